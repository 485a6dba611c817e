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

test('whoever acts as somebody else comes back to themself, however it ends, over a reload too', () => {
  session.start({ userId: 'admin', authToken: 'own' });
  session.start({ userId: 'ann', authToken: 'lent', own: { userId: 'admin', authToken: 'own' } });
  expect(JSON.parse(localStorage.getItem('confab.session') ?? '')).toMatchObject({
    userId: 'ann',
    own: { userId: 'admin' },
  });
  session.end('expired');
  expect(session.current).toEqual({ userId: 'admin', authToken: 'own' });
  expect(document.cookie).toContain('rc_uid=admin');
  session.end('signed-out');
  expect(session.current).toBeNull();
});
