import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { App } from './App';
import { session } from './api/session';
import { stopModel } from './stores/current';
import { fakeServer, refuse } from './testing/fake-server';
import { renderAt } from './testing/render';
import type { Me, SettingValue } from './api/entities';
import type { Methods } from './api/schema';

const settings: Record<string, SettingValue> = {
  Show_Setup_Wizard: 'completed',
  Site_Name: 'Heron',
  Accounts_RegistrationForm: 'Public',
  Accounts_RequirePasswordConfirmation: true,
  Accounts_Password_Policy_Enabled: true,
  Accounts_Password_Policy_MinLength: 8,
  UTF8_User_Names_Validation: '[0-9a-zA-Z-_.]+',
};
const ann: Me = {
  _id: 'annsId',
  username: 'ann',
  name: 'Ann',
  roles: ['user', 'admin'],
  emails: [{ address: 'ann@example.com', verified: true }],
};
const token = { userId: 'annsId', authToken: 'annsToken' };

/** A connection that never comes: everything that is shown here has come otherwise. */
class SilentSocket {
  close(): void {}
}

type Answers = Parameters<typeof fakeServer>[0];

/** The application on a server with these settings, at `path`. */
async function open(
  path: string,
  more: { settings?: Record<string, SettingValue>; me?: Partial<Me> } & { answers?: Answers } = {},
) {
  const current = { ...settings, ...more.settings };
  const server = fakeServer({
    'GET settings.public': () => ({ settings: Object.entries(current).map(([_id, value]) => ({ _id, value })) }),
    'GET me': () => ({ ...ann, ...more.me }),
    'GET permissions.listAll': () => ({
      update: [{ _id: 'create-personal-access-tokens', roles: ['user'] }],
      remove: [],
    }),
    'GET roles.list': () => ({ roles: [] }),
    'GET rooms.get': () => ({ update: [], remove: [] }),
    'GET subscriptions.get': () => ({ update: [], remove: [] }),
    'POST login': () => ({ body: { status: 'success', data: { ...token, me: ann } } }),
    ...more.answers,
  });
  const view = await renderAt(path, <App />);
  return {
    ...view,
    server,
    user: userEvent.setup(),
    change: (id: string, value: SettingValue) => (current[id] = value),
  };
}

beforeEach(() => {
  act(() => session.end('signed-out'));
  sessionStorage.clear();
  stopModel();
  vi.stubGlobal('WebSocket', SilentSocket);
});

const text = (name: RegExp) => screen.findByRole('textbox', { name });

