// A loader runs in the bundler's own Node process, which reads no TypeScript.

/** Strings of the theme for pages that this site does not have: a blog, and lists of tags. */
const unused = /^theme\.(?:blog|tags)\.|^theme\.docs\.tagDocListPage/;

/** Takes out of Docusaurus' own JSON what no page of this site reads: strings of a blog, versions of plugins. */
module.exports = function jsonLoader(json) {
  const data = JSON.parse(json);
  if ('pluginVersions' in data) return JSON.stringify({ ...data, pluginVersions: {} });
  return JSON.stringify(Object.fromEntries(Object.entries(data).filter(([id]) => !unused.test(id))));
};
