import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../api/http';
import { Outbox } from './outbox';
import { kPatience } from './outbox';
import { memoryStorage, upgraded, type OutboxEntry } from './storage';
import type { Tabs } from './tabs';

const wordsOf = (entry: OutboxEntry): string =>
  entry.kind === 'send'
    ? entry.msg
    : entry.kind === 'edit'
      ? `${entry.messageId}: ${entry.msg}`
      : `no ${entry.messageId}`;

function setUp(
  answers: Record<string, (Error | undefined)[]> = {},
  storage = memoryStorage(),
  tabs: Tabs<string> | undefined = undefined,
) {
  const sent: string[] = [];
  const perform = vi.fn(async (entry: OutboxEntry) => {
    const words = wordsOf(entry);
    sent.push(words);
    const error = answers[words]?.shift();
    if (error) throw error;
    return words;
  });
  const arrived: string[] = [];
  const outbox = new Outbox<string>({
    uid: 'me',
    storage,
    perform,
    arrived: (message) => arrived.push(message),
    random: () => 0,
    ...(tabs && { tabs }),
  });
  void outbox.start();
  return { outbox, sent, arrived, storage, left: () => outbox.store.getState().map(wordsOf) };
}

const offline = () => new ApiError(0, 'error-offline', 'no network');
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('sending', () => {
  test('a message shows at once and goes when it is acknowledged', async () => {
    const { outbox, sent, storage, left } = setUp();
    const entry = outbox.add('r1', { kind: 'send', msg: 'hello' });
    expect(left()).toEqual(['hello']);
    expect(entry.id).toMatch(/^[2-9A-HJ-NP-TW-Za-kmnopq-z]{17}$/);
    await settle();
    expect(sent).toEqual(['hello']);
    expect(left()).toEqual([]);
    expect(await storage.all('me')).toEqual([]);
  });

  test('those of a room go out in order, one waiting for the other; other rooms do not wait', async () => {
    const { outbox, sent } = setUp({ first: [offline()] });
    outbox.add('r1', { kind: 'send', msg: 'first' });
    outbox.add('r1', { kind: 'send', msg: 'second' });
    outbox.add('r2', { kind: 'send', msg: 'elsewhere' });
    await settle();
    expect(sent).toEqual(['first', 'elsewhere']);
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toEqual(['first', 'elsewhere', 'first', 'second']);
  });

  test('is repeated with the same id until it arrives, waiting longer each time', async () => {
    const { outbox, sent, left } = setUp({
      hello: [offline(), new ApiError(503, '503', 'busy'), new Error('timeout')],
    });
    outbox.add('r1', { kind: 'send', msg: 'hello' });
    await vi.advanceTimersByTimeAsync(499);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toHaveLength(4);
    expect(left()).toEqual([]);
  });

  test('does not sit out a wait when the network is back', async () => {
    const { outbox, sent } = setUp({ hello: [offline(), offline()] });
    outbox.add('r1', { kind: 'send', msg: 'hello' });
    await settle();
    outbox.wake();
    await settle();
    outbox.wake();
    await settle();
    expect(sent).toHaveLength(3);
  });
});

describe('other commands', () => {
  test('go out in the order of their making, after the message that they are about', async () => {
    const { outbox, sent, left } = setUp({ hello: [offline()] });
    const { id } = outbox.add('r1', { kind: 'send', msg: 'hello' });
    outbox.add('r1', { kind: 'edit', messageId: id, msg: 'hello all' });
    outbox.add('r1', { kind: 'delete', messageId: id });
    await settle();
    expect(sent).toEqual(['hello']);
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toEqual(['hello', 'hello', `${id}: hello all`, `no ${id}`]);
    expect(left()).toEqual([]);
  });

  test('survive a reload', async () => {
    const storage = memoryStorage();
    const before = setUp({ 'm1: new': [offline()] }, storage);
    before.outbox.add('r1', { kind: 'edit', messageId: 'm1', msg: 'new' });
    await settle();
    before.outbox.stop();
    const after = setUp({}, storage);
    await settle();
    expect(after.sent).toEqual(['m1: new']);
  });
});

test('what an earlier release has kept is a message to be sent', () => {
  const kept = { id: 'x', uid: 'me', rid: 'r1', msg: 'hello', at: 1 };
  expect(upgraded(kept)).toEqual({ ...kept, kind: 'send' });
  const edit = { ...kept, kind: 'edit' as const, messageId: 'm1' };
  expect(upgraded(edit)).toBe(edit);
});

describe('refusals', () => {
  test('keep the message with the reason and let the next one pass', async () => {
    const refusal = new ApiError(400, 'error-message-size-exceeded', 'Too long');
    const { outbox, sent } = setUp({ long: [refusal] });
    const entry = outbox.add('r1', { kind: 'send', msg: 'long' });
    outbox.add('r1', { kind: 'send', msg: 'short' });
    await settle();
    expect(sent).toEqual(['long', 'short']);
    expect(outbox.store.getState()).toMatchObject([
      { id: entry.id, failure: { type: 'error-message-size-exceeded', message: 'Too long' } },
    ]);
  });

  test('can be retried with the same id, or discarded', async () => {
    const { outbox, storage, left } = setUp({
      a: [new ApiError(403, 'unauthorized', 'No')],
      b: [new ApiError(400, 'x', 'No')],
    });
    const a = outbox.add('r1', { kind: 'send', msg: 'a' });
    const b = outbox.add('r1', { kind: 'send', msg: 'b' });
    await settle();
    outbox.retry(a.id);
    await settle();
    expect(left()).toEqual(['b']);
    outbox.discard(b.id);
    expect(left()).toEqual([]);
    expect(await storage.all('me')).toEqual([]);
  });

  test('a dead session stops sending and keeps everything', async () => {
    const { outbox, sent, storage } = setUp({ hello: [new ApiError(401, 'x', 'log in')] });
    outbox.add('r1', { kind: 'send', msg: 'hello' });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sent).toEqual(['hello']);
    expect(await storage.all('me')).toMatchObject([{ msg: 'hello' }]);
  });
});

