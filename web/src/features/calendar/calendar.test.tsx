import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { CalendarPage } from './CalendarPage';
import { meetingAddress } from './address';
import { calendarCalls } from './calls';
import { dayOf, dayText, likelyStart, plusDays, startOfDay } from './days';

const at = (hour: number, minute = 0, day = 3): number => new Date(2026, 11, day, hour, minute).getTime();
const iso = (time: number): string => new Date(time).toISOString();
const event = (_id: string, time: number, changes: object = {}) => ({
  _id,
  uid: 'me',
  startTime: iso(time),
  subject: `meeting ${_id}`,
  description: '',
  notificationSent: false,
  _updatedAt: iso(1),
  ...changes,
});
/** Answers each question as the server does, whose day is one of UTC. */
const listing = (events: ReturnType<typeof event>[]) => ({
  'GET calendar-events.list': ({ query }: { query: Record<string, string> }) => ({
    data: events.filter(({ startTime }) => startTime.slice(0, 10) === String(query.date).slice(0, 10)),
  }),
});
const show = (props: { day?: string; id?: string } = {}) =>
  stage().show(<CalendarPage day={props.day} id={props.id} />, '/calendar');
const rows = () => screen.getAllByRole('listitem').map((row) => row.textContent);

beforeEach(() => {
  vi.useFakeTimers({ now: at(10, 7), shouldAdvanceTime: true, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('days begin at midnight of the clock here, and are told apart in addresses', () => {
  expect(dayText(plusDays(at(23, 59, 31), 1))).toBe('2027-01-01');
  expect(dayText(plusDays(at(0), -3))).toBe('2026-11-30');
  expect(dayOf('2026-12-24', at(9))).toBe(at(0, 0, 24));
  expect(dayOf('someday', at(9))).toBe(at(0));
  expect(likelyStart(at(0), at(10, 7))).toBe(at(10, 30));
  expect(likelyStart(at(0, 0, 9), at(10, 7))).toBe(at(9, 0, 9));
  expect(startOfDay(at(23, 59))).toBe(at(0));
});

test('a day of the clock here is asked for by both its ends, and has nothing of the days around it', async () => {
  const { calls } = fakeServer(
    listing([event('a', at(0)), event('b', at(23, 59)), event('c', at(0, 0, 4)), event('d', at(23, 59, 2))]),
  );
  const found = await calendarCalls.ofDay(at(0), new AbortController().signal);
  expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(calls.map(({ query }) => query.date)).toEqual([iso(at(0)), iso(at(0, 0, 4) - 1)]);
});

test('today has a line where the day stands, and says when the next one is', async () => {
  fakeServer(listing([event('late', at(10, 30), { description: 'bring cake\nand forks' }), event('early', at(9))]));
  await show();
  await screen.findByText('meeting early');
  expect(rows()).toEqual([
    expect.stringMatching(/^9:00 AMmeeting early/),
    expect.stringMatching(/^10:07 AMNow/),
    expect.stringMatching(/^10:30 AMmeeting latein 23 minutesbring cake$/),
  ]);
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(/^Today, Thursday/);
});

test('one goes from day to day, to any, and back to today', async () => {
  fakeServer(listing([]));
  const { location } = await show();
  expect(await screen.findByText('No appointments on this day')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Previous day' }));
  await userEvent.click(screen.getByRole('button', { name: 'Next day' }));
  const field = screen.getByLabelText('Go to day');
  await userEvent.click(screen.getByRole('button', { name: 'Today' }));
  await userEvent.clear(field);
  await userEvent.type(field, '2027-02-28');
  expect(location.history.slice(1)).toEqual(
    ['02', '04', '03'].map((day) => `/calendar/2026-12-${day}`).concat('/calendar/2027-02-28'),
  );
});

test('a new one is refused by the name of the field, then made', async () => {
  const { bodies } = fakeServer({ ...listing([]), 'POST calendar-events.create': () => ({ id: 'n' }) });
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'New appointment' }));
  const dialog = await screen.findByRole('dialog', { name: 'New appointment' });
  await userEvent.type(within(dialog).getByLabelText('Meeting link (optional)'), 'nowhere');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }));
  expect(within(dialog).getByRole('textbox', { name: 'Subject' })).toHaveAccessibleDescription('Enter a subject.');
  expect(within(dialog).getByLabelText('Meeting link (optional)')).toHaveAccessibleDescription(/^Enter a web address/);
  expect(within(dialog).getByRole('textbox', { name: 'Subject' })).toHaveFocus();
  expect(bodies('POST calendar-events.create')).toEqual([]);

  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Subject' }), ' Stand-up ');
  await userEvent.type(within(dialog).getByLabelText('Meeting link (optional)'), '.example/x');
  await userEvent.selectOptions(within(dialog).getByLabelText('Reminder'), '1 hour before');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(bodies('POST calendar-events.create')).toEqual([
    {
      subject: 'Stand-up',
      startTime: iso(at(10, 30)),
      description: '',
      meetingUrl: 'https://nowhere.example/x',
      reminderMinutesBeforeStart: 60,
    },
  ]);
});

