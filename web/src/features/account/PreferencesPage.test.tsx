import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Preferences } from '../../api/entities';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import { adoptLook } from '../../theme/look';
import PreferencesPage from './PreferencesPage';
import { kPreferences, wordsOf } from './preferences';

const played = vi.fn();
beforeEach(() => {
  played.mockClear();
  vi.stubGlobal(
    'Audio',
    class {
      constructor(readonly src: string) {}
      volume = 1;
      addEventListener() {}
      play() {
        played(this.src, this.volume);
        return Promise.resolve();
      }
    },
  );
});

async function open(preferences: Preferences = {}) {
  const set = stage();
  const me = { _id: 'me', username: 'me', roles: [], settings: { preferences } };
  set.dispatch({ type: 'loaded', data: { me } });
  const server = fakeServer({
    'GET custom-sounds.list': () => ({ sounds: [{ _id: 's1', name: 'Gong', extension: 'mp3', _updatedAt: '' }] }),
    'POST users.setPreferences': () => ({ user: { _id: 'me', settings: {} } }),
    'GET me': () => ({ _id: 'me', username: 'me', settings: { preferences } }),
  });
  await set.show(<PreferencesPage />);
  return { saved: () => server.bodies('POST users.setPreferences'), user: userEvent.setup() };
}

test('every preference is saved as it is changed', async () => {
  const { saved, user } = await open({ sidebarShowUnread: true });
  const unread = screen.getByRole('checkbox', { name: 'Unread rooms first' });
  expect(unread).toBeChecked();
  await user.click(unread);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order of rooms' }), 'By name');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Away after' }), '15 minutes');
  await waitFor(() =>
    expect(saved()).toEqual([
      { data: { sidebarShowUnread: false } },
      { data: { sidebarSortby: 'alphabetical' } },
      { data: { idleTimeLimit: 900 } },
    ]),
  );
  for (const { name } of kPreferences) expect(document.body.textContent).not.toContain(name);
});

test('a sound of the workspace is chosen, and heard', async () => {
  const { saved, user } = await open({ notificationsSoundVolume: 50 });
  await screen.findByRole('option', { name: 'Gong' });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Sound' }), 'Gong');
  expect(played).toHaveBeenCalledWith('/custom-sounds/s1.mp3', 0.5);
  await waitFor(() => expect(saved()).toEqual([{ data: { newMessageNotification: 's1' } }]));
});

test('words to be notified about are kept one by one, once they are confirmed', async () => {
  const { saved, user } = await open({ highlights: ['lunch'] });
  const field = screen.getByRole('textbox', { name: 'Words to be notified about' });
  expect(field).toHaveValue('lunch');
  await user.type(field, ',  release train ,lunch');
  expect(saved()).toEqual([]);
  const form = field.closest('form');
  await user.click(within(form ?? document.body).getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(saved()).toEqual([{ data: { highlights: ['lunch', 'release train'] } }]));
  expect(wordsOf(' , ')).toEqual([]);
});

test('the look goes by marks on the document, and only by those that are known', () => {
  const root = document.documentElement;
  adoptLook({ sidebarViewMode: 'condensed', sidebarDisplayAvatar: false, displayAvatars: false, fontSize: '120%' });
  expect({ ...root.dataset }).toMatchObject({ density: 'condensed', sidebarFaces: 'off', faces: 'off' });
  expect(root.style.fontSize).toBe('120%');
  adoptLook({ sidebarViewMode: 'nonsense', fontSize: '900%' });
  expect(root.dataset).not.toHaveProperty('density');
  expect(root.dataset).not.toHaveProperty('faces');
  expect(root.style.fontSize).toBe('');
});
