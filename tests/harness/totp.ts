// An authenticator app: RFC 6238 with SHA-1, 30 seconds and six digits.

import { createHmac } from 'node:crypto';
import type { Loose } from './ejson.ts';
import type { Caller } from './rest.ts';

const kStep = 30_000;

/** The bytes that a text in base32 stands for. */
function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? []);
}

export class Authenticator {
  readonly secret: string;
  readonly backups: string[] = [];
  private step: number;

  /** Its clock is as many steps behind that of the server, which must allow for them (MaxDelta); each code is one ahead. */
  constructor(secret: string, behind = 0) {
    this.secret = secret;
    this.step = Math.floor(Date.now() / kStep) - behind - 1;
  }

  /** A code that was not made before: the server takes none twice. */
  code(): string {
    this.step = Math.max(this.step + 1, 0);
    return this.current();
  }

  /** The last one again. */
  current(): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(this.step));
    const hash = createHmac('sha1', bytesOf(this.secret)).update(counter).digest();
    const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, '0');
  }
}

/** Somebody turns their second factor on, over REST. */
export async function enrol(who: Caller, behind = 0): Promise<Authenticator> {
  const offer: Loose = await who.post('users.enableTotp');
  const app = new Authenticator(offer.secret, behind);
  const made: Loose = await who.post('users.validateTotp', { code: app.code() });
  app.backups.push(...made.codes);
  return app;
}
