/** Loads Pagefind, which starts its own process on first use. */
declare function loadPagefind(): Promise<typeof import('pagefind')>;
export = loadPagefind;
