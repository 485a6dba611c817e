// Headless Chromium, one for a test file; each person of a journey is a browser context of their own. Things are found as
// people find them: by role and name.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { eventually } from '../harness/wait.ts';
import { launch } from './chromium.ts';

/** A journey on a machine that has other things to do. What a journey waits for has deadlines of its own. */
export const kJourney = 240_000;

// What is tried until it succeeds gets this long each time, and this long in all.
const kPatience = 3_000;
const kLongPatience = 30_000;

// A microphone that beeps, without a question.
const kMicrophone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

let browser: Promise<Browser> | undefined;
after(async () => {
  if (browser) await (await browser).close();
});

/** What a page complained about: errors of scripts, refusals of the content security policy, answers of 5xx. */
export interface Complaints {
  all: string[];
}

export class Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[] = [];
  /** While the server is down on purpose, failed requests are no complaint. */
  serverIsDown = false;

  private constructor(name: string, context: BrowserContext, page: Page) {
    this.name = name;
    this.context = context;
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(`script: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text())) this.complaints.push(`console: ${message.text()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 500 && !this.serverIsDown) this.complaints.push(`${response.status()} ${response.url()}`);
    });
  }

  static async open(name: string, url: string, options: { width?: number; height?: number; dark?: boolean; touch?: boolean } = {}): Promise<Person> {
    browser ??= launch(kMicrophone);
    const context = await (await browser).newContext({
      baseURL: url,
      viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
      colorScheme: options.dark ? 'dark' : 'light',
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...(options.touch && { hasTouch: true, isMobile: true }),
    });
    context.setDefaultTimeout(40_000);
    const page = await context.newPage();
    return new Person(name, context, page);
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  // The wizard and the forms.

  /** Rooms that are put away stay on the page, and have fields of their own. */
  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.page.getByLabel(label, { exact: typeof label === 'string' }).filter({ visible: true }).fill(value);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  }

  /** Presses what ends a dialog, and waits until the dialog is gone: until then its text stands on the page twice. */
  async finishDialog(name: string | RegExp): Promise<void> {
    await this.press(name);
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  /** A toast says so. The text is looked for as a whole: 'One change is not saved.' is not 'Saved.'. */
  async isTold(text: string): Promise<void> {
    await this.page.getByRole('region', { name: 'Notices' }).getByText(text, { exact: true }).waitFor();
  }

  async signIn(user: string, password: string): Promise<void> {
    await this.page.goto('/login');
    await this.page.getByLabel(/^Username or email/).fill(user);
    await this.page.getByLabel(/^Password/).first().fill(password);
    await this.press('Sign in');
    await this.inChat();
  }

  /** The sidebar is there: one is in the chat. */
  async inChat(): Promise<void> {
    // On a phone the sidebar waits behind its button.
    await this.page.getByRole('navigation', { name: 'Rooms' }).or(this.page.getByRole('button', { name: 'Open the sidebar' })).first().waitFor({ timeout: kLongPatience });
  }

  // The sidebar.

  sidebar(): Locator {
    return this.page.getByRole('navigation', { name: 'Rooms' });
  }

  room(name: string): Locator {
    return this.sidebar().getByRole('link', { name: new RegExp(escaped(name)) }).first();
  }

  async openRoom(name: string): Promise<void> {
    await this.room(name).click();
    await this.page.getByRole('heading', { level: 1, name: new RegExp(escaped(name)) }).waitFor();
    await this.composer().waitFor();
  }

  /** The number on a room's badge and whether it counts mentions rather than messages; undefined without a badge. */
  async badge(name: string): Promise<{ count: number; mention: boolean } | undefined> {
    // In one look: it may go while one reads it.
    const [label] = await this.room(name).getByRole('img', { name: /unread|mention/ }).evaluateAll((badges) => badges.map((badge) => badge.getAttribute('aria-label') ?? ''));
    if (label === undefined) return undefined;
    return { count: Number(/\d+/.exec(label)?.[0]), mention: /mention/.test(label) };
  }

  async expectBadge(name: string, expected: { count: number; mention: boolean } | undefined): Promise<void> {
    await eventually(async () => assert.deepEqual(await this.badge(name), expected, `${this.name}: badge of ${name}`));
  }

  // A room.

  composer(): Locator {
    return this.page.getByRole('textbox', { name: /^Message / });
  }

  messages(): Locator {
    return this.page.getByRole('log', { name: 'Messages' });
  }

  row(text: string): Locator {
    return this.messages().locator('[data-message]').filter({ hasText: text }).last();
  }

  /** Sends what is typed and waits until it is shown, without its markup where it has some. */
  async say(text: string, shown = text): Promise<void> {
    await this.composer().fill(text);
    await this.composer().press('Enter');
    await this.delivered(shown);
  }

  /** The message is on screen, and the server has it. */
  async delivered(text: string): Promise<void> {
    await this.messages().locator('[data-message]:not(.rcx-message--pending)').filter({ hasText: text }).last().waitFor();
  }

  async sees(text: string, ms = kLongPatience): Promise<void> {
    await this.row(text).waitFor({ timeout: ms });
  }

  async sawNot(text: string): Promise<void> {
    await eventually(async () => assert.equal(await this.messages().locator('[data-message]').filter({ hasText: text }).count(), 0, `${this.name} still sees: ${text}`));
  }

  /** The texts of the messages on screen, in order. */
  async texts(): Promise<string[]> {
    return this.messages().locator('[data-message] .rcx-message-body').allInnerTexts();
  }

  async act(text: string, action: 'Edit' | 'Delete' | 'Mark unread from here' | 'Thumbs up' | 'Star' | 'Pin to the room' | 'Reply in thread' | 'Quote' | 'Move' | 'Report' | 'Remind me' | 'Show profile'): Promise<void> {
    const row = this.row(text);
    // The buttons come with the pointer; should the list move just then, it is pointed at again.
    await eventually(async () => {
      await row.hover();
      await row.getByRole('toolbar').waitFor({ timeout: kPatience });
    }, kLongPatience);
    const quick = row.getByRole('button', { name: action, exact: true });
    if (await quick.count()) return quick.click();
    await row.getByRole('button', { name: 'More actions' }).click();
    // Behind its name stands its key.
    await this.page.getByRole('menuitem', { name: new RegExp(`^${action}(?!\\w)`) }).click();
  }

  async edit(from: string, to: string): Promise<void> {
    await this.act(from, 'Edit');
    const field = this.page.getByRole('textbox', { name: 'Edit message' });
    await field.fill(to);
    await field.press('Enter');
    await this.row(to).waitFor();
  }

  async remove(text: string): Promise<void> {
    await this.act(text, 'Delete');
    await this.page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await this.sawNot(text);
  }

  async createRoom(name: string, options: { hidden?: boolean; members?: string[] } = {}): Promise<void> {
    await this.press('Create new');
    await this.page.getByRole('menuitem', { name: 'Create channel' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(/^Name/).fill(name);
    if (options.hidden) await dialog.getByText('Private', { exact: true }).click();
    for (const member of options.members ?? []) {
      await dialog.getByRole('combobox', { name: /People/ }).fill(member);
      await dialog.getByRole('option', { name: new RegExp(escaped(member)) }).first().click();
    }
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name: new RegExp(escaped(name)) }).waitFor();
  }

  async openDirect(username: string): Promise<void> {
    await this.press('Create new');
    await this.page.getByRole('menuitem', { name: 'Direct message' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: /To/ }).fill(username);
    await dialog.getByRole('option', { name: new RegExp(escaped(username)) }).first().click();
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await this.composer().waitFor();
  }

  /** Presses keys that the page listens for as soon as it is ready, until `there` is. */
  async shortcut(keys: string, there: Locator): Promise<void> {
    await eventually(async () => {
      await this.page.keyboard.press(keys);
      await there.waitFor({ timeout: kPatience });
    }, kLongPatience);
  }

  /** The same for a key of a message: right after a start its row may be made anew, and the focus goes with it. */
  async keyOn(text: string, key: string, there: Locator): Promise<void> {
    await eventually(async () => {
      await this.row(text).focus();
      await this.page.keyboard.press(key);
      await there.waitFor({ timeout: kPatience });
    }, kLongPatience);
  }

  async roomMenu(item: string): Promise<void> {
    await this.press('Room menu');
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  hasNoComplaints(): void {
    assert.deepEqual(this.complaints, [], `${this.name}'s browser complained`);
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
