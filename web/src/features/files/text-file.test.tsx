import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { Attachments } from '../messages/Attachments';
import { isText } from './kinds';
import { beginningOf } from './text-file';

/** A server that keeps one file, and gives parts of it. */
function keeps(bytes: Uint8Array<ArrayBuffer> | string) {
  const all = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const asked: string[] = [];
  const real = fetch;
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => {
    if (!String(address).startsWith('/file-upload/')) return real(address, init);
    const range = new Headers(init?.headers).get('Range') ?? '';
    asked.push(range);
    return Promise.resolve(new Response(all.slice(0, Number(range.split('-')[1]) + 1), { status: 206 }));
  });
  return asked;
}

const show = (title: string) =>
  stage().show(<Attachments list={[{ type: 'file', title, title_link: `/file-upload/t/${title}`, size: 400 }]} />);

test('what people read is known by its name', () => {
  expect(['a.txt', 'b.TS', 'x.tar.gz', 'c.md', 'README', 'd.exe'].map(isText)).toEqual([
    true,
    true,
    false,
    true,
    false,
    false,
  ]);
});

test('a beginning ends between signs, and says whether there is more', async () => {
  const stop = new AbortController().signal;
  keeps('aé');
  expect(await beginningOf('/file-upload/t/a.txt', 2, stop)).toEqual({ text: 'a', whole: false });
  expect(await beginningOf('/file-upload/t/a.txt', 3, stop)).toEqual({ text: 'aé', whole: true });
  keeps(Uint8Array.of(0x61, 0xe9, 0x61));
  expect(await beginningOf('/file-upload/t/a.txt', 100, stop)).toBeUndefined();
  keeps('a\0b');
  expect(await beginningOf('/file-upload/t/a.txt', 100, stop)).toBeUndefined();
});

test('of an answer that is longer than what was asked for, no more is read', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('x'.repeat(100_000), { status: 200 })));
  const stop = new AbortController().signal;
  expect(await beginningOf('/file-upload/t/a.txt', 10, stop)).toEqual({ text: 'xxxxxxxxxx', whole: false });
});

test('a text shows its first lines, and the rest where it is asked for', async () => {
  const asked = keeps(Array.from({ length: 12 }, (_, i) => `line ${i + 1}`).join('\n'));
  const { container } = await show('notes.txt');
  await waitFor(() => expect(container.querySelector('pre')).toHaveTextContent('line 8'));
  expect(container.querySelector('pre')).not.toHaveTextContent('line 9');
  expect(asked).toEqual(['bytes=0-4000']);
  const more = screen.getByRole('button', { name: 'Show more' });
  expect(more).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(more);
  await waitFor(() => expect(container.querySelector('pre')).toHaveTextContent('line 12'));
  await userEvent.click(screen.getByRole('button', { name: 'Show less' }));
  expect(container.querySelector('pre')).not.toHaveTextContent('line 9');
});

test('a short text has nothing to show more of, and code has its colours', async () => {
  keeps('const answer = 42;\n');
  await show('answer.ts');
  await waitFor(() => expect(screen.getByText('const')).toHaveClass('confab-syntax--keyword'));
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('what is no text after all is a card', async () => {
  keeps(Uint8Array.of(0xff, 0xfe, 0x00));
  const { container } = await show('odd.txt');
  expect(await screen.findByRole('link', { name: 'odd.txt' })).toBeInTheDocument();
  expect(container.querySelector('pre')).toBeNull();
});
