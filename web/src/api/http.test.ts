import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeServer, refuse } from '../testing/fake-server';
import { verdict } from '../outbox/failure';
import { ApiError, api, kAnswerWithin, kAttempts, kNoAnswer, kUnreadable } from './http';
import { callMethod } from './methods';
import { session } from './session';
import { signIn, signOut } from './auth';

beforeEach(() => session.end('signed-out'));

const ann = { userId: 'annsId', authToken: 'annsToken' };

describe('a call', () => {
  test('carries the session and the query', async () => {
    session.start(ann);
    const server = fakeServer({ 'GET users.listByStatus': () => ({ users: [] }) });
    await api.get('users.listByStatus', { count: 25, query: undefined, sort: { name: 1 } });
    expect(server.calls[0]).toMatchObject({
      query: { count: '25', sort: '{"name":1}' },
      headers: { 'X-User-Id': 'annsId', 'X-Auth-Token': 'annsToken' },
    });
  });

  test('fills the path and escapes it', async () => {
    const server = fakeServer({
      'POST method.call/authorization%3AaddPermissionToRole': () => ({ message: '{"msg":"result","result":1}' }),
    });
    expect(await callMethod('authorization:addPermissionToRole', ['a', 'b'])).toBe(1);
    expect(server.calls).toHaveLength(1);
  });

  test('throws what the server refuses, with its code and details', async () => {
    fakeServer({ 'GET me': () => refuse(400, 'error-invalid-user', 'Invalid user', { a: 1 }) });
    await expect(api.get('me')).rejects.toMatchObject({
      status: 400,
      errorType: 'error-invalid-user',
      message: 'Invalid user',
      details: { a: 1 },
    });
  });

  test('that answers with the thing itself is taken as it is, but a refusal is one all the same', async () => {
    const answers: { body: unknown; status: number } = { body: [], status: 200 };
    const server = fakeServer({
      'GET listInvites': () => answers,
      'DELETE removeInvite/a%2Fb': () => ({ body: true, status: 200 }),
    });
    expect(await api.get('listInvites', undefined, { bare: true })).toEqual([]);
    expect(await api.delete('removeInvite/{_id}', { params: { _id: 'a/b' }, bare: true })).toBe(true);
    expect(server.calls.at(-1)).toMatchObject({ method: 'DELETE', body: undefined });
    await expect(api.get('listInvites')).rejects.toMatchObject({ errorType: kUnreadable });
    Object.assign(answers, refuse(400, 'error-not-authorized'));
    await expect(api.get('listInvites', undefined, { bare: true })).rejects.toMatchObject({
      errorType: 'error-not-authorized',
    });
  });

  test('tells a missing server from a refusal', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(api.get('me')).rejects.toMatchObject({ status: 0, errorType: 'error-offline' });
  });

  const hanging = () =>
    vi.fn(
      (_target: string, { signal }: RequestInit) =>
        new Promise<never>((_, reject) =>
          signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
        ),
    );

  test('passes on that it was given up', async () => {
    vi.stubGlobal('fetch', hanging());
    const stop = new AbortController();
    const asked = api.get('me', undefined, { signal: stop.signal });
    stop.abort(new Error('overtaken'));
    await expect(asked).rejects.toThrow('overtaken');
    await expect(api.get('me', undefined, { signal: stop.signal })).rejects.toThrow('overtaken');
  });

  test('is given up when no answer comes, or only half of one', async () => {
    vi.useFakeTimers();
    try {
      vi.stubGlobal('fetch', hanging());
      const silent = expect(api.get('me')).rejects.toMatchObject({ status: 0, errorType: kNoAnswer });
      await vi.advanceTimersByTimeAsync(kAnswerWithin);
      await silent;

      vi.stubGlobal('fetch', async (target: string, init: RequestInit) => ({
        ok: true,
        status: 200,
        headers: new Headers(),
        text: () => hanging()(target, init),
      }));
      const half = expect(api.get('me')).rejects.toMatchObject({ status: 0, errorType: kNoAnswer });
      await vi.advanceTimersByTimeAsync(kAnswerWithin);
      await half;
    } finally {
      vi.useRealTimers();
    }
  });

  test.each(['<html>Log in to the network</html>', '{"success":tr', '', 'null', '"text"', '{"hotspot":true}'])(
    'takes a 200 that says %j for no success',
    async (text) => {
      vi.stubGlobal('fetch', async () => new Response(text));
      const asked = api.get('me');
      await expect(asked).rejects.toMatchObject({ errorType: kUnreadable });
      expect(verdict(await asked.catch((error: unknown) => error))).toBe('later');
    },
  );

  test('bears an answer that is not JSON', async () => {
    vi.stubGlobal(
      'fetch',
      async () => new Response('<h1>Bad Gateway</h1>', { status: 502, statusText: 'Bad Gateway' }),
    );
    await expect(api.get('me')).rejects.toMatchObject({ status: 502, message: 'Bad Gateway' });
  });
});

