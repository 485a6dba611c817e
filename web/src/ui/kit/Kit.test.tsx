import { readFileSync, readdirSync } from 'node:fs';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import * as kit from '..';
import { renderAt } from '../../testing/render';
import { Kit } from './Kit';

const read = (folder: string, pattern: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n');

test('whatever is drawn, by itself or above the page, has rules for each of its classes', async () => {
  const user = userEvent.setup();
  await renderAt('/', <Kit open="toasts" />);
  await user.click(screen.getByRole('button', { name: 'A question' }));
  await user.click(screen.getByRole('button', { name: 'Others' }));
  const drawn = new Set([...document.querySelectorAll('*')].flatMap((element) => [...element.classList]));
  const ruled = new Set([...read('src', /\.css$/).matchAll(/\.(confab-[\w-]+)/g)].map(([, name]) => name));
  // What has no look of its own, as opposed to having lost it.
  const bare = [...drawn].filter((name) => name.startsWith('confab-') && !ruled.has(name));
  expect(bare).toEqual([]);
  expect(drawn.size).toBeGreaterThan(50);
});

test('the page shows every control there is', () => {
  const shown = read('src/ui/kit', /\.tsx$/);
  /** Whole pages and frames, which the client shows itself, and what draws nothing. */
  const elsewhere = [
    'CardPage',
    'ErrorBoundary',
    'FormActions',
    'FormDialog',
    'FormLayout',
    'LeaveGuard',
    'Link',
    'Logo',
    'Modal',
    'OfflineBanner',
    'Options',
    'SectionPage',
    'VisuallyHidden',
    'isWholeCode',
    'optionId',
    'providePictures',
    'steer',
    'toast',
  ];
  const missing = Object.keys(kit).filter((name) => !new RegExp(`<${name}\\b`).test(shown));
  expect(missing.sort()).toEqual(elsewhere);
});
