// Docusaurus decodes what stands behind the `#`, and a page ends in an error where that is no UTF-8: `#50%`.

/** Writes the percent signs of an anchor that cannot be decoded as what they are. */
function mend(): void {
  const { hash, pathname, search } = window.location;
  try {
    decodeURIComponent(hash);
  } catch {
    window.history.replaceState(window.history.state, '', pathname + search + hash.replaceAll('%', '%25'));
  }
}

if (typeof window !== 'undefined') {
  mend();
  // Before the router hears of it
  window.addEventListener('popstate', mend, { capture: true });
}
