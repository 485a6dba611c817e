import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { session } from '../../api/session';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import LoginPage from './LoginPage';

const kDetails = { method: 'totp', codeGenerated: false, availableMethods: ['totp'] };
const refused = (error: string) => ({
  status: 401,
  body: { status: 'error', error, message: error, details: kDetails },
});
const signedIn = { status: 'success', data: { userId: 'annsId', authToken: 'annsToken', me: { _id: 'annsId' } } };

afterEach(() => session.end('signed-out'));

/** The log-in page of a workspace where Ann's app shows 123456, once her password has been sent. */
async function asked(answerTo: (code: string) => unknown = (code) => (code === '123456' ? undefined : 'totp-invalid')) {
  const server = fakeServer({
    'POST login': ({ body: { code } }) => {
      const error = code === undefined ? 'totp-required' : answerTo(code);
      return error === undefined ? { body: signedIn } : refused(String(error));
    },
  });
  const user = userEvent.setup();
  const { show } = stage();
  await show(<LoginPage />, '/login');
  await user.type(await screen.findByRole('textbox', { name: /Username or email/ }), 'ann');
  await user.type(screen.getByLabelText(/^Password/, { selector: 'input' }), 'secret{Enter}');
  const field = await screen.findByRole('textbox', { name: 'Code from your authenticator app' });
  return { user, field, codes: () => server.bodies('POST login').map(({ code }) => code) };
}

test('after the password a code is asked for, which is sent with its last digit', async () => {
  const { user, field, codes } = await asked();
  expect(field).toHaveFocus();
  expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  expect(field).toHaveAttribute('inputmode', 'numeric');
  expect(screen.queryByRole('link', { name: 'Create an account' })).toBeNull();
  await user.keyboard('12345');
  expect(codes()).toEqual([undefined]);
  await user.keyboard('6');
  await waitFor(() => expect(session.current).toEqual({ userId: 'annsId', authToken: 'annsToken' }));
  expect(codes()).toEqual([undefined, '123456']);
});

test('a code may be pasted with blanks, and typed in the digits of Arabic', async () => {
  const { user, codes } = await asked(() => 'totp-invalid');
  await user.paste(' 123 456 ');
  await waitFor(() => expect(codes()).toEqual([undefined, '123456']));
  await user.keyboard('{Backspace}٦٥٤٣٢١');
  await waitFor(() => expect(codes()).toEqual([undefined, '123456', '654321']));
});

test('a wrong code is said beside the field, which is ready for the next one', async () => {
  const { user, field } = await asked();
  await user.keyboard('111111');
  await waitFor(() => expect(field).toHaveAccessibleDescription(/not right/));
  expect(field).toHaveFocus();
  await user.keyboard('123456');
  await waitFor(() => expect(session.current).not.toBeNull());
});

test('half a code is not sent', async () => {
  const { user, field, codes } = await asked();
  await user.keyboard('123{Enter}');
  expect(field).toHaveAccessibleDescription('Enter the six digits that your app shows.');
  expect(codes()).toEqual([undefined]);
});

test('after too many wrong codes one has to wait', async () => {
  const { user } = await asked(() => 'totp-max-attempts');
  await user.keyboard('111111');
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Too many wrong codes. Try again in a quarter of an hour.',
  );
});

test('without the app a backup code will do', async () => {
  const { user, codes } = await asked((code) => (code === 'aB3dE6gH' ? undefined : 'totp-invalid'));
  await user.click(screen.getByRole('button', { name: 'Use a backup code instead' }));
  const field = screen.getByRole('textbox', { name: 'Backup code' });
  expect(field).toHaveFocus();
  expect(field).toHaveAttribute('inputmode', 'text');
  await user.keyboard('aB3dE6gg{Enter}');
  await waitFor(() => expect(field).toHaveAccessibleDescription(/has been used before/));
  await user.keyboard('aB3d E6gH');
  expect(codes()).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(session.current).not.toBeNull());
});

test('one may go back to the password, and to the app', async () => {
  const { user } = await asked();
  await user.click(screen.getByRole('button', { name: 'Use a backup code instead' }));
  await user.click(screen.getByRole('button', { name: 'Use the app instead' }));
  expect(screen.getByRole('textbox', { name: 'Code from your authenticator app' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Back to the password' }));
  expect(screen.getByRole('textbox', { name: /Username or email/ })).toHaveValue('ann');
  expect(screen.getByRole('link', { name: 'Create an account' })).toBeVisible();
});
