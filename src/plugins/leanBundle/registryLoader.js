// A loader runs in the bundler's own Node process, which reads no TypeScript.

/**
 * Takes out of the list of routes what rendering on the server alone reads: the path of each module on the machine that
 * builds, twice. The browser needs the `import()`.
 */
module.exports = function registryLoader(code) {
  return code.replace(/, "[^"\n]+", require\.resolveWeak\("[^"\n]+"\)\]/g, ']');
};
