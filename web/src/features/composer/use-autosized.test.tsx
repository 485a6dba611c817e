import { render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useAutosized } from './use-autosized';

function Field({ text }: { text: string }) {
  return (
    <div>
      <textarea ref={useAutosized(text)} value={text} readOnly />
    </div>
  );
}

test('where the browser does not do it, and while the field is measured, what is around it keeps its height', () => {
  vi.stubGlobal('CSS', { supports: () => false });
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(90);
  const seen: [own: string, around: string][] = [];
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockImplementation(function (this: HTMLElement) {
    seen.push([this.style.height, this.parentElement!.style.height]);
    return 44;
  });
  const { container } = render(<Field text={'two\nlines'} />);
  expect(seen).toEqual([['auto', '90px']]);
  expect(container.querySelector('textarea')!.style.height).toBe('44px');
  expect(container.querySelector('div')!.style.height).toBe('');
});
