import { randomInt } from 'node:crypto';

const kAlphabet = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';

/** A 17-character id as clients make them for their own messages. */
export function randomId(): string {
  return Array.from({ length: 17 }, () => kAlphabet[randomInt(kAlphabet.length)]).join('');
}

let counter = 0;

/** `base` made unique in this run, in letters that user names and room names allow. */
export function unique(base: string): string {
  return `${base}-${process.pid.toString(36)}${(counter++).toString(36)}`;
}
