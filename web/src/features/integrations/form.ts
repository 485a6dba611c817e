import { isKeyOf, oneOf } from '../../lib/narrow';
import { typeOf, type Integration, type Type, type Written } from './calls';
import { events, kAllOfThem, kDelays, type EventName } from './events';

/** A webhook as it is written; fields go by the server's names, so that what it refuses finds its place. */
export interface HookForm {
  type: Type;
  name: string;
  enabled: boolean;
  /** `#room` and `@person`, with commas between them. */
  channel: string;
  username: string;
  alias: string;
  avatar: string;
  emoji: string;
  scriptEnabled: boolean;
  script: string;
  // Of incoming ones alone.
  overrideDestinationChannelEnabled: boolean;
  // Of outgoing ones alone.
  event: EventName;
  /** Of `kAllOfThem`. */
  everywhere: readonly string[];
  /** One a line. */
  urls: string;
  /** With commas between them. */
  triggerWords: string;
  triggerWordAnywhere: boolean;
  targetRoom: string;
  token: string;
  runOnEdits: boolean;
  retryFailedCalls: boolean;
  /** A text until it is a number. */
  retryCount: string;
  retryDelay: (typeof kDelays)[number];
  impersonateUser: boolean;
}

export type HookField = keyof HookForm;

/** The account that the server makes for programs without one of their own. */
const kUsualPoster = 'rocket.cat';
const kUsualRetries = 4;
/** The server makes no more attempts. */
export const kMostRetries = 20;

export function blankForm(type: Type, token: string): HookForm {
  return {
    type,
    name: '',
    enabled: true,
    channel: '',
    username: kUsualPoster,
    alias: '',
    avatar: '',
    emoji: '',
    scriptEnabled: false,
    script: '',
    overrideDestinationChannelEnabled: false,
    event: 'sendMessage',
    everywhere: [],
    urls: '',
    triggerWords: '',
    triggerWordAnywhere: false,
    targetRoom: '',
    token,
    runOnEdits: false,
    retryFailedCalls: true,
    retryCount: String(kUsualRetries),
    retryDelay: kDelays[0],
    impersonateUser: false,
  };
}

const isOneOfAll = (channel: string) => kAllOfThem.some((all) => all === channel);

export function formOf(hook: Integration): HookForm {
  const blank = blankForm(typeOf(hook), hook.token ?? '');
  return {
    ...blank,
    name: hook.name,
    enabled: hook.enabled,
    channel: hook.channel.filter((channel) => !isOneOfAll(channel)).join(', '),
    username: hook.username,
    alias: hook.alias ?? '',
    avatar: hook.avatar ?? '',
    emoji: hook.emoji ?? '',
    scriptEnabled: hook.scriptEnabled,
    script: hook.script ?? '',
    overrideDestinationChannelEnabled: hook.overrideDestinationChannelEnabled ?? false,
    event: hook.event !== undefined && isKeyOf(events, hook.event) ? hook.event : blank.event,
    everywhere: hook.channel.filter(isOneOfAll),
    urls: hook.urls.join('\n'),
    triggerWords: hook.triggerWords.join(', '),
    triggerWordAnywhere: hook.triggerWordAnywhere ?? false,
    targetRoom: hook.targetRoom ?? '',
    runOnEdits: hook.runOnEdits ?? false,
    retryFailedCalls: hook.retryFailedCalls ?? false,
    retryCount: String(hook.retryCount ?? kUsualRetries),
    retryDelay: oneOf(kDelays, hook.retryDelay) ?? blank.retryDelay,
    impersonateUser: hook.impersonateUser ?? false,
  };
}

const parts = (text: string, between: string | RegExp): string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function writtenOutgoing(form: HookForm): Partial<Written> {
  const { inRooms, ofMessages } = events[form.event];
  return {
    event: form.event,
    channel: inRooms ? [...form.everywhere, ...parts(form.channel, ',')].join(',') : '',
    urls: parts(form.urls, /\s+/),
    targetRoom: form.targetRoom.trim(),
    // One that is empty is refused; a webhook may well be without.
    ...(form.token.trim() !== '' && { token: form.token.trim() }),
    triggerWords: ofMessages ? parts(form.triggerWords, ',') : [],
    triggerWordAnywhere: ofMessages && form.triggerWordAnywhere,
    runOnEdits: ofMessages && form.runOnEdits,
    retryFailedCalls: form.retryFailedCalls,
    ...(form.retryFailedCalls && { retryCount: Number(form.retryCount), retryDelay: form.retryDelay }),
    impersonateUser: form.impersonateUser,
  };
}

/** What the server is told: nothing that does not fit the type and the event. */
export function writtenOf(form: HookForm): Written {
  const both: Written = {
    type: form.type,
    name: form.name.trim(),
    enabled: form.enabled,
    channel: parts(form.channel, ',').join(','),
    username: form.username.trim().replace(/^@/, ''),
    alias: form.alias.trim(),
    avatar: form.avatar.trim(),
    emoji: form.emoji.trim(),
    scriptEnabled: form.scriptEnabled,
    script: form.script,
    scriptEngine: 'isolated-vm',
  };
  if (form.type === 'webhook-outgoing') return { ...both, ...writtenOutgoing(form) };
  return { ...both, overrideDestinationChannelEnabled: form.overrideDestinationChannelEnabled };
}

export type Problem =
  | 'name-missing'
  | 'channel-missing'
  | 'channel-sign'
  | 'username-missing'
  | 'urls-missing'
  | 'target-missing'
  | 'token-missing'
  | 'retries-wrong';

function channelProblem({ channel, type, event }: HookForm): Problem | undefined {
  const incoming = type === 'webhook-incoming';
  if (!incoming && !events[event].inRooms) return undefined;
  const named = parts(channel, ',');
  if (incoming && named.length === 0) return 'channel-missing';
  return named.every((one) => /^[#@]./.test(one)) ? undefined : 'channel-sign';
}

const isCount = (text: string) => /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= kMostRetries;

/** What is wrong before the server is asked. `before`: as it was, where it is there already. */
export function problemsOf(form: HookForm, before?: HookForm): Partial<Record<HookField, Problem>> {
  const found: Partial<Record<HookField, Problem | undefined>> = {
    name: form.name.trim() === '' ? 'name-missing' : undefined,
    channel: channelProblem(form),
    username: form.username.trim() === '' ? 'username-missing' : undefined,
  };
  if (form.type === 'webhook-outgoing') {
    const untold = events[form.event].needsTarget && form.targetRoom.trim() === '';
    found.urls = parts(form.urls, /\s+/).length === 0 ? 'urls-missing' : undefined;
    found.targetRoom = untold ? 'target-missing' : undefined;
    found.token = before && before.token !== '' && form.token.trim() === '' ? 'token-missing' : undefined;
    found.retryCount = form.retryFailedCalls && !isCount(form.retryCount) ? 'retries-wrong' : undefined;
  }
  const known: Partial<Record<HookField, Problem>> = {};
  for (const [field, problem] of Object.entries(found))
    if (problem !== undefined && isKeyOf(form, field)) known[field] = problem;
  return known;
}
