export function isEmail(text: string): boolean {
  return /^[^\s@<>()",;:]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);
}

export function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
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