test('what the server refuses stands beside its field', async () => {
  fakeServer({
    ...listing([]),
    'POST calendar-events.create': () => refuse(400, 'invalid-params', 'no', { field: 'description' }),
  });
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'New appointment' }));
  await userEvent.type(await screen.findByRole('textbox', { name: 'Subject' }), 'x');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Description' })).toBeInvalid());
});

test('one is opened beside, joined, changed and deleted', async () => {
  const one = event('a', at(11), {
    description: 'see https://example.com',
    meetingUrl: 'https://meet.example/1',
    reminderMinutesBeforeStart: 90,
    externalId: 'outlook 1',
  });
  const { bodies } = fakeServer({
    ...listing([one]),
    'GET calendar-events.info': () => ({ event: one }),
    'POST calendar-events.update': () => ({}),
    'POST calendar-events.delete': () => ({}),
  });
  const { location } = await show({ day: '2026-12-03', id: 'a' });
  const panel = await screen.findByRole('complementary', { name: 'Appointment' });
  expect(await within(panel).findByText('90 minutes before')).toBeInTheDocument();
  expect(within(panel).getByRole('link', { name: 'Join meeting a' })).toHaveAttribute('href', 'https://meet.example/1');
  expect(within(panel).getByText(/comes from another calendar/)).toBeInTheDocument();

  await userEvent.click(within(panel).getByRole('button', { name: 'Edit' }));
  const dialog = await screen.findByRole('dialog', { name: 'Edit appointment' });
  await userEvent.selectOptions(within(dialog).getByLabelText('Reminder'), 'None');
  await userEvent.clear(within(dialog).getByLabelText('Meeting link (optional)'));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save changes' }));
  await waitFor(() =>
    expect(bodies('POST calendar-events.update')).toEqual([
      { eventId: 'a', subject: 'meeting a', startTime: iso(at(11)), description: 'see https://example.com' },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await userEvent.click(within(panel).getByRole('button', { name: 'Delete' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(bodies('POST calendar-events.delete')).toEqual([{ eventId: 'a' }]));
  await waitFor(() => expect(location.history.at(-1)).toBe('/calendar/2026-12-03'));
});

test('an address that is none of the web is no link', async () => {
  fakeServer(listing([event('a', at(11), { meetingUrl: 'javascript:alert(1)' })]));
  await show();
  await screen.findByText('meeting a');
  expect(screen.queryByRole('link', { name: /^Join/ })).not.toBeInTheDocument();
});

test.each([
  ['https://meet.example/1', 'https://meet.example/1'],
  ['http://meet/room', 'http://meet/room'],
  [' meet.example/1 ', 'https://meet.example/1'],
  ['mailto:ann@example.com', undefined],
  ['https://', undefined],
  ['somewhere', undefined],
])('the link %s leads to %s', (typed, address) => expect(meetingAddress(typed)).toBe(address));

test('one that is gone says so, and so does a day that cannot be had', async () => {
  fakeServer({
    'GET calendar-events.list': () => refuse(500, 'error'),
    'GET calendar-events.info': () => refuse(400, 'error-calendar-event-not-found'),
  });
  await show({ id: 'gone' });
  expect(await screen.findByText('Your appointments could not be loaded')).toBeInTheDocument();
  expect(screen.getAllByRole('button', { name: 'Try again' }).length).toBeGreaterThan(0);
});
