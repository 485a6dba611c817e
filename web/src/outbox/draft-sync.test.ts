import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stage } from '../stores/testing/stage';
import { fakeServer, refuse } from '../testing/fake-server';
import { DraftSync } from './draft-sync';
import { kTypingFor } from './drafts';

const kStart = Date.parse('2026-03-01T12:00:00Z');
const kLater = 60_000;
const iso = (time: number): string => new Date(time).toISOString();

interface Row {
  rid: string;
  tmid?: string;
  msg: string;
  writtenAt: string;
  _updatedAt: string;
}
const row = (rid: string, msg: string, at: number, changes: Partial<Row> = {}): Row => ({
  rid,
  msg,
  writtenAt: iso(at),
  _updatedAt: iso(at),
  ...changes,
});

/** A device whose clock may be `ahead` of the server's. */
function device(rows: Row[] = [], ahead = 0) {
  let failing: ReturnType<typeof refuse> | undefined;
  const { calls } = fakeServer({
    'POST confab.drafts.save': ({ body }) => {
      if (failing) return failing;
      const { rid, tmid, msg, writtenAt } = body;
      const at = Math.min(Date.parse(writtenAt ?? ''), Date.now() - ahead);
      return { draft: row(rid, msg, at, tmid === undefined ? {} : { tmid }) };
    },
  });
  const { chat, dispatch } = stage();
  const { drafts } = chat;
  const fetched = () =>
    dispatch({ type: 'loaded', data: { daily: { sections: [], scheduled: [], reminders: [], drafts: rows } } });
  const hear = (document: Row) =>
    dispatch({
      type: 'daily.changed',
      data: {
        kind: 'drafts',
        gone: document.msg === '',
        document: {
          ...document,
          writtenAt: Date.parse(document.writtenAt),
          _updatedAt: Date.parse(document._updatedAt),
        },
      },
    });
  const sync = new DraftSync(drafts, chat.store);
  return {
    drafts,
    sync,
    hear,
    fetched,
    sent: () => calls.map(({ body }) => [body.rid, body.msg]),
    tmids: () => calls.map(({ body }) => body.tmid),
    fail: (answer?: ReturnType<typeof refuse>) => (failing = answer),
    start: () => {
      sync.start();
      fetched();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: kStart });
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is typed is told once one pauses, and at once when it is gone', async () => {
  const { drafts, start, sent, tmids, sync } = device();
  start();
  for (const text of ['h', 'he', 'hello']) {
    drafts.set('r1/thread/m1', text);
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(sent()).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent()).toEqual([['r1', 'hello']]);
  expect(tmids()).toEqual(['m1']);
  expect(sync.safe('r1/thread/m1')).toBe(true);
  drafts.set('r1/thread/m1', '');
  await vi.advanceTimersByTimeAsync(400);
  expect(sent().at(-1)).toEqual(['r1', '']);
  // Typed and sent before anybody was told: nobody needs to be.
  drafts.set('r2', 'quick');
  drafts.set('r2', '');
  await vi.advanceTimersByTimeAsync(kLater);
  expect(sent()).toHaveLength(2);
});

test('who goes on typing is told of now and then', async () => {
  const { drafts, start, sent } = device();
  start();
  for (let n = 0; n < 24; n++) {
    drafts.set('r1', 'x'.repeat(n + 1));
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(sent()).toHaveLength(2);
});

test('at the start the latest of each place wins, here or there', async () => {
  const { drafts, start, sent } = device([
    row('r1', 'there, later', kStart + 1_000),
    row('r2', 'there, before', kStart - 5_000),
    row('r3', '', kStart + 1_000),
    row('r4', 'only there', kStart - 9_000),
  ]);
  for (const place of ['r1', 'r2', 'r3', 'r5']) drafts.set(place, 'here');
  await vi.advanceTimersByTimeAsync(kTypingFor);
  start();
  await vi.advanceTimersByTimeAsync(kLater);
  expect(['r1', 'r2', 'r3', 'r4', 'r5'].map((place) => drafts.get(place))).toEqual([
    'there, later',
    'here',
    '',
    'only there',
    'here',
  ]);
  expect(sent()).toEqual([
    ['r2', 'here'],
    ['r5', 'here'],
  ]);
});

test('what another device writes shows, but not under the hands of somebody who types', async () => {
  const { drafts, start, hear, sent } = device();
  start();
  hear(row('r1', 'from the phone', kStart + 1));
  expect(drafts.get('r1')).toBe('from the phone');
  drafts.set('r1', 'from the desk');
  hear(row('r1', 'the phone again', kStart + 5_000));
  expect(drafts.get('r1')).toBe('from the desk');
  await vi.advanceTimersByTimeAsync(kTypingFor);
  expect(sent()).toEqual([['r1', 'from the desk']]);
  hear(row('r1', 'the phone, later', kStart + 2 * kTypingFor));
  expect(drafts.get('r1')).toBe('the phone, later');
});

test('a clock that is ahead does not win for ever', async () => {
  const { drafts, start, hear, sent } = device([], 300_000);
  start();
  drafts.set('r1', 'by a fast clock');
  await vi.advanceTimersByTimeAsync(2 * kTypingFor);
  hear(row('r1', 'by the right one', Date.now() - 300_000 + 1));
  expect(drafts.get('r1')).toBe('by the right one');
  await vi.advanceTimersByTimeAsync(kLater);
  expect(sent()).toHaveLength(1);
});

test('a server that is away is asked again, one that refuses is not', async () => {
  const { drafts, start, sent, fail, sync } = device();
  start();
  fail(refuse(503, 'internal'));
  drafts.set('r1', 'one');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sync.safe('r1')).toBe(false);
  const tried = sent().length;
  expect(tried).toBeGreaterThan(0);
  fail(undefined);
  await vi.advanceTimersByTimeAsync(kLater);
  expect(sync.safe('r1')).toBe(true);
  fail(refuse(400, 'error-too-many-drafts'));
  drafts.set('r2', 'two');
  await vi.advanceTimersByTimeAsync(kLater);
  const before = sent().length;
  await vi.advanceTimersByTimeAsync(kLater);
  expect(sent()).toHaveLength(before);
  expect(drafts.get('r2')).toBe('two');
});

test('before one leaves all is told', async () => {
  const { drafts, start, sync, sent } = device();
  start();
  drafts.set('r1', 'one');
  drafts.set('r2', 'two');
  await sync.flush();
  expect(sent()).toEqual([
    ['r1', 'one'],
    ['r2', 'two'],
  ]);
  sync.stop();
  drafts.set('r1', 'after the end');
  await vi.advanceTimersByTimeAsync(kLater);
  expect(sent()).toHaveLength(2);
});
