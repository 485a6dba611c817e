import { expect, test } from 'vitest';
import { fakeServer, refuse } from '../testing/fake-server';
import { server } from './server';

test('deleting twice ends in the same as deleting once; another refusal is one', async () => {
  fakeServer({ 'POST chat.delete': () => refuse(400, 'error-message-not-found') });
  await expect(server.erase({ _id: 'm1', rid: 'r1' })).resolves.toBeUndefined();
  fakeServer({ 'POST chat.delete': () => refuse(400, 'error-action-not-allowed') });
  await expect(server.erase({ _id: 'm1', rid: 'r1' })).rejects.toMatchObject({ errorType: 'error-action-not-allowed' });
});
