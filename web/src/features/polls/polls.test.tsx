import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { aMessage, aWireMessage, stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { spokenMessage } from '../messages/spoken';
import { Poll } from './Poll';
import { PollDialog } from './PollDialog';

const aPoll = (more: object = {}) => ({
  options: [
    { text: 'pizza', votes: 2 },
    { text: 'rice', votes: 1 },
  ],
  multiple: false,
  anonymous: false,
  voters: 3,
  ...more,
});
const asked = (more: object = {}) => ({ ...aMessage(5, { msg: 'Lunch?' }), poll: aPoll(more) });
const shown = (more: object = {}) => aWireMessage(5, { msg: 'Lunch?', poll: aPoll(more) });

async function open(more: object = {}, answers: Parameters<typeof fakeServer>[0] = {}) {
  const server = fakeServer({ 'GET confab.polls.choices': () => ({ choices: [1] }), ...answers });
  const staged = stage();
  const message = asked(more);
  await staged.show(<Poll message={message} poll={message.poll} />);
  return { ...server, user: userEvent.setup() };
}

test('one votes, for another answer, and for none', async () => {
  const { user, bodies } = await open({}, { 'POST confab.polls.vote': () => ({ message: shown() }) });
  const rice = await screen.findByRole('button', { name: 'rice: 1 vote, 33%' });
  await waitFor(() => expect(rice).toHaveAttribute('aria-pressed', 'true'));
  const pizza = screen.getByRole('button', { name: 'pizza: 2 votes, 67%' });
  await user.click(pizza);
  expect(pizza).toHaveAttribute('aria-pressed', 'true');
  expect(rice).toHaveAttribute('aria-pressed', 'false');
  await user.click(pizza);
  await waitFor(() => expect(bodies('POST confab.polls.vote')).toHaveLength(2));
  expect(bodies('POST confab.polls.vote')).toMatchObject([{ choices: [0] }, { choices: [] }]);
});

test('where several may be chosen, they add up; what is refused is taken back', async () => {
  const { user, bodies } = await open(
    { multiple: true, anonymous: true },
    { 'POST confab.polls.vote': () => refuse(400, 'error-poll-closed') },
  );
  const rice = await screen.findByRole('button', { name: /^rice/ });
  await waitFor(() => expect(rice).toHaveAttribute('aria-pressed', 'true'));
  const pizza = screen.getByRole('button', { name: /^pizza/ });
  await user.click(pizza);
  await waitFor(() => expect(bodies('POST confab.polls.vote')).toMatchObject([{ choices: [0, 1] }]));
  await waitFor(() => expect(pizza).toHaveAttribute('aria-pressed', 'false'));
  expect(screen.getByText('3 people voted · Several answers · Anonymous')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Show votes' })).toBeNull();
});

test('nobody votes where it is closed', async () => {
  await open({ closedAt: new Date(9).toISOString() });
  expect(await screen.findByRole('button', { name: /^pizza/ })).toBeDisabled();
  expect(screen.getByText('3 people voted · Closed')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Close poll' })).toBeNull();
});

test('who voted for what is shown by answer', async () => {
  const { user } = await open(
    {},
    {
      'GET confab.polls.voters': ({ query }) => ({
        users: [{ _id: 'u', username: query.choice === '0' ? 'ann' : 'ben' }],
        total: 2,
      }),
    },
  );
  await user.click(await screen.findByRole('button', { name: 'Show votes' }));
  const pizza = await screen.findByRole('region', { name: 'pizza' });
  expect(await within(pizza).findByText('ann')).toBeVisible();
  expect(within(pizza).getByText('and 1 more')).toBeVisible();
  expect(await within(screen.getByRole('region', { name: 'rice' })).findByText('ben')).toBeVisible();
});

test('a poll is asked once it has a question and two different answers', async () => {
  const { bodies } = fakeServer({ 'POST confab.polls.create': () => ({ message: shown() }) });
  const { show } = stage();
  const onClose = vi.fn();
  await show(<PollDialog rid="r1" tmid="m1" question="Lunch?" onClose={onClose} />);
  const user = userEvent.setup();
  expect(screen.getByLabelText(/^Question/)).toHaveValue('Lunch?');
  await user.type(screen.getByLabelText(/^Answer 1/), 'pizza');
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  expect(screen.getByText('A poll needs two answers.')).toBeVisible();
  await user.type(screen.getByLabelText(/^Answer 2/), 'pizza');
  expect(screen.getByText('This answer is there already.')).toBeVisible();
  await user.clear(screen.getByLabelText(/^Answer 2/));
  await user.type(screen.getByLabelText(/^Answer 3/), 'rice');
  await user.click(screen.getByRole('checkbox', { name: /^Anonymous/ }));
  await user.selectOptions(screen.getByLabelText('Closes'), 'In one hour');
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const [body] = bodies('POST confab.polls.create');
  expect(body).toMatchObject({
    roomId: 'r1',
    tmid: 'm1',
    question: 'Lunch?',
    options: ['pizza', 'rice'],
    multiple: false,
    anonymous: true,
  });
  expect(Date.parse(body?.endsAt ?? '') - Date.now()).toBeGreaterThan(3_500_000);
});

test('it is read aloud with its answers, without the card for clients that know no polls', () => {
  const card = { text: '3 voted · vote with /vote 1' };
  expect(spokenMessage({ ...asked(), attachments: [card] })).toBe('Lunch?\npizza\nrice');
});
