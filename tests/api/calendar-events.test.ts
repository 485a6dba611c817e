// Appointments, as clients store them and are told of them.

import assert from 'node:assert/strict';
import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const kEvent = { startTime: '2027-01-05T09:00:00.000Z', subject: 'Stand-up', description: 'every day' };
const create = async (who: User, body: Loose = {}): Promise<string> => ((await who.post('calendar-events.create', { ...kEvent, ...body })) as Loose).id;
const info = async (who: User, id: string): Promise<Loose> => ((await who.get('calendar-events.info', { id })) as Loose).event;
const day = async (who: User, date: string): Promise<Loose[]> => ((await who.get('calendar-events.list', { date })) as Loose).data;

test('appointments are made, listed by day, changed and removed', async ({ chat }) => {
  const ann = await chat.user('ann');
  const id = await create(ann, { meetingUrl: 'https://meet.example.test/1', reminderMinutesBeforeStart: 5 });
  const event = await info(ann, id);
  assert.deepEqual(
    [event._id, event.uid, event.startTime, event.subject, event.meetingUrl, event.reminderTime, event.notificationSent],
    [id, ann.id, kEvent.startTime, 'Stand-up', 'https://meet.example.test/1', '2027-01-05T08:55:00.000Z', false],
  );
  const late = await create(ann, { startTime: '2027-01-05T23:30:00.000Z', subject: 'Late' });
  await create(ann, { startTime: '2027-01-06T00:00:00.000Z', subject: 'The next day' });
  assert.deepEqual((await day(ann, '2027-01-05')).map((one) => one._id), [id, late]);
  await ann.post('calendar-events.update', { ...kEvent, eventId: id, subject: 'Sit-down', startTime: '2027-01-06T09:00:00.000Z' });
  const changed = await info(ann, id);
  assert.deepEqual([changed.subject, changed.meetingUrl, changed.reminderTime], ['Sit-down', undefined, undefined]);
  assert.deepEqual((await day(ann, '2027-01-05')).map((one) => one._id), [late]);
  await ann.post('calendar-events.delete', { eventId: late });
  assert.deepEqual(await day(ann, '2027-01-05'), []);
});

test('what is imported again is changed', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const put = async (who: User, subject: string): Promise<string> => ((await who.post('calendar-events.import', { ...kEvent, externalId: 'outlook 1', subject })) as Loose).id;
  const id = await put(ann, 'One');
  assert.equal(await put(ann, 'Two'), id);
  assert.equal((await info(ann, id)).subject, 'Two');
  assert.equal((await info(ann, id)).externalId, 'outlook 1');
  assert.notEqual(await put(ben, 'His'), id);
  assert.equal(await create(ann, { externalId: 'outlook 1', subject: 'Three' }), id);
});

test('who wants to be told is told in time, once', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const [hers, his] = [await ann.watchOwn('calendar'), await ben.watchOwn('calendar')];
  await ben.post('users.setPreferences', { data: { notifyCalendarEvents: false } });
  const quiet = await create(ben, { startTime: inSeconds(61), reminderMinutesBeforeStart: 1 });
  const id = await create(ann, { startTime: inSeconds(61), reminderMinutesBeforeStart: 1 });
  await hers.next(([one]: Loose[]) => one.payload._id === id && one.title === 'Stand-up' && /^\d\d:\d\d$/.test(one.text));
  assert.equal((await info(ann, id)).notificationSent, true);
  const soon = await create(ben, { startTime: inSeconds(20), reminderMinutesBeforeStart: 5 });
  await ben.post('users.setPreferences', { data: { notifyCalendarEvents: true } });
  const told = await create(ben, { startTime: inSeconds(20), reminderMinutesBeforeStart: 5 });
  const [[first]] = [await his.next(() => true)] as Loose;
  assert.ok([soon, told].includes(first.payload._id));
  assert.notEqual(first.payload._id, quiet);
});

test('appointments are checked, and those of others out of reach', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const id = await create(ann);
  await ben.refused(400, 'error-calendar-event-not-found', 'GET', 'calendar-events.info', { id });
  await ben.refused(400, 'error-calendar-event-not-found', 'POST', 'calendar-events.delete', { eventId: id });
  await ben.refused(400, 'error-calendar-event-not-found', 'POST', 'calendar-events.update', { ...kEvent, eventId: id });
  const refused = (body: Loose) => ann.refused(400, undefined, 'POST', 'calendar-events.create', { ...kEvent, ...body });
  for (const body of [{ startTime: 'soon' }, { startTime: undefined }, { subject: undefined }, { description: undefined }, { subject: 'x'.repeat(513) }, { reminderMinutesBeforeStart: -1 }, { meetingUrl: 'javascript:alert(1)' }]) {
    await refused(body);
  }
  await ann.refused(400, undefined, 'POST', 'calendar-events.import', kEvent);
  await ann.refused(400, undefined, 'GET', 'calendar-events.list', { date: 'today' });
  await chat.anyone.refused(401, undefined, 'GET', 'calendar-events.list', { date: '2027-01-05' });
});
