import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { contrast, kUsual, leastContrast, showColours, type Look } from './colours';
import { keysOf } from '../../lib/narrow';

const css = readFileSync('src/theme/palette.css', 'utf8');
const kFrom = {
  Accent: 'button-background-primary-default',
  Background: 'surface-light',
  Background_Secondary: 'surface-sidebar',
  Text: 'font-default',
  Text_Secondary: 'font-hint',
  Success: 'button-background-success-default',
  Warning: 'button-background-warning-default',
  Danger: 'button-background-danger-default',
} as const;

test.each(['Light', 'Dark'] as const)(
  'what counts while nothing is chosen is what the palette says: %s',
  (look: Look) => {
    const blocks = [...css.matchAll(/((?::root[^{]*?))\s*\{([^}]*)\}/g)].filter(([, head]) =>
      head!.includes(`'${look.toLowerCase()}'`),
    );
    for (const token of keysOf(kFrom)) {
      const name = kFrom[token];
      const said = blocks.flatMap(([, , body]) => new RegExp(`--rcx-color-${name}: ([^;]+);`).exec(body!)?.[1] ?? []);
      expect(said, name).toEqual([kUsual[look][token]]);
    }
  },
);

describe('contrast', () => {
  test('as WCAG has it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
  test('of a colour with what it is seen on, where somebody chose it', () => {
    expect(leastContrast('Confab_Theme_Light_Accent', { Confab_Theme_Light_Accent: '#00529b' })).toBeGreaterThan(4.5);
    expect(leastContrast('Confab_Theme_Light_Accent', { Confab_Theme_Light_Accent: '#7fd0ff' })).toBeLessThan(4.5);
    expect(leastContrast('Confab_Theme_Dark_Background', { Confab_Theme_Dark_Background: '#cccccc' })).toBeLessThan(
      4.5,
    );
    expect(leastContrast('Confab_Theme_Light_Text', { Confab_Theme_Light_Text: '' })).toBeUndefined();
    expect(leastContrast('Confab_Theme_Light_Success', { Confab_Theme_Light_Success: '#ffffff' })).toBeUndefined();
    expect(leastContrast('Site_Name', {})).toBeUndefined();
  });
});

describe('the preview', () => {
  const root = document.documentElement;
  beforeEach(() => root.removeAttribute('style'));

  test('says to the styles what the server would say, and takes it back', () => {
    showColours({ Confab_Theme_Light_Accent: '#00529b', Confab_Theme_Dark_Text: '#12' });
    expect(root.dataset.ownLight).toBe('accent');
    expect(root.dataset.ownDark).toBe('');
    expect(root.style.getPropertyValue('--own-light-accent')).toBe('#00529b');
    showColours({});
    expect(root.dataset.ownLight).toBe('');
    expect(root.style.getPropertyValue('--own-light-accent')).toBe('initial');
  });
});
