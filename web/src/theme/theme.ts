import type { ThemeChoice } from '../api/entities';

const key = 'confab.theme';
const choices: readonly string[] = ['auto', 'light', 'dark', 'high-contrast'];
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more)');
const listeners = new Set<() => void>();

function isChoice(value: unknown): value is ThemeChoice {
  return typeof value === 'string' && choices.includes(value);
}

function read(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key);
    return isChoice(stored) ? stored : 'auto';
  } catch {
    return 'auto';
  }
}

let choice = read();

function shown(): Exclude<ThemeChoice, 'auto'> {
  if (choice !== 'auto') return choice;
  if (contrast.matches && !dark.matches) return 'high-contrast';
  return dark.matches ? 'dark' : 'light';
}

function apply(): void {
  document.documentElement.dataset.theme = shown();
  listeners.forEach((listener) => listener());
}

/** The look that was chosen in this browser; after signing in the account's own preference is put here. */
export const theme = {
  get choice(): ThemeChoice {
    return choice;
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Anything but a known theme counts as 'auto'. */
  choose(next: unknown): void {
    choice = isChoice(next) ? next : 'auto';
    try {
      localStorage.setItem(key, choice);
    } catch {
      // Then the choice lasts as long as the page.
    }
    apply();
  },
  start(): void {
    dark.addEventListener('change', apply);
    contrast.addEventListener('change', apply);
    // Another tab has chosen.
    window.addEventListener('storage', (event) => {
      if (event.key !== key) return;
      choice = read();
      apply();
    });
    apply();
  },
};
