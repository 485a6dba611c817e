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

test('a file that is dropped or pasted is caught, and it is said that files cannot be sent yet', async () => {
  await renderAt('/channel/general', <Page />);
  expect(happens('dragover', 'dataTransfer', ['Files']).defaultPrevented).toBe(true);
  expect(happens('drop', 'dataTransfer', ['Files']).defaultPrevented).toBe(true);
  expect(await screen.findByText(/Files and pictures cannot be sent yet/)).toBeInTheDocument();
  expect(happens('paste', 'clipboardData', ['Files']).defaultPrevented).toBe(true);
  await waitFor(() => expect(screen.getAllByText(/Files and pictures cannot be sent yet/)).toHaveLength(2));
});

test('text that is dropped or pasted is none of its business', async () => {
  await renderAt('/channel/general', <Page />);
  expect(happens('drop', 'dataTransfer', ['text/plain']).defaultPrevented).toBe(false);
  expect(happens('paste', 'clipboardData', ['text/plain', 'Files'], 'a table').defaultPrevented).toBe(false);
});
