import assert from 'node:assert/strict';
import { test } from '../harness/test.ts';

test('/api/info names a supported compatibility version to everybody', async ({ chat }) => {
  const answer = await chat.anyone.request('GET', '/api/info');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/json');
  assert.equal(answer.body.success, true);
  assert.match(answer.body.version, /^8\.\d+(\.\d+)?$/);
});

test('/api/v1/info says the same', async ({ chat }) => {
  const old = await chat.anyone.request('GET', '/api/info');
  const v1 = await chat.anyone.request('GET', '/api/v1/info');
  assert.equal(v1.status, 200);
  assert.equal(v1.body.success, true);
  assert.ok(String(v1.body.version ?? v1.body.info?.version).startsWith(old.body.version.split('.').slice(0, 2).join('.')));
});

test('/livez and /readyz answer while serving', async ({ chat }) => {
  assert.equal((await chat.anyone.request('GET', '/livez')).status, 200);
  assert.equal((await chat.anyone.request('GET', '/readyz')).status, 200);
});

test('/metrics counts what happens, in the form that Prometheus reads', async ({ chat }) => {
  const sum = async () => {
    const answer = await chat.anyone.request('GET', '/metrics');
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
    for (const line of answer.text.split('\n')) {
      assert.ok(line === '' || /^# (HELP|TYPE) \w+ /.test(line) || /^[a-zA-Z_:][\w:]*(\{.*\})? [-+\w.]+$/.test(line), `not an exposition line: ${line}`);
    }
    const requests = answer.text.split('\n').filter((line) => /^confab_calls_total\b/.test(line));
    assert.ok(requests.length > 0, answer.text);
    return requests.reduce((total, line) => total + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  };
  const before = await sum();
  for (let i = 0; i < 5; i++) await chat.anyone.request('GET', '/api/info');
  assert.ok((await sum()) >= before + 5);
});

test('the web client is served, and its pages are protected', async ({ chat }) => {
  const page = await chat.anyone.request('GET', '/');
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'self'/);
  assert.doesNotMatch(page.headers.get('content-security-policy') ?? '', /script-src[^;]*unsafe/);
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  const route = await chat.anyone.request('GET', '/channel/general');
  assert.equal(route.status, 200, 'a reload in the middle of the client finds the client again');
  assert.equal(route.text, page.text);
});

test('assets of the web client are cached for good, compressed, and revalidated by ETag', async ({ chat }) => {
  const page = await chat.anyone.request('GET', '/');
  const script = /src="(\/[^"]+\.js)"/.exec(page.text)?.[1];
  assert.ok(script, page.text);
  const asset = await chat.anyone.request('GET', script, { headers: { 'Accept-Encoding': 'gzip' } });
  assert.equal(asset.status, 200);
  assert.equal(asset.headers.get('content-encoding'), 'gzip');
  assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
  const tag = asset.headers.get('etag');
  assert.ok(tag);
  const again = await chat.anyone.request('GET', script, { headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': tag } });
  assert.equal(again.status, 304);
  const missing = await chat.anyone.request('GET', '/assets/no-such-file-123.js');
  assert.equal(missing.status, 404);
});

test('the clock, and addresses that are no pages of the client', async ({ server }) => {
  const clock = await fetch(`${server.url}/_timesync`);
  assert.ok(Math.abs(Number(await clock.text()) - Date.now()) < 60_000);
  for (const path of ['/assets/nothing.js', '/.well-known/acme-challenge/x', '/hooks/a/b']) {
    assert.equal((await fetch(server.url + path)).status, 404, path);
  }
  for (const path of ['/', '/channel/general', '/direct/a.b', '/admin/users']) {
    const page = await fetch(server.url + path);
    assert.equal(page.status, 200, path);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  }
});

test('/api/info names the oldest clients', async ({ chat }) => {
  const answer = await chat.anyone.request('GET', '/api/info');
  for (const client of ['desktop', 'mobile']) assert.match(answer.body.minimumClientVersions[client], /^\d+\.\d+\.\d+$/);
});

test('an unknown endpoint is told to clients of every age', async ({ chat }) => {
  const sentence = 'API endpoint does not exist';
  const answer = await chat.anyone.request('GET', 'no.such.thing');
  assert.equal(answer.status, 404);
  assert.deepEqual(answer.body, { status: 'error', message: sentence, success: false, error: sentence });
  assert.equal(answer.headers.get('x-error-type'), 'error-endpoint-not-found');
  const method = await chat.anyone.request('DELETE', 'me');
  assert.equal(method.status, 405);
  assert.match(method.headers.get('allow') ?? '', /\bGET\b/);
  assert.deepEqual(method.body, { status: 'error', message: sentence, success: false, error: sentence });
});

test('everybody has a picture, and a name cannot put anything else in it', async ({ server }) => {
  for (const path of ['/avatar/ann', '/avatar/%40general', '/avatar/%3Cscript%3E']) {
    const picture = await fetch(server.url + path);
    assert.equal(picture.status, 200, path);
    assert.equal(picture.headers.get('content-type'), 'image/svg+xml');
    assert.equal(picture.headers.get('x-content-type-options'), 'nosniff');
    const text = await picture.text();
    assert.match(text, /^<svg [^]*<\/svg>$/);
    assert.doesNotMatch(text, /<script/);
  }
});

test('who may see figures of the server is told what it runs on', async ({ chat }) => {
  for (const path of ['/api/info', 'info']) {
    const { body } = await (await chat.admin).request('GET', path);
    assert.deepEqual(Object.keys(body.info).sort(), ['build', 'commit', 'marketplaceApiVersion', 'version']);
    assert.equal(body.info.version, body.version);
    const { date, nodeVersion, arch, platform, osRelease, totalMemory, freeMemory, cpus } = body.info.build;
    for (const text of [date, nodeVersion, arch, platform, osRelease]) assert.equal(typeof text, 'string');
    assert.ok(totalMemory > freeMemory && freeMemory > 0 && cpus > 0);
    for (const text of ['hash', 'date', 'author', 'subject']) assert.equal(typeof body.info.commit[text], 'string', text);
    assert.equal((await (await chat.user('ann')).request('GET', path)).body.info, undefined);
  }
});
