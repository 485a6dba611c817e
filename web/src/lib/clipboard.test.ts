import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from './clipboard';

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** A page without TLS has no clipboard of its own. */
function withoutTls(copy: () => boolean) {
  vi.stubGlobal('navigator', { ...navigator, clipboard: undefined });
  document.execCommand = vi.fn(copy);
}

test('is put on the clipboard', async () => {
  const writeText = vi.fn(async () => undefined);
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
  expect(await copyText('hello')).toBe(true);
  expect(writeText).toHaveBeenCalledWith('hello');
});

test('without TLS, too, and the focus comes back', async () => {
  const button = document.createElement('button');
  document.body.append(button);
  button.focus();
  let copied: string | undefined;
  withoutTls(() => {
    copied = document.querySelector('textarea')?.value;
    return true;
  });
  expect(await copyText('hello')).toBe(true);
  expect(copied).toBe('hello');
  expect(document.querySelector('textarea')).toBeNull();
  expect(document.activeElement).toBe(button);
});

test('says when it was not possible', async () => {
  withoutTls(() => false);
  expect(await copyText('hello')).toBe(false);
});
