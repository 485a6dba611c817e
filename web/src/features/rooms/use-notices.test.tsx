import { act } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeSocket } from '../../realtime/fake-socket';
import { DdpClient } from '../../realtime/ddp';
import { memoryStorage } from '../../outbox/storage';
import { Chat } from '../../stores/chat';
import { ModelContext } from '../../stores/hooks';
import type { Server } from '../../stores/server';
import { i18n } from '../../i18n';
import { switchNotifications } from '../../lib/notifications';
import { renderAt } from '../../testing/render';
import { playTone } from '../sounds/tone';
import { useNotices } from './use-notices';
import { standIn } from '../../testing/stand-in';

vi.mock('../sounds/tone', () => ({ playTone: vi.fn() }));

const shown: { title: string; options: NotificationOptions; onclick: (() => void) | null; close: () => void }[] = [];

class FakeNotification {
  static permission = 'granted';
  onclick: (() => void) | null = null;
  close = vi.fn();
  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    shown.push(this);
  }
}

function Listener() {
  useNotices();
  return null;
}

async function setUp(room?: string, preferences: Record<string, unknown> = {}, text = 'hello', t?: string) {
  const socket = new FakeSocket();
  const client = new DdpClient({ url: 'ws://x', token: () => 't', createSocket: () => socket });
  const never = () => new Promise<never>(() => undefined);
  const server = new Proxy(standIn<Server>({}), { get: () => never });
  const chat = new Chat({ uid: 'me', server, client, storage: memoryStorage(), onForcedLogout: vi.fn() });
  chat.store.dispatch({
    type: 'loaded',
    data: {
      me: { _id: 'me', username: 'ann', roles: [], settings: { preferences } },
      permissions: [],
      roles: [],
      settings: [],
    },
  });
  if (room !== undefined) chat.hasOnScreen(room);
  chat.start();
  await socket.welcome();
  const view = await renderAt(
    '/home',
    <ModelContext value={chat}>
      <Listener />
    </ModelContext>,
  );
  const notice = {
    title: 'Ben',
    text,
    payload: { rid: 'd1', type: 'd', sender: { _id: 'u2', username: 'ben' }, message: { msg: text, t } },
  };
  const tell = () =>
    act(() =>
      socket.say({
        msg: 'changed',
        collection: 'stream-notify-user',
        id: 'id',
        fields: { eventName: 'me/notification', args: [notice] },
      }),
    );
  return { ...view, tell, chat };
}

const watching = (yes: boolean) => vi.spyOn(document, 'hasFocus').mockReturnValue(yes);

beforeEach(() => {
  vi.stubGlobal('Notification', FakeNotification);
});
afterEach(() => {
  shown.length = 0;
  vi.mocked(playTone).mockClear();
  vi.unstubAllGlobals();
});

test('a notice in another window is shown and leads to its room', async () => {
  watching(false);
  const { tell, location, chat } = await setUp();
  tell();
  await vi.waitFor(() => expect(shown).toMatchObject([{ title: 'Ben', options: { body: 'hello', tag: 'd1' } }]));
  expect(playTone).toHaveBeenCalledTimes(1);
  act(() => shown[0]?.onclick?.());
  expect(location.history.at(-1)).toBe('/direct/d1');
  chat.stop();
});

test('what is being looked at needs no notice; another room does, also in the same window', async () => {
  watching(true);
  const open = await setUp('d1');
  open.tell();
  await act(async () => undefined);
  expect(shown).toEqual([]);
  expect(playTone).not.toHaveBeenCalled();
  open.chat.stop();
  open.unmount();

  const elsewhere = await setUp('r2');
  elsewhere.tell();
  await vi.waitFor(() => expect(shown).toHaveLength(1));
  expect(playTone).toHaveBeenCalledTimes(1);
  elsewhere.chat.stop();
});

test('of an encrypted message it says so in the language of its reader', async () => {
  watching(false);
  const { tell, chat } = await setUp(undefined, {}, 'ben: Encrypted message', 'e2e');
  await i18n.loadNamespaces('chat');
  await i18n.changeLanguage('de');
  tell();
  await vi.waitFor(() => expect(shown).toMatchObject([{ options: { body: 'ben: Verschlüsselte Nachricht' } }]));
  await i18n.changeLanguage('en');
  chat.stop();
});

test('emoji are pictures there, and one that nobody knows is read as it was typed', async () => {
  watching(false);
  const { tell, chat } = await setUp(undefined, {}, ':tada: done :made_up:');
  tell();
  await vi.waitFor(() => expect(shown).toMatchObject([{ options: { body: '🎉 done :made_up:' } }]));
  chat.stop();
});

test('nothing is shown in a browser in which somebody has switched it off', async () => {
  watching(false);
  await switchNotifications(false);
  const { tell, chat } = await setUp();
  tell();
  await act(async () => undefined);
  expect(shown).toEqual([]);
  expect(playTone).toHaveBeenCalledTimes(1);
  await switchNotifications(true);
  tell();
  await vi.waitFor(() => expect(shown).toHaveLength(1));
  chat.stop();
});

test('the sound can be switched off, and nothing is shown without permission', async () => {
  watching(false);
  FakeNotification.permission = 'default';
  const { tell, chat } = await setUp(undefined, { newMessageNotification: 'none' });
  tell();
  expect(shown).toEqual([]);
  expect(playTone).not.toHaveBeenCalled();
  FakeNotification.permission = 'granted';
  chat.stop();
});
