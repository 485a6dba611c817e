import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { type ApiError, api } from '../../api/http';
import { sha256 } from '../../lib/sha256';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import ProofAsker from './ProofAsker';

const refusal = (code: string, method: string) => ({
  status: 400,
  body: {
    success: false,
    error: `TOTP [${code}]`,
    errorType: code,
    details: { method, codeGenerated: false, availableMethods: [] },
  },
});

/** A server that wants a proof for what changes a setting, and remembers one that was given. */
async function guarded(method: 'totp' | 'password', right: string) {
  let remembered = false;
  const server = fakeServer({
    'POST settings/A': ({ headers }) => {
      if (remembered) return {};
      const code = headers['X-2fa-Code'];
      if (code === undefined) return refusal('totp-required', method);
      if (code !== right || headers['X-2fa-Method'] !== method) return refusal('totp-invalid', method);
      remembered = true;
      return {};
    },
  });
  const { unmount } = await stage().show(<ProofAsker />);
  return { ...server, unmount };
}

const change = () => api.post('settings/{_id}', { value: true }, { params: { _id: 'A' } });
const dialog = () => screen.findByRole('dialog', { name: 'Confirm that it is you' });

test('a call that wants a code is made again with one; a wrong one is said beside the field', async () => {
  const server = await guarded('totp', '246810');
  let changed: Promise<unknown> = Promise.resolve();
  await act(async () => void (changed = change()));
  const asked = within(await dialog());
  await userEvent.type(asked.getByRole('textbox'), '111111');
  await userEvent.click(asked.getByRole('button', { name: 'Confirm' }));
  expect(await asked.findByText(/is not right/)).toBeInTheDocument();
  await userEvent.clear(asked.getByRole('textbox'));
  await userEvent.type(asked.getByRole('textbox'), '246810');
  await userEvent.click(asked.getByRole('button', { name: 'Confirm' }));
  await changed;
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(server.calls).toHaveLength(3);
});

test('who gives up is told what the server said, and nothing is asked again', async () => {
  const server = await guarded('totp', '246810');
  let changed: Promise<unknown> = Promise.resolve();
  await act(async () => void (changed = change().catch((error: unknown) => error)));
  await userEvent.click(within(await dialog()).getByRole('button', { name: 'Cancel' }));
  expect(await changed).toMatchObject({ errorType: 'totp-required' } satisfies Partial<ApiError>);
  expect(server.calls).toHaveLength(1);
});

test('several calls at once ask one question', async () => {
  const server = await guarded('totp', '246810');
  let changed: Promise<unknown> = Promise.resolve();
  await act(async () => void (changed = Promise.all([change(), change()])));
  const asked = within(await dialog());
  await userEvent.type(asked.getByRole('textbox'), '246810');
  await userEvent.click(asked.getByRole('button', { name: 'Confirm' }));
  await changed;
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(server.calls).toHaveLength(4);
});

test('where the workspace wants the password, that is asked for and not sent as it is', async () => {
  const server = await guarded('password', sha256('open sesame'));
  let changed: Promise<unknown> = Promise.resolve();
  await act(async () => void (changed = change()));
  const asked = within(await dialog());
  await userEvent.type(asked.getByLabelText(/^Password/), 'sesame{Enter}');
  expect(await asked.findByText('This is not your password.')).toBeInTheDocument();
  await userEvent.clear(asked.getByLabelText(/^Password/));
  await userEvent.type(asked.getByLabelText(/^Password/), 'open sesame{Enter}');
  await changed;
  expect(server.calls).toHaveLength(3);
});

test('a question ends with the session that it was asked in', async () => {
  const { unmount } = await guarded('totp', '246810');
  let changed: Promise<unknown> = Promise.resolve();
  await act(async () => void (changed = change().catch((error: unknown) => error)));
  await dialog();
  unmount();
  expect(await changed).toMatchObject({ errorType: 'totp-required' } satisfies Partial<ApiError>);
  await expect(change()).rejects.toMatchObject({ errorType: 'totp-required' }); // and nobody waits for it
});