describe('a reload', () => {
  test('takes up what was left, in order, and only what is ours', async () => {
    const storage = memoryStorage();
    const before = setUp({ one: [offline(), offline()], two: [] }, storage);
    before.outbox.add('r1', { kind: 'send', msg: 'one' });
    before.outbox.add('r1', { kind: 'send', msg: 'two' });
    await storage.put({ kind: 'send', id: 'x', uid: 'somebody else', rid: 'r1', msg: 'secret', at: 1 });
    await settle();
    before.outbox.stop();

    const after = setUp({}, storage);
    await settle();
    expect(after.sent).toEqual(['one', 'two']);
    expect(await storage.all('me')).toEqual([]);
    expect(await storage.all('somebody else')).toHaveLength(1);
  });

  test('keeps a refused message refused', async () => {
    const storage = memoryStorage();
    const before = setUp({ no: [new ApiError(400, 'x', 'No')] }, storage);
    before.outbox.add('r1', { kind: 'send', msg: 'no' });
    await settle();
    const after = setUp({}, storage);
    await settle();
    expect(after.sent).toEqual([]);
    expect(after.outbox.store.getState()[0]?.failure).toEqual({ type: 'x', message: 'No', status: 400 });
  });
});

/** Two tabs of one browser: the first that asks leads, until it is closed or the lead is taken. */
function browser() {
  type Member = Parameters<Tabs<string>['join']>[0];
  const members: Member[] = [];
  const open = (): Tabs<string> => {
    let me: Member | undefined;
    const tab = {
      join(handlers: Member) {
        me = handlers;
        members.push(handlers);
        if (members[0] === handlers) handlers.onLead();
      },
      take() {
        if (!me || members[0] === me) return;
        members[0]?.onLost();
        members.splice(members.indexOf(me), 1);
        members.unshift(me);
        me.onLead();
      },
      tell(news: Parameters<Member['onNews']>[0]) {
        for (const other of members) if (other !== me) other.onNews(structuredClone(news));
      },
      leave() {
        const led = members[0] === me;
        if (me) members.splice(members.indexOf(me), 1);
        if (led) members[0]?.onLead();
      },
    };
    return tab;
  };
  return { open };
}

describe('two tabs', () => {
  const twoTabs = async (answers: Record<string, (Error | undefined)[]> = {}) => {
    const [storage, { open }] = [memoryStorage(), browser()];
    const first = setUp(answers, storage, open());
    await settle();
    const second = setUp({}, storage, open());
    await settle();
    return { first, second, storage };
  };

  test('show the same, and one of them sends', async () => {
    const { first, second, storage } = await twoTabs({ hello: [offline()] });
    second.outbox.add('r1', { kind: 'send', msg: 'hello' });
    await settle();
    expect(first.left()).toEqual(['hello']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([first.sent, second.sent]).toEqual([['hello', 'hello'], []]);
    expect([first.left(), second.left()]).toEqual([[], []]);
    expect(second.arrived).toEqual(['hello']);
    expect(await storage.all('me')).toEqual([]);
  });

  test('do not send what was given up in either', async () => {
    const { first, second } = await twoTabs({ no: [offline(), offline()] });
    const entry = first.outbox.add('r1', { kind: 'send', msg: 'no' });
    await settle();
    second.outbox.discard(entry.id);
    await vi.advanceTimersByTimeAsync(60_000);
    first.outbox.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([first.sent, second.sent]).toEqual([['no'], []]);
  });

  test('a refusal is shown in both and can be tried again from either', async () => {
    const { first, second } = await twoTabs({ no: [new ApiError(400, 'x', 'No')] });
    const entry = first.outbox.add('r1', { kind: 'send', msg: 'no' });
    await settle();
    expect(second.outbox.store.getState()[0]?.failure?.message).toBe('No');
    second.outbox.retry(entry.id);
    await settle();
    expect(first.sent).toEqual(['no', 'no']);
    expect(second.left()).toEqual([]);
  });

  test('the other goes on when the one that leads is closed, or asleep', async () => {
    const closed = await twoTabs({ hello: Array.from({ length: 9 }, offline) });
    closed.first.outbox.add('r1', { kind: 'send', msg: 'hello' });
    await settle();
    closed.first.outbox.stop();
    await settle();
    expect(closed.second.sent).toEqual(['hello']);

    const asleep = await twoTabs();
    Reflect.set(asleep.first.outbox, 'work', async () => undefined);
    asleep.second.outbox.add('r1', { kind: 'send', msg: 'hello' });
    await vi.advanceTimersByTimeAsync(kPatience);
    expect(asleep.second.sent).toEqual(['hello']);
  });
});
