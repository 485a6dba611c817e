// Without characters that people mix up (0/O, 1/l/I, U/V): the form of every id of the platform.
const alphabet = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';

/** A new random id of 17 characters. */
export function newId(): string {
  let id = '';
  while (id.length < 17) {
    for (const byte of crypto.getRandomValues(new Uint8Array(24))) {
      // 220 = 4 * 55: larger bytes are thrown away, or the first letters would come more often.
      if (byte < 220 && id.length < 17) id += alphabet[byte % alphabet.length];
    }
  }
  return id;
}
