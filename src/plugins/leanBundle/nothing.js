// Stands in for the theme's module that loads Prism on every page.
module.exports = {};
