import { expect, test } from 'vitest';
import { session } from './session';

test('who is signed in is known to what the browser asks for by itself, and no longer after signing out', () => {
  session.start({ userId: 'u1', authToken: 'a-token_1' });
  expect(document.cookie).toContain('rc_uid=u1');
  expect(document.cookie).toContain('rc_token=a-token_1');
  session.start({ userId: 'u1', authToken: 'a-token_2' });
  expect(document.cookie).toContain('rc_token=a-token_2');
  session.end('signed-out');
  expect(document.cookie).not.toContain('token_2');
  expect(document.cookie).not.toContain('u1');
});
