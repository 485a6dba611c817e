import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('each density has smaller measures than the one before', () => {
  const css = readFileSync('src/theme/tokens.css', 'utf8');
  const rules = [...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)];
  const measured = ['extended', 'medium', 'condensed'].map((name) => {
    const own = rules.filter(([, head]) =>
      name === 'medium' ? head!.trim().endsWith(':root') : head!.includes(`[data-density='${name}']`),
    );
    const said = (token: string) =>
      own.flatMap(([, , body]) => new RegExp(`--confab-${token}: ([\\d.]+)`).exec(body!)?.[1] ?? [])[0];
    return ['row', 'control', 'message-before', 'message-between', 'reading-size'].map((token) => Number(said(token)));
  });
  for (const [at, most] of measured[0]!.entries()) {
    expect(most).toBeGreaterThan(measured[1]![at]!);
    expect(measured[1]![at]).toBeGreaterThan(measured[2]![at]!);
  }
});