describe('a busy server', () => {
  const busy = () => new Response('{"success":false}', { status: 503, headers: { 'Retry-After': '1' } });
  const asking = (...answers: (() => Response)[]) => {
    const fetched = vi.fn(() => Promise.resolve((answers.shift() ?? busy)()));
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is asked again when it says so, whatever the call', async () => {
    const fetched = asking(busy, busy, () => new Response('{"success":true,"_id":"id"}'));
    const asked = api.post('users.setStatus', { message: 'here' });
    await vi.advanceTimersByTimeAsync(400);
    expect(fetched).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await asked).toMatchObject({ _id: 'id' });
    expect(fetched).toHaveBeenCalledTimes(3);
  });

  test('is left alone in the end, and when nobody waits any more', async () => {
    const fetched = asking();
    const refused = expect(api.get('me')).rejects.toMatchObject({ status: 503 });
    await vi.advanceTimersByTimeAsync(60_000);
    await refused;
    expect(fetched).toHaveBeenCalledTimes(kAttempts);

    const stop = new AbortController();
    const left = expect(api.get('me', undefined, { signal: stop.signal })).rejects.toThrow('overtaken');
    await vi.advanceTimersByTimeAsync(100);
    stop.abort(new Error('overtaken'));
    await left;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetched).toHaveBeenCalledTimes(kAttempts + 1);
  });

  test('that does not say when is not asked again', async () => {
    const fetched = asking(() => new Response('{"success":false}', { status: 503 }));
    await expect(api.get('me')).rejects.toMatchObject({ status: 503 });
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});

test('a refusal without a type has its code in the header', async () => {
  const answered = (body: object) =>
    new Response(JSON.stringify(body), { status: 400, headers: { 'X-Error-Type': 'error-not-allowed' } });
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(answered({ success: false, error: 'Not enough permission' }))),
  );
  await expect(api.get('me')).rejects.toMatchObject({
    errorType: 'error-not-allowed',
    message: 'Not enough permission',
  });
});

describe('a method', () => {
  test('throws the error of its answer', async () => {
    const error = { error: 'error-not-allowed', reason: 'Not allowed', details: { method: 'saveSettings' } };
    fakeServer({ 'POST method.call/saveSettings': () => ({ message: JSON.stringify({ msg: 'result', error }) }) });
    await expect(callMethod('saveSettings', [[]])).rejects.toMatchObject({
      errorType: 'error-not-allowed',
      message: 'Not allowed',
    });
  });
});

test('an answer of a method that cannot be read is an error', async () => {
  fakeServer({ 'POST method.call/UserPresence%3Aaway': () => ({ message: '<html>' }) });
  await expect(callMethod('UserPresence:away', [])).rejects.toMatchObject({ errorType: kUnreadable });
});

describe('the session', () => {
  const login = () => ({ status: 'success', data: { ...ann, me: { _id: 'annsId' } } });

  test('starts with a login, is kept, and ends with signing out', async () => {
    const server = fakeServer({
      'POST login': () => ({ body: login() }),
      'POST logout': () => ({ body: { status: 'success' } }),
    });
    await signIn('ann', 'secret');
    expect(session.current).toEqual(ann);
    expect(JSON.parse(localStorage.getItem('confab.session')!)).toEqual(ann);
    await signOut();
    expect(session.current).toBeNull();
    expect(localStorage.getItem('confab.session')).toBeNull();
    expect(server.calls.at(-1)?.headers['X-Auth-Token']).toBe('annsToken');
  });

  test('ends when the server no longer knows its token', async () => {
    session.start(ann);
    fakeServer({
      'GET me': () => ({ status: 401, body: { status: 'error', message: 'You must be logged in to do this.' } }),
    });
    await expect(api.get('me')).rejects.toMatchObject({ status: 401 });
    expect(session.current).toBeNull();
    expect(session.ended).toBe('expired');
  });

  test('outlives the late refusal of an older token', async () => {
    session.start(ann);
    const ben = { userId: 'bensId', authToken: 'bensToken' };
    fakeServer({
      'GET me': () => {
        session.start(ben);
        return { status: 401, body: { status: 'error' } };
      },
    });
    await expect(api.get('me')).rejects.toMatchObject({ status: 401 });
    expect(session.current).toEqual(ben);
  });

  test('outlives a wrong password of another login', async () => {
    session.start(ann);
    fakeServer({ 'POST login': () => ({ status: 401, body: { status: 'error', error: 'Unauthorized' } }) });
    await expect(signIn('ann', 'wrong')).rejects.toMatchObject({ status: 401 });
    expect(session.current).toEqual(ann);
  });

  test('follows what another tab does', () => {
    session.start(ann);
    localStorage.removeItem('confab.session');
    window.dispatchEvent(new StorageEvent('storage', { key: 'confab.session' }));
    expect(session.current).toBeNull();
    localStorage.setItem('confab.session', JSON.stringify(ann));
    window.dispatchEvent(new StorageEvent('storage', { key: 'confab.session' }));
    expect(session.current).toEqual(ann);
  });
});

test('the code that stands behind the words of an error is not for people', () => {
  const error = new ApiError(
    400,
    'error-invalid-room-name',
    'te am is not a valid room name. [error-invalid-room-name]',
  );
  expect(error.message).toBe('te am is not a valid room name.');
  expect(new ApiError(400, 'x', 'Only [some] words').message).toBe('Only [some] words');
});
