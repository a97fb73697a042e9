// A loader runs in the bundler's own Node process, which reads no TypeScript.
const { readdirSync } = require('node:fs');
const path = require('node:path');

const source = path.resolve(__dirname, '..', '..');
/** What the HTML of a fence is made from, besides the page itself. */
const rooms = [
  ...['catalogue', 'engine', 'experiments', 'markup', 'remark'].map((room) => path.join(source, room)),
  ...['examples', 'experiments'].map((room) => path.join(source, '..', room)),
];

const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));

/** Passes a page through and says which files its annotated blocks depend on. */
module.exports = function dependencyLoader(content) {
  for (const folder of rooms) {
    this.addContextDependency(folder);
    for (const file of files(folder)) this.addDependency(file);
  }
  return content;
};
