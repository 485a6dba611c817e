import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import SecurityPage from '../account/SecurityPage';

const kSecret = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRST';
const codesOf = (name: string) =>
  Array.from({ length: 12 }, (_, i) => `${name}${String(i).padStart(8 - name.length, '0')}`);

interface Given {
  on?: boolean;
  left?: number;
  settings?: Record<string, boolean>;
  actedBy?: string;
}

/** The page of somebody whose app shows 123456. */
async function open({ on = false, left = 12, settings = {}, actedBy }: Given = {}) {
  let isOn = on;
  const own = () => ({
    _id: 'me',
    username: 'ann',
    roles: ['user'],
    ...(isOn && { hasSecondFactor: true }),
    ...(actedBy && { impersonatedBy: { _id: actedBy, username: actedBy } }),
  });
  const server = fakeServer({
    'POST users.enableTotp': () => ({
      secret: kSecret,
      url: `otpauth://totp/Heron%3Aann?secret=${kSecret}&issuer=Heron`,
    }),
    'POST users.validateTotp': ({ body }) => {
      if (body.code !== '123456') return refuse(400, 'invalid-totp');
      isOn = true;
      return { codes: codesOf('new') };
    },
    'POST users.regenerateTotpCodes': ({ body }) =>
      body.code === '123456' ? { codes: codesOf('again') } : refuse(400, 'invalid-totp'),
    'POST users.disableTotp': ({ body }) => {
      if (body.code === '999999') return refuse(400, 'totp-max-attempts');
      if (body.code !== 'aB3dE6gH') return { disabled: false };
      isOn = false;
      return { disabled: true };
    },
    'GET users.totpCodesRemaining': () => ({ remaining: left }),
  });
  const { show, dispatch } = stage({ me: vi.fn(async () => own()) });
  dispatch({
    type: 'loaded',
    data: { me: own(), settings: Object.entries(settings).map(([_id, value]) => ({ _id, value })) },
  });
  await show(
    <>
      <SecurityPage />
      <ToastRegion />
    </>,
    '/account/security',
  );
  await screen.findByRole('heading', { name: 'Other sessions' });
  return { user: userEvent.setup(), server };
}

const section = () => within(screen.getByRole('region', { name: 'Two-step verification' }));

test('is turned on with a first code of the app, and the backup codes are shown once', async () => {
  const { user, server } = await open();
  await user.click(section().getByRole('button', { name: 'Turn on two-step verification' }));
  expect(await section().findByRole('img', { name: 'QR code for an authenticator app' })).toBeVisible();
  expect(section().getByText(/^ABCD EFGH /)).toBeVisible();
  await user.click(section().getByRole('button', { name: 'Copy: key for the app' }));
  expect(await navigator.clipboard.readText()).toBe(kSecret);

  const field = section().getByRole('textbox', { name: 'Code that the app shows now' });
  await user.type(field, '000000');
  await waitFor(() => expect(field).toHaveAccessibleDescription(/clock of your phone/));
  await user.keyboard('123456');
  const list = await section().findByRole('list', { name: 'Your backup codes' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(12);
  expect(section().getByRole('heading', { name: 'Your backup codes' })).toHaveFocus();
  expect(server.bodies('POST users.validateTotp')).toEqual([{ code: '000000' }, { code: '123456' }]);
  await user.click(section().getByRole('button', { name: 'Copy: Your backup codes' }));
  expect(await navigator.clipboard.readText()).toBe(codesOf('new').join('\n'));

  await user.click(section().getByRole('button', { name: 'I have kept them' }));
  expect(await section().findByText('12 backup codes are left.')).toBeVisible();
  expect(screen.queryByText(codesOf('new')[0]!)).toBeNull();
});

test('the backup codes can be had as a text', async () => {
  const { user } = await open();
  const saved: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) saved.push(blob);
    return 'blob:codes';
  });
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await user.click(section().getByRole('button', { name: 'Turn on two-step verification' }));
  await user.type(await section().findByRole('textbox', { name: 'Code that the app shows now' }), '123456');
  await user.click(await section().findByRole('button', { name: 'Download as text' }));
  expect(names).toEqual(['backup-codes-ann.txt']);
  const text = await saved[0]!.text();
  expect(text).toMatch(/^Backup codes of ann for .*Each works once\.\n\n/);
  expect(text).toContain(`\n${codesOf('new').join('\n')}\n`);
});

test('nothing is turned on by whoever gives up', async () => {
  const { user, server } = await open();
  await user.click(section().getByRole('button', { name: 'Turn on two-step verification' }));
  await user.type(await section().findByRole('textbox', { name: 'Code that the app shows now' }), '12{Enter}');
  await user.click(section().getByRole('button', { name: 'Cancel' }));
  expect(section().getByRole('button', { name: 'Turn on two-step verification' })).toBeVisible();
  expect(server.bodies('POST users.validateTotp')).toEqual([]);
});

test('takes a code to be turned off, or one that was kept', async () => {
  const { user, server } = await open({ on: true });
  await user.click(section().getByRole('button', { name: 'Turn off two-step verification' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Turn off two-step verification' }));
  await user.keyboard('000000');
  expect(server.bodies('POST users.disableTotp')).toEqual([]);
  await user.keyboard('{Enter}');
  const field = dialog.getByRole('textbox', { name: 'Code from your authenticator app' });
  await waitFor(() => expect(field).toHaveAccessibleDescription(/not right/));
  await user.keyboard('999999{Enter}');
  expect(await dialog.findByRole('alert')).toHaveTextContent('Too many wrong codes.');
  await user.click(dialog.getByRole('button', { name: 'Use a backup code instead' }));
  await user.keyboard('aB3dE6gH{Enter}');
  expect(await section().findByRole('button', { name: 'Turn on two-step verification' })).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await screen.findByText('Two-step verification is off.')).toBeVisible();
});

test('gives new backup codes for a code, and warns while few are left', async () => {
  const { user } = await open({ on: true, left: 3 });
  expect(await section().findByText('3 backup codes are left.')).toBeVisible();
  expect(section().getByText(/before you need them/)).toBeVisible();
  await user.click(section().getByRole('button', { name: 'New backup codes' }));
  await screen.findByRole('dialog', { name: 'New backup codes' });
  await user.keyboard('123456{Enter}');
  expect(await section().findByText(codesOf('again')[11]!)).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test.each([
  ['the workspace asks nobody', { settings: { Accounts_TwoFactorAuthentication_Enabled: false } }],
  ['codes of apps are not taken', { settings: { Accounts_TwoFactorAuthentication_By_TOTP_Enabled: false } }],
  ['one acts as somebody else', { actedBy: 'ada' }],
])('is not there where %s', async (_, given) => {
  await open(given);
  expect(screen.queryByRole('heading', { name: 'Two-step verification' })).toBeNull();
});
