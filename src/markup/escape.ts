/** Text as the content of an element. */
export const escapeText = (text: string): string => text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign);

/** Text as the value of an attribute in double quotes. */
export const escapeAttribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
