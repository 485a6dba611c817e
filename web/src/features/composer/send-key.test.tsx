import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { useSendKey } from './send-key';

function Field({ onSend }: { onSend: () => void }) {
  const sends = useSendKey();
  return <textarea onKeyDown={(event) => sends(event) && onSend()} />;
}

/** Which of these keys send. */
async function sending(sendOnEnter: string | undefined, coarse = false): Promise<string[]> {
  const set = stage();
  vi.stubGlobal('matchMedia', () => ({ matches: coarse, addEventListener: vi.fn() }));
  const preferences = { ...(sendOnEnter !== undefined && { sendOnEnter }) };
  const me = { _id: 'me', username: 'me', roles: [], settings: { preferences } };
  set.dispatch({ type: 'loaded', data: { me } });
  const onSend = vi.fn();
  const { unmount } = await set.show(<Field onSend={onSend} />);
  const keys = {
    enter: {},
    shift: { shiftKey: true },
    alt: { altKey: true },
    ctrl: { ctrlKey: true },
    meta: { metaKey: true },
  };
  const found = Object.entries(keys).filter(([, held]) => {
    onSend.mockClear();
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', ...held });
    return onSend.mock.calls.length > 0;
  });
  unmount();
  return found.map(([name]) => name);
}

test('Enter sends, or begins a new line, as one prefers it', async () => {
  expect(await sending(undefined)).toEqual(['enter', 'ctrl', 'meta']);
  expect(await sending('normal')).toEqual(['enter', 'ctrl', 'meta']);
  expect(await sending('alternative')).toEqual(['ctrl', 'meta']);
  expect(await sending('desktop')).toEqual(['enter', 'ctrl', 'meta']);
  expect(await sending('desktop', true)).toEqual(['ctrl', 'meta']);
});
