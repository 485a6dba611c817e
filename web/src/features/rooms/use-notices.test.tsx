import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeSocket } from '../../realtime/fake-socket';
import { DdpClient } from '../../realtime/ddp';
import { memoryStorage } from '../../outbox/storage';
import { Chat } from '../../stores/chat';
import { ModelContext } from '../../stores/hooks';
import type { Server } from '../../stores/server';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { switchNotifications } from '../../lib/notifications';
import { renderAt } from '../../testing/render';
import { playTone } from '../sounds/tone';
import { ToastRegion } from '../../ui';
import { fakeServer, refuse } from '../../testing/fake-server';
import Notices from './use-notices';
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
  return (
    <>
      <Notices />
      <ToastRegion />
    </>
  );
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
  const say = (eventName: string, told: object) =>
    act(() =>
      socket.say({ msg: 'changed', collection: 'stream-notify-user', id: 'id', fields: { eventName, args: [told] } }),
    );
  const tell = () => say('me/notification', notice);
  const tellAppointment = () => say('me/calendar', { title: 'Stand-up', text: '03:15', payload: { _id: 'a' } });
  return { ...view, tell, tellAppointment, chat };
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

const appointment = (startsAt: number, meetingUrl?: string) => ({
  event: {
    _id: 'a',
    uid: 'me',
    subject: 'Stand-up',
    description: '',
    startTime: new Date(startsAt).toISOString(),
    ...(meetingUrl !== undefined && { meetingUrl }),
    notificationSent: true,
    _updatedAt: new Date(1).toISOString(),
  },
});

test('an appointment that begins soon is told of by the clock here, in the page and outside, with the way to it', async () => {
  const startsAt = new Date(2026, 11, 3, 10, 15).getTime();
  fakeServer({ 'GET calendar-events.info': () => appointment(startsAt) });
  const { tellAppointment, location, chat } = await setUp();
  tellAppointment();
  const time = format('en').recent(startsAt);
  expect(await screen.findByText(`Reminder: Stand-up, ${time}`)).toBeInTheDocument();
  expect(shown).toMatchObject([{ title: 'Stand-up', options: { body: `Begins: ${time}`, tag: 'a' } }]);
  expect(playTone).toHaveBeenCalledTimes(1);
  await userEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(location.history.at(-1)).toBe('/calendar/2026-12-03/a');
  chat.stop();
});

test('the reminder of a meeting leads to it; what cannot be looked up is told of as the server says it', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null);
  fakeServer({ 'GET calendar-events.info': () => appointment(Date.now(), 'https://meet.example/1') });
  const meeting = await setUp();
  meeting.tellAppointment();
  await userEvent.click(await screen.findByRole('button', { name: 'Join' }));
  expect(opened).toHaveBeenCalledExactlyOnceWith('https://meet.example/1', '_blank', 'noopener,noreferrer');
  meeting.chat.stop();
  meeting.unmount();

  fakeServer({ 'GET calendar-events.info': () => refuse(500, 'error') });
  const other = await setUp();
  other.tellAppointment();
  expect(await screen.findByText('Reminder: Stand-up, 03:15')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(other.location.history.at(-1)).toBe('/calendar');
  other.chat.stop();
});
