import { describe, expect, test } from 'vitest';
import type { Message } from '../../stores/entities';
import { buildRows, hiddenTypes, newestFirst, reuseRows, rowsBefore, type RowOptions } from './rows';

const kNoon = new Date(2024, 4, 10, 12).getTime();
const message = (id: string, seconds: number, changes: Partial<Message> = {}): Message => ({
  _id: id,
  rid: 'r',
  msg: id,
  u: { _id: 'u2', username: 'ben' },
  ts: kNoon + seconds * 1_000,
  updatedAt: kNoon + seconds * 1_000,
  ...changes,
});
const options: RowOptions = { me: { _id: 'me', username: 'ann' }, outbox: [], groupingPeriod: 300, hidden: new Set() };
const shape = (rows: ReturnType<typeof buildRows>) =>
  rows.map(({ message: { _id }, grouped, day, unread }) =>
    [_id, day ? 'day' : '', unread ? 'unread' : '', grouped ? 'grouped' : ''].filter(Boolean).join(' '),
  );

describe('rows', () => {
  test('messages of one author follow each other closely, within the period and with nothing between', () => {
    const rows = buildRows(
      [
        message('a', 0),
        message('b', 299),
        message('c', 600),
        message('d', 610, { u: { _id: 'u3', username: 'cleo' } }),
        message('e', 620),
        message('f', 630, { t: 'uj' }),
        message('g', 640),
        message('h', 650, { groupable: false }),
        message('i', 660, { alias: 'Bot' }),
      ],
      options,
    );
    expect(shape(rows)).toEqual(['a day', 'b grouped', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
  });

  test('a new day and the first unread one stand apart', () => {
    const rows = buildRows([message('a', 0), message('b', 10), message('c', 20), message('d', 13 * 3600)], {
      ...options,
      readUntil: kNoon + 5_000,
    });
    expect(shape(rows)).toEqual(['a day', 'b unread', 'c grouped', 'd day']);
  });

  test('who has come or gone is no news; what was said after it is', () => {
    const joined = message('joined', 10, { t: 'uj' });
    const read = { ...options, readUntil: kNoon + 5_000 };
    expect(shape(buildRows([message('a', 0), joined], read))).toEqual(['a day', 'joined']);
    expect(shape(buildRows([message('a', 0), joined, message('b', 20)], read))).toEqual([
      'a day',
      'joined',
      'b unread',
    ]);
  });

  test('what one has written oneself is not unread', () => {
    const rows = buildRows([message('a', 0), message('mine', 10, { u: options.me }), message('b', 20)], {
      ...options,
      readUntil: kNoon + 1,
    });
    expect(shape(rows)).toEqual(['a day', 'mine', 'b unread']);
  });

  test('hidden system messages leave no trace', () => {
    const hidden = hiddenTypes(['uj', 'mute_unmute'], { sysMes: ['ul'] });
    const rows = buildRows(
      [
        message('a', 0),
        message('j', 1, { t: 'uj' }),
        message('m', 2, { t: 'user-muted' }),
        message('l', 3, { t: 'ul' }),
        message('b', 4),
      ],
      {
        ...options,
        hidden,
      },
    );
    expect(shape(rows)).toEqual(['a day', 'b grouped']);
  });

  test('what waits to be sent stands last, once, whatever the clock says', () => {
    const entry = (id: string, failure?: { type: string; message: string }) => ({
      kind: 'send' as const,
      id,
      uid: 'me',
      rid: 'r',
      msg: id,
      at: kNoon - 10_000,
      ...(failure && { failure }),
    });
    const rows = buildRows([message('a', 0), message('there', 1, { u: options.me })], {
      ...options,
      outbox: [entry('there'), entry('waiting'), entry('refused', { type: 'x', message: 'No' })],
    });
    expect(rows.map(({ message: { _id }, delivery }) => [_id, delivery])).toEqual([
      ['a', 'sent'],
      ['there', 'sent'],
      ['waiting', 'pending'],
      ['refused', 'failed'],
    ]);
  });

  test('a change on its way is shown, a deletion hides; what is refused shows what there is', () => {
    const of = { uid: 'me', rid: 'r', at: kNoon };
    const failure = { type: 'x', message: 'No' };
    const list = [message('a', 0, { md: [] }), message('b', 10), message('c', 20)];
    const outbox = [
      { ...of, id: '1', kind: 'edit' as const, messageId: 'a', msg: 'old' },
      { ...of, id: '2', kind: 'edit' as const, messageId: 'a', msg: 'new' },
      { ...of, id: '3', kind: 'delete' as const, messageId: 'b' },
      { ...of, id: '4', kind: 'delete' as const, messageId: 'c', failure },
    ];
    const rows = buildRows(list, { ...options, outbox });
    expect(rows.map(({ message: { msg }, delivery, command }) => [msg, delivery, command?.id])).toEqual([
      ['new', 'pending', '2'],
      ['c', 'failed', '4'],
    ]);
    expect(rows[0]?.message.md).toBeUndefined();
    // The same objects, though built again.
    expect(reuseRows(rows, buildRows(list, { ...options, outbox }))).toEqual(rows);
    expect(reuseRows(rows, buildRows(list, { ...options, outbox }))[0]).toBe(rows[0]);
  });

  test('rows that are the same stay the same objects', () => {
    const list = [message('a', 0), message('b', 10)];
    const before = buildRows(list, options);
    const after = reuseRows(before, buildRows([...list, message('c', 20)], options));
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    const refused = reuseRows(
      after,
      buildRows([list[0]!, message('b', 10, { msg: 'changed' }), message('c', 20)], options),
    );
    expect(refused[0]).toBe(before[0]);
    expect(refused[1]).not.toBe(before[1]);
  });

  test('the start moves by what came before it, also when the first row has gone', () => {
    const build = (...ids: number[]) =>
      buildRows(
        ids.map((n) => message(`m${n}`, n)),
        options,
      );
    expect(rowsBefore(build(3, 4), build(1, 2, 3, 4))).toBe(2);
    expect(rowsBefore(build(3, 4, 5), build(1, 2, 4, 5))).toBe(1);
    expect(rowsBefore(build(3, 4), build(3, 4, 5))).toBe(0);
  });
});

test('the newest first: each by itself, with the date above the newest of its day', () => {
  const rows = buildRows([message('a', -86_400), message('b', 0), message('c', 10)], options);
  expect(shape(newestFirst(rows))).toEqual(['c day', 'b', 'a day']);
});
