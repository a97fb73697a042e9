// CommonJS, because the loader of the configuration turns `import()` into `require()` in every other
// kind of file, and Pagefind can only be imported.
module.exports = () => import('pagefind');
