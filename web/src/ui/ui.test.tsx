import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { useShortcuts } from '../lib/shortcuts';
import { renderAt } from '../testing/render';
import { colours } from './Avatar';
import {
  Avatar,
  Button,
  ConfirmModal,
  ErrorBoundary,
  Menu,
  Modal,
  OfflineBanner,
  PasswordField,
  ToastRegion,
  toast,
} from '.';
import ShortcutHelp from './ShortcutHelp';

test('a password can be shown and hidden again, and keeps its name', async () => {
  const user = userEvent.setup();
  function Form() {
    const [value, setValue] = useState('');
    return <PasswordField label="Password" value={value} onChange={setValue} hint="Long ones are best." />;
  }
  await renderAt('/', <Form />);
  const input = screen.getByLabelText('Password');
  await user.type(input, 'secret');
  expect(input).toHaveAttribute('type', 'password');
  expect(input).toHaveAccessibleDescription('Long ones are best.');
  await user.click(screen.getByRole('button', { name: 'Show password' }));
  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text');
  await user.click(screen.getByRole('button', { name: 'Hide password' }));
  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password');
  expect(screen.getByLabelText('Password')).toHaveValue('secret');
});

test('a dialog gives the focus back to what opened it', async () => {
  const user = userEvent.setup();
  function Page() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <Button onClick={() => setOpen(true)}>Open</Button>
        {open && (
          <Modal title="A question" onClose={() => setOpen(false)}>
            Well?
          </Modal>
        )}
      </>
    );
  }
  await renderAt('/', <Page />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  const dialog = screen.getByRole('dialog', { name: 'A question' });
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus();
});

test('a question begins at its harmless answer', async () => {
  await renderAt(
    '/',
    <ConfirmModal title="Delete it?" confirm="Delete" danger onConfirm={() => undefined} onClose={() => undefined}>
      It is gone then.
    </ConfirmModal>,
  );
  expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
});

test('a question is answered once, or not at all', async () => {
  const user = userEvent.setup();
  const [confirm, close] = [vi.fn(), vi.fn()];
  const { rerender } = await renderAt(
    '/',
    <ConfirmModal title="Delete it?" confirm="Delete" danger onConfirm={confirm} onClose={close}>
      It is gone then.
    </ConfirmModal>,
  );
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect([confirm.mock.calls.length, close.mock.calls.length]).toEqual([0, 1]);
  rerender(
    <ConfirmModal title="Delete it?" confirm="Delete" danger busy onConfirm={confirm} onClose={close}>
      It is gone then.
    </ConfirmModal>,
  );
  await user.click(screen.getByRole('button', { name: /Delete/ }));
  expect(confirm).not.toHaveBeenCalled();
});

test('a menu is worked by keys', async () => {
  const user = userEvent.setup();
  const done: string[] = [];
  const item = (id: string, more = {}) => ({ id, label: id, onAction: () => done.push(id), ...more });
  await renderAt(
    '/',
    <Menu
      label="More"
      items={[item('one'), item('two', { disabled: true })]}
      sections={[{ title: 'Others', items: [item('three')] }]}
    />,
  );
  await user.tab();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('menuitem', { name: 'two' })).toHaveAttribute('aria-disabled', 'true');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(done).toEqual(['three']);
  expect(screen.queryByRole('menu')).toBeNull();
});

test('a toast says its word and can be sent away; errors interrupt', async () => {
  const user = userEvent.setup();
  await renderAt('/', <ToastRegion />);
  act(() => {
    toast.success('Saved.');
    toast.error('Not saved.');
  });
  const region = screen.getByRole('region', { name: 'Notices', hidden: true });
  expect(within(region).getByText('Saved.')).toBeInTheDocument();
  expect(within(region).getByRole('alert', { hidden: true })).toHaveTextContent('Not saved.');
  await user.click(within(region).getAllByRole('button', { name: 'Close', hidden: true })[0]!);
  expect(within(region).queryByText('Saved.')).toBeNull();
});

test('a defect stays in its part of the page, and another page is free of it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Broken = () => {
    throw new Error('no such room');
  };
  const { rerender } = await renderAt(
    '/',
    <ErrorBoundary resetKey="/a">
      <Broken />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('no such room');
  rerender(<ErrorBoundary resetKey="/b">fine</ErrorBoundary>);
  expect(screen.getByText('fine')).toBeVisible();
});

test('shortcuts run, keep out of what is being written, and are listed', async () => {
  const user = userEvent.setup();
  const run = vi.fn();
  const list = [
    { keys: 'mod+k', label: 'Find a room', run },
    { keys: '?', label: 'Ask', run },
  ];
  function Page({ help = false }) {
    useShortcuts('Rooms', list);
    return (
      <>
        <input aria-label="Message" />
        {help && <ShortcutHelp onClose={() => undefined} />}
      </>
    );
  }
  const { rerender } = await renderAt('/', <Page />);
  await user.keyboard('{Control>}k{/Control}');
  expect(run).toHaveBeenCalledTimes(1);
  act(() => screen.getByLabelText('Message').focus());
  await user.keyboard('?');
  expect(run).toHaveBeenCalledTimes(1);
  await user.keyboard('{Control>}k{/Control}');
  expect(run).toHaveBeenCalledTimes(2);

  rerender(<Page help />);
  expect(screen.getByText('Find a room').nextElementSibling).toHaveTextContent('CtrlK');
  await user.keyboard('{Control>}k{/Control}'); // the page behind a dialog is out of reach
  expect(run).toHaveBeenCalledTimes(2);
});

test('the banner speaks up without a network', async () => {
  await renderAt('/', <OfflineBanner />);
  expect(screen.queryByRole('status')).toBeNull();
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  act(() => void window.dispatchEvent(new Event('offline')));
  expect(screen.getByRole('status')).toHaveTextContent('No connection to the server');
  online.mockReturnValue(true);
  act(() => void window.dispatchEvent(new Event('online')));
  expect(screen.queryByRole('status')).toBeNull();
});

test.each([
  ['ann', 'Ann Lindberg', 'AL'],
  ['ann.lindberg', undefined, 'AL'],
  ['ben', undefined, 'B'],
  ['émile', 'émile', 'É'],
  ['x', '🙂 Smile', '🙂S'],
])('the avatar of %s (%s) reads %s', async (username, name, letters) => {
  const { container } = await renderAt('/', <Avatar username={username} name={name} />);
  expect(container).toHaveTextContent(letters);
});

test('white letters are readable on every colour of an avatar', () => {
  const channel = (hex: string, at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  for (const colour of colours) {
    const luminance = 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    expect(1.05 / (luminance + 0.05), colour).toBeGreaterThanOrEqual(4.5);
  }
});
