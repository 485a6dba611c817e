export function isEmail(text: string): boolean {
  return /^[^\s@<>()",;:]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);
}

/** The address that somebody means, who need not know how it begins; undefined when it is none. */
export function asWebAddress(text: string): string | undefined {
  const typed = text.trim();
  // `mailto:` and the like are no addresses of the web; `localhost:3000` has a port.
  if (/^[a-z][a-z0-9+.-]*:(?!\/\/|\d)/i.test(typed)) return undefined;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
    return /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** `rule` is the workspace's setting: a regular expression for the whole name. One that does not compile allows everything. */
export function isUsername(text: string, rule: string): boolean {
  try {
    return new RegExp(`^${rule}$`).test(text);
  } catch {
    return true;
  }
}
