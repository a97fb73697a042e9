/** Value of the filter `edition` for pages that belong to every edition. */
export const everyEdition = 'alle';
