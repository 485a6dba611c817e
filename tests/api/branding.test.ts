// The workspace's own face: what its settings make of the page that browsers get.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

test('own styles are served, linked and kept for ever by their hash; they survive a restart and are left out by safe=1', async ({ chat, server }) => {
  const admin = await chat.admin;
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(server.url + path, { headers });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const empty = await get('/theme.css');
  assert.deepEqual([empty.status, empty.text, empty.headers.get('content-type')?.toLowerCase()], [200, '', 'text/css; charset=utf-8']);
  assert.ok(!(await get('/home')).text.includes('css-theme_'));

  const css = '.rcx-message-body { font-size: 105%; } /* ü */';
  await admin.post('settings/theme-custom-css', { value: css });
  await server.crash();
  const theme = await get('/theme.css');
  assert.equal(theme.text, css);
  assert.equal(theme.headers.get('etag'), `"${sha1(css)}"`);
  assert.equal((await get('/theme.css', { 'If-None-Match': `"${sha1(css)}"` })).status, 304);
  const link = `/css-theme_${sha1(css)}.css`;
  const hashed = await get(link);
  assert.equal(hashed.text, css);
  assert.match(hashed.headers.get('cache-control') ?? '', /max-age=31536000/);
  const page = await get('/channel/general');
  assert.ok(page.text.includes(`<link rel="stylesheet" href="${link}">`));
  assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self';/);
  assert.ok(!(await get('/channel/general?safe=1')).text.includes(link));
  await admin.post('settings/theme-custom-css', { value: '' });
});

test('colours stand in the page before anything is drawn, and what is no colour is refused', async ({ chat, server }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const id = 'Confab_Theme_Light_Accent';
  for (const value of ['blue', '#fff', '#00529', '#00529bff', 'url(x)', '#00529b;}']) {
    await admin.refused(400, 'error-invalid-setting', 'POST', `settings/${id}`, { value });
  }
  const refusal = await ann.request('POST', `settings/${id}`, { body: { value: '#00529B' } });
  assert.ok([400, 401, 403].includes(refusal.status), refusal.text);
  await admin.post(`settings/${id}`, { value: '#00529B' });
  await admin.post('settings/Site_Name', { value: 'Heron <&>' });
  const page = await (await fetch(`${server.url}/`)).text();
  assert.ok(page.includes('data-own-light="accent"'));
  assert.ok(page.includes('--own-light-accent:#00529B;'));
  assert.ok(page.includes('<title>Heron &lt;&amp;&gt;</title>'));
  const manifest: Loose = await (await fetch(`${server.url}/images/manifest.json`)).json();
  assert.equal(manifest.name, 'Heron <&>');
  assert.equal(manifest.theme_color, '#00529B');
  const one: Loose = (await admin.get('settings', { _id: [id], fields: { type: 1 } })) as Loose;
  assert.equal(one.settings[0].type, 'color');
  await admin.post(`settings/${id}`, { value: '' });
});

test('the head of the page carries what is told to search engines and other sites', async ({ chat, server }) => {
  const admin = await chat.admin;
  await admin.post('settings/Meta_robots', { value: 'NOINDEX' });
  await admin.post('settings/Meta_custom', { value: '<meta name="own" content="1">' });
  await admin.post('settings/Default_Referrer_Policy', { value: 'no-referrer' });
  const page = await (await fetch(`${server.url}/`)).text();
  for (const tag of ['<meta name="robots" content="NOINDEX" />', '<meta name="own" content="1">', '<meta name="referrer" content="no-referrer" />']) {
    assert.ok(page.includes(tag), tag);
  }
});

test('texts are given out without anything that runs, and the page says which there are', async ({ chat, server }) => {
  const admin = await chat.admin;
  const typed = '<h1 onclick="x()">Terms</h1><script>alert(1)</script><a href="javascript:x">l</a><img src="assets/logo.png">';
  await admin.post('settings/Layout_Terms_of_Service', { value: typed });
  const { html }: Loose = await chat.anyone.get('confab.layoutText', { _id: 'Layout_Terms_of_Service' });
  assert.equal(html, '<h1>Terms</h1><a>l</a><img src="/assets/logo.png">');
  const { settings }: Loose = await chat.anyone.get('settings.public', { _id: ['Layout_Terms_of_Service'] });
  assert.equal(settings[0].value, typed);
  assert.ok((await (await fetch(`${server.url}/terms-of-service`)).text()).includes('data-texts="terms"'));
  await chat.anyone.refused(400, 'error-invalid-setting', 'GET', 'confab.layoutText', { _id: 'Site_Name' });
  await admin.post('settings/Layout_Terms_of_Service', { value: '' });
});

test('own scripts are served where they are allowed, and only there', async ({ chat, server }) => {
  const admin = await chat.admin;
  const page = async (query = '') => (await fetch(`${server.url}/${query}`)).text();
  await admin.post('settings/Custom_Script_Logged_In', { value: 'window.own = 1 // mine' });
  assert.ok(!(await page()).includes('/scripts_'));
  await admin.post('settings/Confab_Custom_Scripts_Enabled', { value: true });
  const [path] = /\/scripts_[0-9a-f]{40}\.js/.exec(await page()) ?? [];
  assert.ok(path);
  const script = await fetch(server.url + path);
  assert.match(script.headers.get('content-type') ?? '', /^application\/javascript/);
  const text = await script.text();
  assert.ok(text.includes("addEventListener('Custom_Script_Logged_In'") && text.includes('window.own = 1 // mine\n}'));
  assert.ok(!(await page('?safe=1')).includes('/scripts_'));
  await admin.post('settings/Confab_Custom_Scripts_Enabled', { value: false });
});

