import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from './sha256';

test.each([
  '',
  'abc',
  'Größe 漢字 🙂',
  ...[54, 55, 56, 57, 63, 64, 65, 119, 120, 1000].map((length) => 'x'.repeat(length)),
])('"%s"', (text) => expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex')));
