// Two people and one room, with the cryptography that clients of Rocket.Chat do: the server carries what it cannot read.

import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { randomId } from '../harness/ids.ts';
import { engineUnderTest } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn({ settings: { E2E_Enable: true, E2E_Allow_Unencrypted_Messages: false } });
const { subtle } = webcrypto;
type CryptoKey = webcrypto.CryptoKey;
const utf8 = new TextEncoder();
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));
const base64 = (data: ArrayBuffer | Uint8Array) => Buffer.from(data as Uint8Array).toString('base64');
const kRsa = { name: 'RSA-OAEP', hash: 'SHA-256' };

async function masterKey(passphrase: string, salt: string): Promise<CryptoKey> {
  const base = await subtle.importKey('raw', utf8.encode(passphrase), 'PBKDF2', false, ['deriveKey']);
  return subtle.deriveKey({ name: 'PBKDF2', salt: utf8.encode(salt), iterations: 1_000, hash: 'SHA-256' }, base, { name: 'AES-CBC', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Sixteen bytes of the vector, and what was encrypted with it: as one. */
async function sealed(key: CryptoKey, data: Uint8Array): Promise<string> {
  const iv = webcrypto.getRandomValues(new Uint8Array(16));
  return base64(Buffer.concat([iv, Buffer.from(await subtle.encrypt({ name: 'AES-CBC', iv }, key, data))]));
}
async function opened(key: CryptoKey, text: string): Promise<string> {
  const all = bytes(text);
  return Buffer.from(await subtle.decrypt({ name: 'AES-CBC', iv: all.slice(0, 16) }, key, all.slice(16))).toString();
}

/** A device: it keeps nothing but a passphrase, and reads from the server what it has left there. */
class Device {
  readonly who: User;
  private readonly privateKey: CryptoKey;

  private constructor(who: User, privateKey: CryptoKey) {
    this.who = who;
    this.privateKey = privateKey;
  }

  static async first(who: User, passphrase: string): Promise<Device> {
    const pair = await subtle.generateKey({ ...kRsa, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['encrypt', 'decrypt']);
    const [open, closed] = [await subtle.exportKey('jwk', pair.publicKey), await subtle.exportKey('jwk', pair.privateKey)];
    const private_key = await sealed(await masterKey(passphrase, who.id), utf8.encode(JSON.stringify(closed)));
    await who.post('e2e.setUserPublicAndPrivateKeys', { public_key: JSON.stringify(open), private_key });
    return new Device(who, pair.privateKey);
  }

  static async another(who: User, passphrase: string): Promise<Device> {
    const kept: Loose = await who.get('e2e.fetchMyKeys');
    const jwk = JSON.parse(await opened(await masterKey(passphrase, who.id), kept.private_key));
    return new Device(who, await subtle.importKey('jwk', jwk, kRsa, true, ['decrypt']));
  }

  /** The room's key, as this member has it. */
  async key(room: Room): Promise<{ id: string; key: CryptoKey }> {
    const { E2EKey: own }: Loose = await this.who.subscription(room);
    return this.unwrap(own);
  }
  async unwrap(text: string): Promise<{ id: string; key: CryptoKey }> {
    const jwk = JSON.parse(Buffer.from(await subtle.decrypt({ name: 'RSA-OAEP' }, this.privateKey, bytes(text.slice(12)))).toString());
    return { id: text.slice(0, 12), key: await subtle.importKey('jwk', jwk, { name: 'AES-CBC' }, true, ['encrypt', 'decrypt']) };
  }

  async send(room: Room, msg: string): Promise<Loose> {
    const { id, key } = await this.key(room);
    const payload = utf8.encode(JSON.stringify({ _id: randomId(), text: msg, userId: this.who.id, ts: new Date() }));
    return this.who.send(room, '', { t: 'e2e', e2e: 'pending', content: { algorithm: 'rc.v1.aes-sha2', ciphertext: id + (await sealed(key, payload)) } });
  }
  async read(message: Loose, keys: { id: string; key: CryptoKey }[]): Promise<string> {
    const { ciphertext } = message.content;
    const found = keys.find(({ id }) => ciphertext.startsWith(id));
    assert.ok(found, 'no key for it');
    return JSON.parse(await opened(found.key, ciphertext.slice(12))).text;
  }
}

async function newRoomKey(): Promise<{ id: string; jwk: string }> {
  const jwk = JSON.stringify(await subtle.exportKey('jwk', await subtle.generateKey({ name: 'AES-CBC', length: 128 }, true, ['encrypt', 'decrypt'])));
  return { id: base64(utf8.encode(base64(await subtle.digest('SHA-256', utf8.encode(jwk))))).slice(0, 12), jwk };
}
async function wrapped({ id, jwk }: { id: string; jwk: string }, publicKey: string): Promise<string> {
  const key = await subtle.importKey('jwk', JSON.parse(publicKey), kRsa, false, ['encrypt']);
  return id + base64(await subtle.encrypt({ name: 'RSA-OAEP' }, key, utf8.encode(jwk)));
}
const publicKeyOf = async (who: User): Promise<string> => ((await who.get('e2e.fetchMyKeys')) as Loose).public_key;

test('what one writes the other reads, and nobody in between', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const mark = `mark${randomId()}`;
  const room = await chat.group({ members: [ann, ben] });
  await ann.post('rooms.saveRoomSettings', { rid: room._id, encrypted: true });
  const [anns, bens] = [await Device.first(ann, 'correct horse'), await Device.first(ben, 'battery staple')];

  const first = await newRoomKey();
  await ann.post('e2e.setRoomKeyID', { rid: room._id, keyID: first.id });
  await ann.post('e2e.updateGroupKey', { rid: room._id, uid: ann.id, key: await wrapped(first, await publicKeyOf(ann)) });
  const { users }: Loose = await ann.get('e2e.getUsersOfRoomWithoutKey', { rid: room._id });
  assert.deepEqual(users.map((one: Loose) => one._id), [ben.id]);
  const suggested = await wrapped(first, users[0].e2e.public_key);
  await ann.post('e2e.provideUsersSuggestedGroupKeys', { usersSuggestedGroupKeys: { [room._id]: [{ _id: ben.id, key: suggested }] } } as Loose);
  await bens.unwrap((await ben.subscription(room)).E2ESuggestedKey); // who cannot open it rejects it
  await ben.post('e2e.acceptSuggestedGroupKey', { rid: room._id });

  const heard = await ben.watch('stream-room-messages', room._id);
  const sent = await anns.send(room, `${mark} from ann`);
  const [message] = (await heard.next(([one]: Loose[]) => one._id === sent._id)) as [Loose];
  const key = await bens.key(room);
  assert.equal(await bens.read(message, [key]), `${mark} from ann`);
  const reply = await bens.send(room, `${mark} from ben`);
  // A second device opens the pair by its passphrase alone.
  const second = await Device.another(ann, 'correct horse');
  assert.equal(await second.read(reply, [await second.key(room)]), `${mark} from ben`);
  await assert.rejects(Device.another(ann, 'wrong'));

  // Another key: what is new is read by it, what is old by the one before.
  const next = await newRoomKey();
  await ann.post('e2e.resetRoomKey', { rid: room._id, e2eKey: await wrapped(next, await publicKeyOf(ann)), e2eKeyId: next.id });
  const { usersWaitingForE2EKeys: waiting }: Loose = await ann.get('e2e.fetchUsersWaitingForGroupKey', { roomIds: [room._id] });
  assert.deepEqual(waiting[room._id].map((one: Loose) => one._id), [ben.id]);
  assert.equal((await ben.subscription(room)).E2EKey, undefined);
  await ann.post('e2e.provideUsersSuggestedGroupKeys', { usersSuggestedGroupKeys: { [room._id]: [{ _id: ben.id, key: await wrapped(next, waiting[room._id][0].public_key) }] } } as Loose);
  await ben.post('e2e.acceptSuggestedGroupKey', { rid: room._id });
  const later = await anns.send(room, `${mark} later`);
  const { oldRoomKeys }: Loose = await ben.subscription(room);
  const keys = [await bens.key(room), ...(await Promise.all(oldRoomKeys.map((one: Loose) => bens.unwrap(one.E2EKey))))];
  assert.equal(await bens.read(later, keys), `${mark} later`);
  assert.equal(await bens.read(sent, keys), `${mark} from ann`);

  // Administrators, search and the disk have nothing of it.
  const found: Loose = await ann.get('chat.search', { roomId: room._id, searchText: mark });
  assert.deepEqual(found.messages, []);
  await ann.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: mark } });
  if (engineUnderTest() === 'sqlite') {
    const files = readdirSync(server.data, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const holding = (what: string) => files.filter((one) => readFileSync(join(one.parentPath, one.name)).includes(what)).map((one) => one.name);
    assert.deepEqual(holding(mark), []);
    assert.ok(holding(sent.content.ciphertext).length > 0, 'it would have been found');
    assert.deepEqual(holding(JSON.parse(first.jwk).k), [], 'nor the key');
  }

  // After a reset nothing of it can be opened any more.
  await (await chat.admin).post('users.resetE2EKey', { userId: ben.id });
  const again = await chat.login(ben.username, ben.password);
  assert.deepEqual([(await again.subscription(room)).E2EKey, (await again.subscription(room)).oldRoomKeys], [undefined, undefined]);
  await Device.first(again, 'another one');
  const more: Loose = await ann.get('e2e.fetchUsersWaitingForGroupKey', { roomIds: [room._id] });
  assert.deepEqual(more.usersWaitingForE2EKeys[room._id].map((one: Loose) => one._id), [ben.id]);
});
