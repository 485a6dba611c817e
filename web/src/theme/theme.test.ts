import { beforeEach, expect, test, vi } from 'vitest';

/** A device whose wishes can change, and the theme as a new page finds it. */
async function page(wishes: { dark?: boolean; contrast?: boolean } = {}) {
  const listeners = new Set<() => void>();
  vi.stubGlobal('matchMedia', (query: string) => ({
    get matches() {
      return query.includes('dark') ? (wishes.dark ?? false) : (wishes.contrast ?? false);
    },
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
  }));
  vi.resetModules();
  const { theme } = await import('./theme');
  theme.start();
  return {
    theme,
    shown: () => document.documentElement.dataset.theme,
    change: (next: typeof wishes) => {
      Object.assign(wishes, next);
      listeners.forEach((listener) => listener());
    },
  };
}

beforeEach(() => localStorage.clear());

test('without a choice the device decides, whenever it changes', async () => {
  const { shown, change } = await page();
  expect(shown()).toBe('light');
  change({ dark: true });
  expect(shown()).toBe('dark');
  change({ dark: false, contrast: true });
  expect(shown()).toBe('high-contrast');
});

test('a choice holds against the device and over a reload', async () => {
  const first = await page({ dark: true });
  first.theme.choose('light');
  expect(first.shown()).toBe('light');
  first.change({ dark: false });
  first.change({ dark: true });
  expect(first.shown()).toBe('light');
  expect((await page({ dark: true })).shown()).toBe('light');
});

test('what is no theme counts as no choice', async () => {
  const { theme, shown } = await page({ dark: true });
  theme.choose('light');
  theme.choose('sepia');
  expect(theme.choice).toBe('auto');
  expect(shown()).toBe('dark');
  localStorage.setItem('confab.theme', 'sepia');
  expect((await page()).shown()).toBe('light');
});

test("another tab's choice is followed", async () => {
  const { shown } = await page();
  localStorage.setItem('confab.theme', 'dark');
  window.dispatchEvent(new StorageEvent('storage', { key: 'confab.theme' }));
  expect(shown()).toBe('dark');
});
