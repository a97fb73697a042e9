/** Names whose value is a secret: password, key, token. */
const secretName =
  /(?:^|_)(?:PASS|PASSWD|PASSWORD|PASSPHRASE|PWD|SECRET|SECRETS|TOKEN|APIKEY|KEY|CREDENTIALS?|PRIVATE|PASSWORT|KENNWORT|GEHEIM|GEHEIMNIS|SCHLUESSEL)(?:$|_|\d)|PASSWORD$|PASSWORT$|SECRET$|TOKEN$|APIKEY$/;

/** Names that match but hold something else. */
const harmless =
  /^(?:KEYMAP|KEYBOARD.*|.*_KEY_(?:FILE|PATH|DIR|ID)|.*(?:_FILE|_PATH|_DIR)|PWD|OLDPWD|PUBLIC_KEY|.*_PUBLIC_KEY)$/;

/** `postgresql://user:password@host`: the part between colon and `@`. */
export const passwordInUrl = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{0,200}:([^\s/@]{1,200})@/i;

/** Whether the value of an environment variable is likely a secret. Empty values and masks of dots are one too. */
export function isSecret(name: string, value: string): boolean {
  const upper = name.toUpperCase();
  if (harmless.test(upper)) return false;
  return secretName.test(upper) || passwordInUrl.test(value);
}

/** `..`, `***`, `xxxx`, `<geheim>`: a place holder, not a value. */
export function isMasked(value: string): boolean {
  return /^(?:[.*•x…]+|<[^<>]*>)$/i.test(value);
}
