// Stands in for a component of Docusaurus that this site has switched off.
module.exports = { __esModule: true, default: () => null };
