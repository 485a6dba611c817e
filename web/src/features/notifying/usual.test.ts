import { expect, test } from 'vitest';
import { standIn } from '../../testing/stand-in';
import type { State } from '../../stores/state';
import { usualFor } from './usual';

function state(workspace?: string, most?: number): State {
  const settings = new Map<string, unknown>();
  if (workspace !== undefined) settings.set('Accounts_Default_User_Preferences_desktopNotifications', workspace);
  if (most !== undefined) settings.set('Notifications_Max_Room_Members', most);
  return standIn<State>({ settings });
}

test('a room goes by its reader before the workspace', () => {
  expect(usualFor(state('all', 2), false, 500, 'nothing')).toEqual({ choice: 'nothing', by: 'self' });
  expect(usualFor(state('mentions'), false, 5, undefined)).toEqual({ choice: 'mentions', by: 'workspace' });
  expect(usualFor(state(), false, 5, undefined)).toEqual({ choice: 'all', by: 'workspace' });
});

test('a room with many people notifies of mentions alone, a conversation never so', () => {
  expect(usualFor(state('all', 100), false, 101, undefined)).toEqual({
    choice: 'mentions',
    by: 'workspace',
    most: 100,
  });
  expect(usualFor(state('all', 100), false, 100, undefined)).toEqual({ choice: 'all', by: 'workspace' });
  expect(usualFor(state('all', 100), true, 101, undefined)).toEqual({ choice: 'all', by: 'workspace' });
  expect(usualFor(state('nothing', 100), false, 101, undefined).choice).toBe('nothing');
  expect(usualFor(state('all', 0), false, 101, undefined).choice).toBe('all');
});
