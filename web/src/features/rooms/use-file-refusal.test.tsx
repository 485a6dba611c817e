import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderAt } from '../../testing/render';
import { ToastRegion } from '../../ui';
import { useFileRefusal } from './use-file-refusal';

function Page() {
  useFileRefusal();
  return <ToastRegion />;
}

/** An event that carries what a real one would, as far as anybody looks. */
function happens(type: string, field: 'dataTransfer' | 'clipboardData', types: string[], text = ''): Event {
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.defineProperty(event, field, { value: { types, getData: () => text } });
  window.dispatchEvent(event);
  return event;
}

test('a file that is dropped or pasted is caught, and it is said where files can be sent', async () => {
  await renderAt('/channel/general', <Page />);
  expect(happens('dragover', 'dataTransfer', ['Files']).defaultPrevented).toBe(true);
  expect(happens('drop', 'dataTransfer', ['Files']).defaultPrevented).toBe(true);
  expect(await screen.findByText(/Files can be sent in a conversation/)).toBeInTheDocument();
  expect(happens('paste', 'clipboardData', ['Files']).defaultPrevented).toBe(true);
  await waitFor(() => expect(screen.getAllByText(/Files can be sent in a conversation/)).toHaveLength(2));
});

test('text that is dropped or pasted is none of its business', async () => {
  await renderAt('/channel/general', <Page />);
  expect(happens('drop', 'dataTransfer', ['text/plain']).defaultPrevented).toBe(false);
  expect(happens('paste', 'clipboardData', ['text/plain', 'Files'], 'a table').defaultPrevented).toBe(false);
});