/** The first bytes of a PNG of that size: nobody decodes it here. */
function png(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([head, size, Buffer.from('0806000000', 'hex'), Buffer.from([width & 255, height & 255])]);
}
const svg = (text: string) => Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60">${text}</svg>`);

test('a picture is put up, shown in the page, kept over a restart, and taken back', async ({ chat, server }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const put = async (who: typeof ann, assetName: string, bytes: Buffer, type: string) => {
    const form = new FormData();
    form.set('assetName', assetName);
    form.set('asset', new Blob([new Uint8Array(bytes)], { type }), 'file');
    const headers = { 'X-User-Id': who.id, 'X-Auth-Token': who.authToken };
    const answer = await fetch(`${server.url}/api/v1/assets.setAsset`, { method: 'POST', headers, body: form });
    return { status: answer.status, body: (await answer.json()) as Loose };
  };
  const refused = async (assetName: string, bytes: Buffer, type: string, error: string, who = admin) => {
    const { status, body } = await put(who, assetName, bytes, type);
    assert.deepEqual([status, body.errorType], [400, error], JSON.stringify(body));
  };
  await refused('logo', png(8, 8), 'image/png', 'error-action-not-allowed', ann);
  await refused('nothing', png(8, 8), 'image/png', 'error-invalid-asset');
  await refused('favicon_32', svg(''), 'image/svg+xml', 'error-invalid-file-type');
  await refused('logo', Buffer.from('<html>'), 'image/png', 'error-invalid-file-type');
  await refused('favicon_32', png(31, 32), 'image/png', 'error-invalid-file-width');
  await refused('favicon_32', png(32, 31), 'image/png', 'error-invalid-file-height');
  await refused('logo', png(20_000, 20_000), 'image/png', 'error-file-too-large');

  const logo = svg('<rect width="300" height="60"/>');
  const watcher = await chat.connect();
  const seen = await watcher.watch('stream-notify-all', 'public-settings-changed');
  assert.equal((await put(admin, 'logo', logo, 'image/svg+xml')).status, 200);
  const [, changed] = (await seen.next(([, one]) => one._id === 'Assets_logo')) as Loose[];
  assert.equal(changed.value.url, 'assets/logo.svg');
  assert.equal((await put(admin, 'favicon_512', png(512, 512), 'image/png')).status, 200);
  await server.crash();

  const file = await fetch(`${server.url}/assets/logo.svg`);
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'image/svg+xml']);
  assert.match(file.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
  assert.equal(await file.text(), logo.toString());
  const tag = file.headers.get('etag') ?? '';
  assert.equal((await fetch(`${server.url}/assets/logo.svg`, { headers: { 'If-None-Match': tag } })).status, 304);
  assert.equal((await fetch(`${server.url}/assets/logo.ico`)).status, 403);
  for (const path of ['/favicon.ico', '/assets/favicon_16.png', '/assets/favicon_512.png']) {
    assert.deepEqual(Buffer.from(await (await fetch(server.url + path)).arrayBuffer()), png(512, 512), path);
  }
  const page = await (await fetch(server.url)).text();
  assert.match(page, /--own-logo:url\("\/assets\/logo\.svg\?v=[0-9a-f]{8}"\);--own-logo-ratio:5\.000/);
  assert.match(page, /<link rel="icon" href="\/assets\/favicon_512\.png\?v=[0-9a-f]{8}" type="image\/png" sizes="512x512" \/>/);
  const manifest: Loose = await (await fetch(`${server.url}/images/manifest.json`)).json();
  assert.equal(manifest.icons.length, 1);

  await ann.refused(400, 'error-action-not-allowed', 'POST', 'assets.unsetAsset', { assetName: 'logo' });
  await admin.refused(400, 'error-invalid-asset', 'POST', 'assets.unsetAsset', { assetName: 'nothing' });
  for (const assetName of ['logo', 'favicon_512']) await admin.post('assets.unsetAsset', { assetName });
  const own = await fetch(`${server.url}/assets/logo.svg`);
  assert.notEqual(await own.text(), logo.toString());
  const value: Loose = await admin.get('settings/Assets_logo');
  assert.deepEqual(value.value, { defaultUrl: 'confab.svg' });
  assert.ok(!(await (await fetch(server.url)).text()).includes('--own-logo'));
  // It is nobody's to write otherwise: the value says which bytes are given out.
  await admin.refused(400, 'error-not-allowed', 'POST', 'settings/Assets_logo', { value: { url: 'x', file: { blob: 1 } } });
});

test('the pages of older clients bring pictures of the workspace by a method', async ({ chat, server }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const icon = png(16, 16);
  await admin.call('setAsset', { $binary: icon.toString('base64') }, 'image/png', 'favicon_16');
  assert.deepEqual(Buffer.from(await (await fetch(`${server.url}/assets/favicon_16.png`)).arrayBuffer()), icon);
  await assert.rejects(async () => admin.call('setAsset', { $binary: '%' }, 'image/png', 'favicon_16'), /error-invalid-data/);
  await assert.rejects(async () => admin.call('setAsset', { $binary: icon.toString('base64') }, 'image/png', 'favicon_32'), /error-invalid-file-width/);
  await assert.rejects(async () => ann.call('setAsset', { $binary: icon.toString('base64') }, 'image/png', 'favicon_16'), /error-action-not-allowed/);
  await admin.call('unsetAsset', 'favicon_16');
  assert.notDeepEqual(Buffer.from(await (await fetch(`${server.url}/assets/favicon_16.png`)).arrayBuffer()), icon);
});
