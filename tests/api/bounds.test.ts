// Everything that a call takes has a bound, and the document tells it: one more is refused with a sentence that names the
// field, the bound itself is not. The fields come from the document, so a new call is tested by being declared.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loose } from '../harness/ejson.ts';
import { kRoot } from '../harness/paths.ts';
import { test } from '../harness/test.ts';

const kDocument: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));
const kTooMuch = /must NOT have more than \d+ (characters|items|bytes)/;
// They end the session that the next call needs.
const kEnding = /\/(logout|users\.logout\w*|users\.removeOtherTokens)$/;
/** A query must fit the header of a request. */
const kQueryCharacters = 4000;

interface Probe {
  what: string;
  most: Loose;
  more: Loose;
}

const text = (length: number): string => 'x'.repeat(length);

/** Values at and above each bound of a schema; a schema without one is an error of the declaration. */
function probesOf(schema: Loose): Probe[] {
  const probes: Probe[] = [];
  if (schema['x-max-bytes'] !== undefined && schema.type !== 'array') {
    const most: number = schema['x-max-bytes'];
    probes.push({ what: `${most} bytes`, most: { a: text(most - 20) }, more: { a: text(most) } });
  } else if (schema.type === 'array') {
    assert.equal(typeof schema.maxItems, 'number', JSON.stringify(schema));
    const list = (count: number): Loose[] => Array.from({ length: count }, () => (schema.items?.type === 'object' ? {} : 'x'));
    probes.push({ what: `${schema.maxItems} items`, most: list(schema.maxItems), more: list(schema.maxItems + 1) });
    for (const inner of schema.items?.type === 'string' ? probesOf(schema.items) : []) {
      probes.push({ what: `an item of ${inner.what}`, most: [inner.most], more: [inner.more] });
    }
  } else if (schema.type === 'string' && schema.format !== 'date-time') {
    assert.equal(typeof schema.maxLength, 'number', JSON.stringify(schema));
    probes.push({ what: `${schema.maxLength} characters`, most: text(schema.maxLength), more: text(schema.maxLength + 1) });
  } else if (schema.type === 'object') {
    for (const [name, property] of Object.entries<Loose>(schema.properties ?? {})) {
      for (const inner of probesOf(property)) probes.push({ what: `${name}: ${inner.what}`, most: { [name]: inner.most }, more: { [name]: inner.more } });
    }
  }
  return probes;
}

for (const [path, verbs] of Object.entries<Loose>(kDocument.paths)) {
  if (kEnding.test(path) || path.includes('method.call')) continue;
  for (const [verb, operation] of Object.entries<Loose>(verbs)) {
    const inQuery = verb === 'get' || verb === 'delete';
    const fields: [string, Loose][] = inQuery
      ? (operation.parameters ?? []).filter((one: Loose) => one.in === 'query').map((one: Loose) => [one.name, one.schema])
      : Object.entries<Loose>(operation.requestBody?.content?.['application/json']?.schema?.properties ?? {});
    if (fields.length === 0) continue;
    test(`${verb} ${path}`, async ({ chat }) => {
      const admin = await chat.admin;
      const filled = path.replace('{_id}', 'Site_Name');
      const said = async (params: Loose) => {
        const answer = await admin.request(verb.toUpperCase() as 'GET', filled, inQuery ? { query: params } : { body: params });
        return kTooMuch.exec(answer.text)?.[0];
      };
      for (const [name, schema] of fields) {
        for (const { what, most, more } of probesOf(schema)) {
          if (inQuery && JSON.stringify(more).length > kQueryCharacters) continue;
          const asText = inQuery && typeof more === 'object' && !Array.isArray(more);
          assert.equal(await said({ [name]: asText ? JSON.stringify(most) : most }), undefined, `${name} of ${what}`);
          assert.ok(await said({ [name]: asText ? JSON.stringify(more) : more }), `${name} of more than ${what} was taken`);
        }
      }
    });
  }
}

for (const [name, method] of Object.entries<Loose>(kDocument['x-ddp-methods'])) {
  const fields = Object.entries<Loose>(method.params?.properties ?? {});
  if (name === 'logout' || fields.length === 0) continue;
  test(`method ${name}`, async ({ chat }) => {
    const client = await (await chat.admin).connectAgain();
    for (const [at, [field, schema]] of fields.entries()) {
      const isRest = method['x-variadic'] === true && at === fields.length - 1; // a list that is all arguments left
      for (const { what, most, more } of probesOf(schema)) {
        const said = async (value: Loose) => {
          const frame = await client.callForFrame(name, [...Array(at).fill(null), ...(isRest ? value : [value])]);
          return kTooMuch.exec(JSON.stringify(frame.error ?? {}))?.[0];
        };
        assert.equal(await said(most), undefined, `${field} of ${what}`);
        assert.ok(await said(more), `${field} of more than ${what} was taken`);
      }
    }
  });
}

test('what is refused for its size is not sent back', async ({ chat }) => {
  const admin = await chat.admin;
  const huge = text(200_000);
  for (const [path, body] of [['channels.create', { name: 'a', members: Array(20_000).fill(5) }], ['users.register', { [huge]: 1 }], ['rooms.saveRoomSettings', { rid: 'GENERAL', [huge]: 1 }]] as const) {
    const answer = await admin.request('POST', path, { body });
    assert.equal(answer.status, 400, path);
    assert.ok(answer.text.length < 20_000, `${path}: ${answer.text.length} bytes`);
  }
});

test('forms and queries have a number of pairs, JSON a number of values', async ({ chat }) => {
  const form = await chat.anyone.request('POST', 'login', { body: 'a&'.repeat(5000), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  assert.match(form.text, /Not more than 1000 parameters/);
  const admin = await chat.admin;
  const list = await admin.request('POST', 'channels.create', { body: `{"name":[${'0,'.repeat(110_000)}0]}` });
  assert.equal(list.status, 400);
  assert.match(list.text, /Not more than 100000 values/);
});

// Of what a stream takes: the event's name, and all other parameters as its arguments.
for (const [name, stream] of Object.entries<Loose>(kDocument['x-ddp-streams'])) {
  const { event, arguments: rest } = stream.params.properties;
  const probes = (own: string): [string, Loose[], Loose[]][] => [
    [`a name of ${event.maxLength}`, [text(event.maxLength)], [text(event.maxLength + 1)]],
    [`${rest.maxItems} arguments`, [own, ...Array(rest.maxItems).fill(1)], [own, ...Array(rest.maxItems + 1).fill(1)]],
    [`${rest['x-max-bytes']} bytes`, [own, text(rest['x-max-bytes'] - 20)], [own, text(rest['x-max-bytes'])]],
  ];

  test(`a subscription to ${name}`, async ({ chat }) => {
    const client = await chat.connect();
    for (const [what, most, more] of probes('nothing')) {
      assert.doesNotMatch(JSON.stringify((await client.subForFrame(name, most)).error ?? {}), kTooMuch, what);
      assert.match(JSON.stringify((await client.subForFrame(name, more)).error ?? {}), kTooMuch, `more than ${what}`);
    }
  });

  if (!stream['x-written']) continue;
  test(`a write to ${name}`, async ({ chat }) => {
    const client = await (await chat.admin).connectAgain();
    for (const [what, most, more] of probes('nothing')) {
      assert.equal((await client.callForFrame(name, most)).error, undefined, what);
      assert.match(JSON.stringify((await client.callForFrame(name, more)).error ?? {}), kTooMuch, `more than ${what}`);
    }
  });
}
