/** Text as the content of an element; a NUL, which a parser of HTML drops, keeps its place as a sign of its own. */
export const escapeText = (text: string): string => text.replace(/[&<>\0]/g, (sign) => signs[sign] ?? sign);

/** Text as the value of an attribute in double quotes. */
export const escapeAttribute = (text: string): string => text.replace(/[&<>"\0]/g, (sign) => signs[sign] ?? sign);

const signs: Record<string, string> = { '\0': '\uFFFD', '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
