import { expect, test } from 'vitest';
import { standIn } from '../../testing/stand-in';
import type { State } from '../../stores/state';
import { usualFor } from './usual';

function state(own?: string, workspace?: string, most?: number): State {
  const settings = new Map<string, unknown>();
  if (workspace !== undefined) settings.set('Accounts_Default_User_Preferences_desktopNotifications', workspace);
  if (most !== undefined) settings.set('Notifications_Max_Room_Members', most);
  const me = { _id: 'me', username: 'ann', roles: [], settings: { preferences: { desktopNotifications: own } } };
  return standIn<State>({ me, settings });
}

test('a room goes by its reader before the workspace', () => {
  expect(usualFor(state('nothing', 'all', 2), false, 500)).toEqual({ choice: 'nothing', by: 'self' });
  expect(usualFor(state(undefined, 'mentions'), false, 5)).toEqual({ choice: 'mentions', by: 'workspace' });
  expect(usualFor(state('default'), false, 5)).toEqual({ choice: 'all', by: 'workspace' });
});

test('a room with many people notifies of mentions alone, a conversation never so', () => {
  expect(usualFor(state(undefined, 'all', 100), false, 101)).toEqual({
    choice: 'mentions',
    by: 'workspace',
    most: 100,
  });
  expect(usualFor(state(undefined, 'all', 100), false, 100)).toEqual({ choice: 'all', by: 'workspace' });
  expect(usualFor(state(undefined, 'all', 100), true, 101)).toEqual({ choice: 'all', by: 'workspace' });
  expect(usualFor(state(undefined, 'nothing', 100), false, 101).choice).toBe('nothing');
  expect(usualFor(state(undefined, 'all', 0), false, 101).choice).toBe('all');
});
