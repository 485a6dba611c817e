import { isKeyOf, keysOf, oneOf } from '../../lib/narrow';
/**
 * The workspace's own colours while they are chosen: what they look like before they are saved, and whether text can be read
 * on them. What follows from each stands in theme/own-colours.css.
 */

const kLooks = ['Light', 'Dark'] as const;
export type Look = (typeof kLooks)[number];
type Values = Readonly<Record<string, string>>;

const kTokens = {
  Accent: 'accent',
  Background: 'background',
  Background_Secondary: 'background-2',
  Text: 'text',
  Text_Secondary: 'text-2',
  Success: 'success',
  Warning: 'warning',
  Danger: 'danger',
} as const;
type Token = keyof typeof kTokens;

/** Confab's own; a test compares them with the palette. */
export const kUsual: Record<Look, Record<Token, string>> = {
  Light: {
    Accent: '#0b7268',
    Background: '#ffffff',
    Background_Secondary: '#eaf1ef',
    Text: '#22302e',
    Text_Secondary: '#52635f',
    Success: '#14774a',
    Warning: '#ffd35c',
    Danger: '#c4163a',
  },
  Dark: {
    Accent: '#15786d',
    Background: '#1a2523',
    Background_Secondary: '#111917',
    Text: '#dfe8e6',
    Text_Secondary: '#a4b5b1',
    Success: '#1a7f51',
    Warning: '#f0c04a',
    Danger: '#c9284a',
  },
};

const idOf = (look: Look, token: Token): string => `Confab_Theme_${look}_${token}`;

export function partsOf(id: string): { look: Look; token: Token } | undefined {
  const found = /^Confab_Theme_(Light|Dark)_(\w+)$/.exec(id);
  const [look, token = ''] = [oneOf(kLooks, found?.[1]), found?.[2]];
  return look && isKeyOf(kTokens, token) ? { look, token } : undefined;
}

export const usualOf = (id: string): string | undefined => {
  const parts = partsOf(id);
  return parts && kUsual[parts.look][parts.token];
};

export const isColour = (text: string): boolean => /^#[\da-f]{6}$/i.test(text);

/** Shows the page in the colours that the settings would have: `values` by the settings' ids, '' for Confab's own. */
export function showColours(values: Values): void {
  const root = document.documentElement;
  for (const look of kLooks) {
    const side = look.toLowerCase();
    const own: string[] = [];
    for (const token of keysOf(kTokens)) {
      const name = kTokens[token];
      const value = values[idOf(look, token)] ?? '';
      const property = `--own-${side}-${name}`;
      if (!isColour(value)) {
        // The page may have come with a colour that was taken back since.
        root.style.setProperty(property, 'initial');
        continue;
      }
      own.push(name);
      root.style.setProperty(property, value);
    }
    root.setAttribute(`data-own-${side}`, own.join(' '));
  }
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** By WCAG 2: from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

export const kReadable = 4.5;

/** What stands as text on what. Warnings and success are grounds of their own, with letters that fit. */
const kLetters: readonly Token[] = ['Accent', 'Text', 'Text_Secondary', 'Danger'];
const kGrounds: readonly Token[] = ['Background', 'Background_Secondary'];

/** The least contrast that the setting's colour has with what it is seen together with; only where somebody chose one of the two. */
export function leastContrast(id: string, values: Values): number | undefined {
  const parts = partsOf(id);
  if (!parts) return undefined;
  const { look, token } = parts;
  const chosen = (one: Token): string => values[idOf(look, one)] ?? '';
  const inForce = (one: Token): string => (isColour(chosen(one)) ? chosen(one) : kUsual[look][one]);
  if (!isColour(chosen(token))) return undefined;
  const others = kLetters.includes(token)
    ? kGrounds
    : kGrounds.includes(token)
      ? (['Text', 'Text_Secondary'] as const)
      : [];
  if (others.length === 0) return undefined;
  return Math.min(...others.map((other) => contrast(inForce(token), inForce(other))));
}