describe('signing in', () => {
  test('refuses to send nothing, and puts the cursor where it is missing', async () => {
    const { user, server } = await open('/home');
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(await text(/Username or email/)).toHaveAccessibleDescription('Enter your username or email address.');
    expect(await text(/Username or email/)).toHaveFocus();
    expect(server.bodies('POST login')).toEqual([]);
  });

  test.each([
    [401, 'Unauthorized', 'Username or password is wrong.'],
    [401, 'error-login-blocked-for-user', /blocked for a while/],
    [401, 'error-user-is-not-activated', /administrator has to activate it/],
    [429, 'error-too-many-requests', 'Too many attempts. Try again in 7 seconds.'],
  ])('says in words what %d %s means', async (status, error, words) => {
    const { user } = await open('/home', {
      answers: { 'POST login': () => refuse(status, error, error, { seconds: 7 }) },
    });
    await user.type(await text(/Username or email/), 'ann');
    await user.type(screen.getByLabelText(/^Password/, { selector: 'input' }), 'secret');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
  });

  test('brings one to the address that one had asked for', async () => {
    const { user, location } = await open('/account/profile');
    await user.type(await text(/Username or email/), ' ann ');
    await user.type(screen.getByLabelText(/^Password/, { selector: 'input' }), 'secret{Enter}');
    expect(await screen.findByRole('heading', { name: 'Profile' })).toBeVisible();
    expect(location.history).toEqual(['/account/profile']);
  });

  test('says that the session has ended', async () => {
    session.start(token);
    await open('/account/profile', { answers: { 'GET me': () => ({ status: 401, body: { status: 'error' } }) } });
    expect(await screen.findByText(/Your session has ended/)).toBeVisible();
  });

  test('hints at what to type as the workspace wishes', async () => {
    const settings = { Accounts_EmailOrUsernamePlaceholder: 'staff number', Accounts_PasswordPlaceholder: 'door code' };
    await open('/login', { settings });
    expect(await screen.findByPlaceholderText('staff number')).toBeVisible();
    expect(screen.getByPlaceholderText('door code')).toBeVisible();
  });

  test('does not offer an account where none can be made', async () => {
    await open('/login', { settings: { Accounts_RegistrationForm: 'Disabled' } });
    expect(await screen.findByText(/made by the administrators/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Create an account' })).toBeNull();
  });

  test('says why there is none in the words of the workspace', async () => {
    const settings = {
      Accounts_RegistrationForm: 'Disabled',
      Accounts_RegistrationForm_LinkReplacementText: 'Ask the secretary.',
    };
    const { unmount } = await open('/login', { settings });
    expect(await screen.findByText('Ask the secretary.')).toBeVisible();
    unmount();
    stopModel();
    await open('/register', { settings });
    expect(await screen.findByText('Ask the secretary.')).toBeVisible();
  });

  test('shows no form where the workspace does not want it, but to those who ask for it', async () => {
    const { user } = await open('/login', { settings: { Accounts_ShowFormLogin: false } });
    await screen.findByText(/does not sign people in by password/);
    expect(screen.queryByLabelText(/^Password/)).toBeNull();
    await user.click(screen.getByRole('button', { name: /with a password/ }));
    expect(await text(/Username or email/)).toBeVisible();
  });

  test('asks for a new password before anything else', async () => {
    session.start(token);
    let must = true;
    const { user, server } = await open('/account/profile', {
      answers: {
        'GET me': () => ({ ...ann, requirePasswordChange: must }),
        'POST users.updateOwnBasicInfo': () => {
          must = false;
          return { user: ann };
        },
      },
    });
    expect(await screen.findByRole('heading', { name: 'Choose a new password' })).toBeVisible();
    await user.type(screen.getByLabelText(/^New password/), 'short');
    await user.type(screen.getByLabelText(/^Confirm password/), 'short');
    await user.click(screen.getByRole('button', { name: /Set password/ }));
    expect(screen.getByLabelText(/^New password/)).toHaveAccessibleDescription(/does not meet the rules/);
    expect(server.bodies('POST users.updateOwnBasicInfo')).toEqual([]);

    await user.clear(screen.getByLabelText(/^New password/));
    await user.type(screen.getByLabelText(/^New password/), 'long enough');
    await user.clear(screen.getByLabelText(/^Confirm password/));
    await user.type(screen.getByLabelText(/^Confirm password/), 'long enough');
    await user.click(screen.getByRole('button', { name: /Set password/ }));
    expect(await screen.findByRole('heading', { name: 'Profile' })).toBeVisible();
    expect(server.bodies('POST users.updateOwnBasicInfo')).toEqual([{ data: { newPassword: 'long enough' } }]);
  });
});

describe('an invite', () => {
  test('leads a visitor to a new account, and then into its room', async () => {
    const { user, server, location } = await open('/invite/tok', {
      settings: { Accounts_RegistrationForm: 'Secret URL' },
      answers: {
        'POST validateInviteToken': () => ({ valid: true }),
        'POST users.register': () => ({ user: { _id: 'x' } }),
        'POST useInviteToken': () => ({ room: { rid: 'r1', name: 'nests', t: 'p' } }),
        'GET rooms.info': () => ({ room: { _id: 'r1', name: 'nests', t: 'p', _updatedAt: '2026-01-01' } }),
      },
    });
    expect(await screen.findByRole('heading', { name: 'You are invited to Heron' })).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: /Full name/ }), 'Ann');
    await user.type(screen.getByRole('textbox', { name: /^Username/ }), 'ann');
    await user.type(screen.getByRole('textbox', { name: /Email/ }), 'ann@example.com');
    await user.type(screen.getByLabelText(/^Password/, { selector: 'input' }), 'blue heron');
    await user.type(screen.getByLabelText(/^Confirm password/, { selector: 'input' }), 'blue heron');
    await user.click(screen.getByRole('button', { name: 'Create an account' }));
    await waitFor(() => expect(location.history.at(-1)).toBe('/group/nests'));
    expect(server.bodies('POST users.register')).toEqual([expect.objectContaining({ secret: 'tok' })]);
    expect(server.bodies('POST useInviteToken')).toEqual([{ token: 'tok' }]);
  });

  test('says where nobody can make an account that one is needed', async () => {
    await open('/invite/tok', {
      settings: { Accounts_RegistrationForm: 'Disabled' },
      answers: { 'POST validateInviteToken': () => ({ valid: true }) },
    });
    expect(await screen.findByText(/sign in with the account that you have here/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Create an account' })).toBeNull();
  });

  test('that is used up says so plainly, to visitors and to those who have signed in', async () => {
    const { unmount } = await open('/invite/tok', {
      answers: { 'POST validateInviteToken': () => ({ valid: false }) },
    });
    expect(await screen.findByText('This invite does not work any more')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Sign in with an account you have' })).toBeVisible();
    unmount();
    act(() => session.start(token));
    await open('/invite/tok', {
      answers: { 'POST useInviteToken': () => refuse(400, 'error-invite-expired') },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('This invite is over or used up.');
  });
});

describe('registering', () => {
  async function fill(user: ReturnType<typeof userEvent.setup>, confirmation = 'heron flies') {
    await user.type(await text(/Full name/), 'Ben');
    await user.type(await text(/Username/), 'ben');
    await user.type(await text(/Email/), 'ben@example.com');
    await user.type(screen.getByLabelText(/^Password/, { selector: 'input' }), 'heron flies');
    await user.type(screen.getByLabelText(/^Confirm password/), confirmation);
  }

  test('makes the account and signs in', async () => {
    const { user, server } = await open('/register', {
      answers: { 'POST users.register': () => ({ user: { _id: 'x' } }) },
    });
    await fill(user);
    await user.click(screen.getByRole('button', { name: 'Create an account' }));
    await waitFor(() => expect(session.current).toEqual(token));
    expect(server.bodies('POST users.register')).toEqual([
      { name: 'Ben', username: 'ben', email: 'ben@example.com', pass: 'heron flies' },
    ]);
    expect(server.bodies('POST login')).toEqual([{ user: 'ben', password: 'heron flies' }]);
  });

  test('shows a taken name beside its field', async () => {
    const { user } = await open('/register', {
      answers: { 'POST users.register': () => refuse(400, 'error-field-unavailable', 'taken', { field: 'ben' }) },
    });
    await fill(user);
    await user.click(screen.getByRole('button', { name: 'Create an account' }));
    await waitFor(async () => expect(await text(/Username/)).toHaveAccessibleDescription(/already used/));
    await user.type(await text(/Username/), '2');
    expect(await text(/Username/)).not.toHaveAccessibleDescription(/already used/);
  });

  test('shows a taken address beside its field', async () => {
    const { user } = await open('/register', {
      answers: { 'POST users.register': () => refuse(400, '403', 'taken', { field: 'ben@example.com' }) },
    });
    await fill(user);
    await user.click(screen.getByRole('button', { name: 'Create an account' }));
    await waitFor(async () => expect(await text(/Email/)).toHaveAccessibleDescription(/already used/));
  });

  test('needs the same password twice', async () => {
    const { user, server } = await open('/register');
    await fill(user, 'heron fries');
    await user.click(screen.getByRole('button', { name: 'Create an account' }));
    expect(screen.getByLabelText(/^Confirm password/)).toHaveAccessibleDescription(
      'The two passwords are not the same.',
    );
    expect(server.bodies('POST users.register')).toEqual([]);
  });

  test('is for those who were given the address, where it is secret', async () => {
    const settings = { Accounts_RegistrationForm: 'Secret URL' };
    const { unmount } = await open('/register', { settings });
    expect(await screen.findByText(/made by the administrators/)).toBeVisible();
    unmount();
    const { user, server } = await open('/register/opensesame', {
      settings,
      answers: { 'POST users.register': () => ({ user: { _id: 'x' } }) },
    });
    await fill(user);
    await user.click(screen.getByRole('button', { name: 'Create an account' }));
    await waitFor(() =>
      expect(server.bodies('POST users.register')).toMatchObject([{ username: 'ben', secret: 'opensesame' }]),
    );
  });

  test('asks for no name where the workspace needs none', async () => {
    const { user, server } = await open('/register', {
      settings: {
        Accounts_RequireNameForSignUp: false,
        Accounts_RequirePasswordConfirmation: true,
        Accounts_ConfirmPasswordPlaceholder: 'the same again',
      },
      answers: { 'POST users.register': () => ({ user: { _id: 'x' } }) },
    });
    expect(await screen.findByPlaceholderText('the same again')).toBeVisible();
    await user.type(await text(/Username/), 'ben');
    await user.type(await text(/Email/), 'ben@example.com');
    await user.type(screen.getByLabelText(/^Password/, { selector: 'input' }), 'heron flies');
    await user.type(screen.getByPlaceholderText('the same again'), 'heron flies');
    await user.click(screen.getByRole('button', { name: 'Create an account' }));
    await waitFor(() => expect(server.bodies('POST users.register')).toMatchObject([{ username: 'ben' }]));
  });

  test('asks for a reason and says to wait, where accounts are approved', async () => {
    const { user, server } = await open('/register', {
      settings: { Accounts_ManuallyApproveNewUsers: true, Accounts_RequirePasswordConfirmation: false },
      answers: {
        'POST users.register': () => ({ user: { _id: 'x' } }),
        'POST login': () => refuse(401, 'error-user-is-not-activated'),
      },
    });
    await user.type(await text(/Full name/), 'Ben');
    await user.type(await text(/Username/), 'ben');
    await user.type(await text(/Email/), 'ben@example.com');
    await user.type(screen.getByLabelText(/^Password/, { selector: 'input' }), 'heron flies');
    await user.type(await text(/Why would you like to join/), 'to talk');
    await user.click(screen.getByRole('button', { name: 'Create an account' }));
    expect(await screen.findByText('Your account has been made')).toBeVisible();
    expect(server.bodies('POST users.register')).toMatchObject([{ reason: 'to talk' }]);
  });
});

describe('the setup wizard', () => {
  const saved = (body: { message: string } | undefined) => {
    const [rows]: Methods['saveSettings']['params'] = JSON.parse(body?.message ?? '').params;
    return Object.fromEntries(rows.map(({ _id, value }) => [_id, value]));
  };

  test('goes from nothing to a workspace', async () => {
    const { user, server, change, location } = await open('/', {
      settings: { Show_Setup_Wizard: 'pending' },
      answers: {
        'POST users.register': () => ({ user: ann }),
        'POST method.call/saveSettings': () => {
          change('Show_Setup_Wizard', 'completed');
          return { message: '{"msg":"result","result":true}' };
        },
      },
    });
    await user.type(await text(/Full name/), 'Ann');
    expect(location.history).toEqual(['/setup-wizard']);
    await user.type(await text(/Username/), 'ann');
    await user.type(await text(/Email/), 'ann@example.com');
    await user.type(screen.getByLabelText(/^Password/, { selector: 'input' }), 'password12');
    await user.type(screen.getByLabelText(/^Confirm password/), 'password12');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByLabelText(/^Password/, { selector: 'input' })).toHaveAccessibleDescription(/too easy to guess/);

    for (const field of [/^Password/, /^Confirm password/]) {
      await user.clear(screen.getByLabelText(field, { selector: 'input' }));
      await user.type(screen.getByLabelText(field, { selector: 'input' }), 'four blue herons');
    }
    await user.click(screen.getByRole('button', { name: 'Next' }));

    expect(await screen.findByRole('heading', { name: 'Your organization' })).toBeVisible();
    await user.type(await text(/Name of the organization/), 'Heron Ltd');
    await user.selectOptions(screen.getByLabelText(/^Kind/), 'Company');
    await user.selectOptions(screen.getByLabelText(/^Industry/), 'Education');
    await user.selectOptions(screen.getByLabelText(/^Number of people/), '11–50');
    await user.selectOptions(screen.getByLabelText(/^Country/), 'Germany');
    await user.click(screen.getByRole('button', { name: 'Next' }));

    expect(await screen.findByRole('radio', { name: 'No' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Public community' }));
    expect(screen.getByRole('radio', { name: 'Yes' })).toBeChecked();
    await user.selectOptions(screen.getByLabelText(/^Language of the workspace/), 'Deutsch');
    await user.click(screen.getByRole('button', { name: 'Finish setup' }));

    await waitFor(() => expect(server.bodies('POST method.call/saveSettings')).toHaveLength(2));
    const [begun, done] = server.bodies('POST method.call/saveSettings');
    expect(saved(begun)).toEqual({ Show_Setup_Wizard: 'in_progress' });
    expect(saved(done)).toEqual({
      Organization_Name: 'Heron Ltd',
      Organization_Type: 'enterprise',
      Industry: 'education',
      Size: '1',
      Country: 'germany',
      Website: '',
      Site_Name: 'Heron Ltd',
      Server_Type: 'publicCommunity',
      Accounts_RegistrationForm: 'Public',
      Language: 'de',
      UI_Use_Real_Name: true,
      Show_Setup_Wizard: 'completed',
    });
  });

  test('goes on with the second step, and what was written there, after a reload', async () => {
    session.start(token);
    const { user, unmount } = await open('/', { settings: { Show_Setup_Wizard: 'in_progress' } });
    await user.type(await text(/Name of the organization/), 'Heron Ltd');
    for (const [field, value] of [
      [/^Kind/, 'Company'],
      [/^Industry/, 'Education'],
      [/^Number of people/, '1–10'],
      [/^Country/, 'France'],
    ] as const) {
      await user.selectOptions(screen.getByLabelText(field), value);
    }
    await user.click(screen.getByRole('button', { name: 'Next' }));
    unmount();
    await open('/', { settings: { Show_Setup_Wizard: 'in_progress' } });
    expect(await text(/Name of the organization/)).toHaveValue('Heron Ltd');
  });

  test('is over for good', async () => {
    const { location } = await open('/setup-wizard');
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(location.history).toEqual(['/login']);
  });

  test('asks the administrator in, where it has begun in another browser', async () => {
    await open('/', { settings: { Show_Setup_Wizard: 'in_progress' } });
    expect(await screen.findByText(/Sign in as its administrator/)).toBeVisible();
  });

  test('does not hold up people who are not administrators', async () => {
    session.start(token);
    await open('/account/profile', { settings: { Show_Setup_Wizard: 'in_progress' }, me: { roles: ['user'] } });
    expect(await screen.findByRole('heading', { name: 'Profile' })).toBeVisible();
  });
});

test('a server that does not answer is said so, and tried again', async () => {
  fakeServer({});
  await renderAt('/', <App />);
  expect(await screen.findByText(/cannot be reached/)).toBeVisible();
  fakeServer({ 'GET settings.public': () => ({ settings: [{ _id: 'Show_Setup_Wizard', value: 'completed' }] }) });
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
});

test("a proxy's page in the server's place is said so, and not taken for an answer", async () => {
  fakeServer({});
  vi.stubGlobal('fetch', async () => new Response('<html>Welcome to our network</html>'));
  await renderAt('/', <App />);
  expect(await screen.findByText(/answered in its place/)).toBeVisible();
});

test('an address that leads nowhere says so', async () => {
  session.start(token);
  await open('/nowhere');
  expect(await screen.findByText('Page not found')).toBeVisible();
});
