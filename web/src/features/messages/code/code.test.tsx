import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderAt } from '../../../testing/render';
import { CodeBlock } from './CodeBlock';
import { coloured } from './colours';
import { languageOf } from './languages';

const code = 'const answer = 42; // it is <b>known</b>\nconst name = "Ann";';

test('pieces of code have their roles, and joined they are the code', async () => {
  const pieces = (await coloured(code, 'ts'))!;
  expect(pieces.map(({ text }) => text).join('')).toBe(code);
  const roleOf = (text: string) => pieces.find((piece) => piece.text.includes(text))?.role;
  expect([roleOf('const'), roleOf('42'), roleOf('<b>'), roleOf('"Ann"')]).toEqual([
    'keyword',
    'number',
    'comment',
    'string',
  ]);
  expect(await coloured(code, 'no-such-language')).toBeUndefined();
});

test('a language is known by what people call it', () => {
  expect(['C++', ' js', 'YML', 'sh'].map((typed) => languageOf(typed)?.name)).toEqual([
    'cpp',
    'javascript',
    'yaml',
    'bash',
  ]);
  expect(languageOf('constructor')).toBeUndefined();
});

test('the code is read at once and coloured when the colours have come; what is copied is the code', async () => {
  const user = userEvent.setup();
  await renderAt('/', <CodeBlock code={code} language="ts" />);
  expect(document.querySelector('pre')).toHaveTextContent('const answer = 42;');
  await waitFor(() => expect(screen.getByText('"Ann"')).toHaveClass('confab-syntax--string'));
  expect(document.querySelector('b')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Copy the code' }));
  expect(await navigator.clipboard.readText()).toBe(code);
});
