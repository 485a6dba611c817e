import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { session } from '../../api/session';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import { useSignOut } from './use-sign-out';

function Way() {
  const { leave, question } = useSignOut();
  return (
    <>
      <button onClick={leave}>Leave</button>
      {question}
    </>
  );
}

function open() {
  session.start({ userId: 'me', authToken: 'token' });
  const server = fakeServer({ 'POST logout': () => ({}) });
  const never = () => new Promise<never>(() => undefined);
  return { ...stage({ send: vi.fn(never) }), asked: server, user: userEvent.setup() };
}

test('whoever has nothing to lose is not asked', async () => {
  const { show, chat, user } = open();
  chat.drafts.set('r1', '  ');
  await show(<Way />);
  await user.click(screen.getByRole('button', { name: 'Leave' }));
  await vi.waitFor(() => expect(session.ended).toBe('signed-out'));
});

test('what other devices have is not lost; what was typed just now is brought to them first', async () => {
  const { show, chat, user } = open();
  const told = new Set(['r1']);
  chat.drafts.others = {
    changed: () => undefined,
    have: (place) => told.has(place),
    safe: (place) => told.has(place),
    flush: async () => void told.add('r2'),
  };
  chat.drafts.set('r1', 'begun');
  chat.drafts.set('r2', 'begun just now');
  await show(<Way />);
  await user.click(screen.getByRole('button', { name: 'Leave' }));
  await vi.waitFor(() => expect(session.ended).toBe('signed-out'));
});

test('how much would be lost is said, and nothing goes before somebody has said so', async () => {
  const { show, chat, user } = open();
  chat.outbox.add('r1', { kind: 'send', msg: 'one' });
  chat.outbox.add('r1', { kind: 'edit', messageId: 'm1', msg: 'two' });
  chat.drafts.set('r1', 'begun');
  await show(<Way />);
  const leave = screen.getByRole('button', { name: 'Leave' });
  await user.click(leave);
  const question = within(await screen.findByRole('dialog', { name: 'Sign out and lose what you wrote?' }));
  expect(question.getByText(/^2 of your messages or changes have not reached the server/)).toBeVisible();
  expect(question.getByText(/^You have begun one message/)).toBeVisible();
  await user.click(question.getByRole('button', { name: 'Cancel' }));
  expect(session.current?.userId).toBe('me');
  await user.click(leave);
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect(session.ended).toBe('signed-out');
});
