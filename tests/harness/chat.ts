// The workspace as tests speak of it: people, rooms, messages. Each test makes its own and runs beside all others.

import { createHash } from 'node:crypto';
import { DdpClient, type DdpOptions, type Watch } from './ddp.ts';
import type { Loose } from './ejson.ts';
import { unique } from './ids.ts';
import { Caller, type Credentials } from './rest.ts';
import { kAdmin, type Server } from './server.ts';

export type Room = Loose;
export type Message = Loose;

export interface RoomOptions {
  name?: string;
  /** The first one makes the room. Left out: the administrator does. */
  members?: User[];
  readOnly?: boolean;
  extraData?: Loose;
}

/** Somebody with an account: calls REST with a token, and DDP on a connection that is made when first needed. */
export class User extends Caller {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  private readonly chat: Chat;
  private connection: Promise<DdpClient> | undefined;
  private madeIn = 0;

  constructor(chat: Chat, credentials: Credentials, username: string, password: string) {
    super(chat.server.url, credentials);
    this.chat = chat;
    this.id = credentials.userId;
    this.username = username;
    this.password = password;
  }

  get authToken(): string {
    return this.credentials?.authToken ?? '';
  }

  /** What clients send in place of the password: its SHA-256, in hex. */
  get digest(): string {
    return createHash('sha256').update(this.password).digest('hex');
  }

  /** The user's main connection, logged in. */
  async ddp(): Promise<DdpClient> {
    if (this.connection && this.madeIn !== this.chat.generation) this.connection = undefined;
    this.madeIn = this.chat.generation;
    this.connection ??= this.connectAgain();
    return this.connection;
  }

  /** One more connection of the same user. */
  async connectAgain(options: DdpOptions = {}): Promise<DdpClient> {
    const client = await this.chat.connect(options);
    await client.login(this.authToken);
    return client;
  }

  async watch(stream: string, event: string): Promise<Watch> {
    return (await this.ddp()).watch(stream, event);
  }

  /** An event about this user: `rooms-changed`, `subscriptions-changed`, `notification` ... */
  async watchOwn(event: string): Promise<Watch> {
    return this.watch('stream-notify-user', `${this.id}/${event}`);
  }

  async call(method: string, ...params: Loose[]): Promise<Loose> {
    return (await this.ddp()).call(method, ...params);
  }

  async send(room: Room | string, msg: string, more: Loose = {}): Promise<Message> {
    const answer: Loose = await this.post('chat.sendMessage', { message: { rid: ridOf(room), msg, ...more } });
    return answer.message;
  }

  async history(room: Room, query: Loose = {}): Promise<Message[]> {
    const answer: Loose = await this.request('GET', `${familyOf(room)}.history`, { query: { roomId: room._id, count: 100, ...query } });
    if (!answer.body?.success) throw new Error(`history: ${answer.text}`);
    return answer.body.messages;
  }

  async subscription(room: Room | string): Promise<Loose> {
    const answer: Loose = await this.get('subscriptions.getOne', { roomId: ridOf(room) });
    return answer.subscription;
  }

  async room(room: Room | string): Promise<Room> {
    const answer: Loose = await this.get('rooms.info', { roomId: ridOf(room) });
    return answer.room;
  }

  async direct(...others: User[]): Promise<Room> {
    const whom = others.length === 1 ? { username: others[0]?.username } : { usernames: others.map((one) => one.username).join(',') };
    const answer: Loose = await this.post('im.create', whom);
    return answer.room;
  }
}

/** `channels`, `groups` or `im`: the family of endpoints that speaks of this kind of room. */
export function familyOf(room: Room): 'channels' | 'groups' | 'im' {
  return room.t === 'p' ? 'groups' : room.t === 'd' ? 'im' : 'channels';
}

export function ridOf(room: Room | string): string {
  return typeof room === 'string' ? room : room._id;
}

export interface NewUser {
  roles?: string[];
  password?: string;
  name?: string;
  joinDefaultChannels?: boolean;
  /** The exact user name; left out: one that nobody has. */
  username?: string;
  [field: string]: Loose;
}

export class Chat {
  readonly server: Server;
  readonly anyone: Caller;
  /** Counts the tests: connections live as long as the test that has made them. */
  generation = 0;
  private readonly connections: DdpClient[] = [];
  private admin_: Promise<User> | undefined;

  constructor(server: Server) {
    this.server = server;
    this.anyone = new Caller(server.url);
  }

  get admin(): Promise<User> {
    this.admin_ ??= this.login(kAdmin.username, kAdmin.password);
    return this.admin_;
  }

  async login(username: string, password: string): Promise<User> {
    const answer: Loose = await this.anyone.post('login', { user: username, password });
    return new User(this, { userId: answer.data.userId, authToken: answer.data.authToken }, username, password);
  }

  async user(name: string, more: NewUser = {}): Promise<User> {
    const { username = unique(name), password = `secret of ${name} 1`, ...rest } = more;
    const admin = await this.admin;
    const body = { name, email: `${username}@example.test`, username, password, verified: true, joinDefaultChannels: false, ...rest };
    const created: Loose = await admin.post('users.create', body);
    const userId = created.user._id as string;
    // A token without a login: hashing every password once more would be most of the run time.
    const token: Loose = await admin.post('users.createToken', { userId });
    return new User(this, token.data, username, password);
  }

  async users<const Names extends string[]>(...names: Names): Promise<{ [K in keyof Names]: User }> {
    return (await Promise.all(names.map((name) => this.user(name)))) as { [K in keyof Names]: User };
  }

  async channel(options: RoomOptions = {}): Promise<Room> {
    return (await this.create('channels.create', options)).channel;
  }

  async group(options: RoomOptions = {}): Promise<Room> {
    return (await this.create('groups.create', options)).group;
  }

  async connect(options: DdpOptions = {}): Promise<DdpClient> {
    const client = await DdpClient.connect(this.server.url, options);
    this.connections.push(client);
    return client;
  }

  /** Ends what one test has opened. */
  close(): void {
    this.generation++;
    for (const connection of this.connections.splice(0)) connection.close();
  }

  private async create(path: 'channels.create' | 'groups.create', options: RoomOptions): Promise<Loose> {
    const [owner = await this.admin, ...others] = options.members ?? [];
    const { name = unique('room'), readOnly, extraData } = options;
    return owner.post(path, { name, members: others.map((one) => one.username), readOnly, extraData });
  }
}
