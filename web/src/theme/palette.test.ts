import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/theme/palette.css', 'utf8');
const themes = ['light', 'dark', 'high-contrast'] as const;

/** The tokens of a theme as the browser would find them: of every block that applies, the last word counts. */
function tokensOf(theme: string): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const [, selectors, body] of css.matchAll(/((?::root[^{]*?))\s*\{([^}]*)\}/g)) {
    const applies = selectors!.split(',').some((one) => one.trim() === ':root' || one.includes(`'${theme}'`));
    if (!applies) continue;
    for (const [, token, value] of body!.matchAll(/--rcx-color-([\w-]+):\s*([^;]+);/g))
      tokens.set(token!, value!.trim());
  }
  return tokens;
}
const blocks = new Map(themes.map((theme) => [theme, tokensOf(theme)]));

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const both = [luminance(a), luminance(b)];
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}

const pages = ['surface-light', 'surface-room', 'surface-tint', 'surface-sidebar', 'surface-hover', 'surface-selected'];
const texts = ['font-default', 'font-titles-labels', 'font-secondary-info', 'font-hint', 'font-info', 'font-danger'];
const kinds = ['primary', 'secondary', 'danger', 'success', 'warning'];
const states = ['info', 'success', 'danger', 'warning', 'warning-2', 'service-1', 'service-2'];

describe.each([...blocks.keys()])('theme %s', (name) => {
  const colour = (token: string): string => {
    const value = blocks.get(name)!.get(token)!;
    const alias = /^var\(--rcx-color-([\w-]+)\)$/.exec(value);
    return alias ? colour(alias[1]!) : value;
  };
  const pairs: [string, string, number][] = [
    ...pages.flatMap((page) => texts.map((text): [string, string, number] => [text, page, 4.5])),
    ...kinds.flatMap((kind) =>
      ['default', 'hover', 'press'].map((state): [string, string, number] => [
        `button-font-on-${kind}`,
        `button-background-${kind}-${state}`,
        4.5,
      ]),
    ),
    // Code in messages has these colours.
    ...['service-1', 'service-2', 'success', 'info', 'danger'].map((one): [string, string, number] => [
      `status-font-on-${one}`,
      'surface-tint',
      4.5,
    ]),
    ['surface-light', 'surface-dark', 4.5], // tooltips
    ['button-font-on-secondary-danger', 'button-background-secondary-danger-default', 4.5],
    ...states.map((state): [string, string, number] => [`status-font-on-${state}`, `status-background-${state}`, 4.5]),
    ...['stroke-medium', 'stroke-highlight', 'stroke-error'].flatMap((line) =>
      ['surface-light', 'surface-tint', 'surface-sidebar'].map((page): [string, string, number] => [line, page, 3]),
    ),
  ];

  test.each(pairs)('%s on %s has a contrast of at least %d', (front, back, least) => {
    expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(
      name === 'high-contrast' && least > 3 ? 7 : least,
    );
  });
});

test('no theme borrows a colour of another without saying so', () => {
  // What the dark theme does not say itself it has from the block of all, never from that of the bright ones.
  const dark = /:root\[data-theme='dark'\] \{([^}]*)\}/.exec(css)![1]!;
  const ofAll = /:root \{([^}]*)\}/.exec(css)![1]!;
  const named = new Set([...`${dark}${ofAll}`.matchAll(/--rcx-color-([\w-]+):/g)].map(([, token]) => token));
  expect([...blocks.get('light')!.keys()].filter((token) => !named.has(token))).toEqual([]);
});
