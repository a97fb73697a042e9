/** Whether a value of an INI file says what it is: no variable, no file's content, no placeholder left in it. */
export const isKnown = (value: string): boolean => !/[$@%]\(|%[A-Za-z0-9]/.test(value);
