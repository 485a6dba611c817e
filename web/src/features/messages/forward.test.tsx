import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { aMessage, aSubscription, stage } from '../../stores/testing/stage';
import { ForwardDialog } from './ForwardDialog';

async function open() {
  const staged = stage();
  staged.dispatch(
    { type: 'subscription.changed', data: aSubscription({ _id: 's2', rid: 'r2', name: 'sales', fname: 'sales' }) },
    {
      type: 'subscription.changed',
      data: aSubscription({ _id: 's3', rid: 'r3', name: 'sales-2019', fname: 'sales-2019', archived: true }),
    },
  );
  const onClose = vi.fn();
  const added = vi.spyOn(staged.chat.outbox, 'add');
  await staged.show(<ForwardDialog message={aMessage(5, { msg: 'the offer' })} onClose={onClose} />);
  return { user: userEvent.setup(), added, onClose };
}

test('a message is sent on as a quote with a word of one’s own', async () => {
  const { user, added, onClose } = await open();

  expect(await screen.findByText('the offer')).toBeVisible();
  await user.type(screen.getByRole('combobox', { name: /^To/ }), 'sal');
  // Where one may not write, nothing is sent to.
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['sales']);
  await user.click(screen.getByRole('option', { name: 'sales' }));
  await user.type(screen.getByLabelText('Add a word (optional)'), 'have a look');
  await user.click(screen.getByRole('button', { name: 'Forward' }));
  expect(added).toHaveBeenCalledExactlyOnceWith('r2', {
    kind: 'send',
    msg: expect.stringMatching(/^\[ \]\(https?:\/\/\S+[?&]msg=m5\)\nhave a look$/),
  });
  expect(onClose).toHaveBeenCalled();
});

test('without a room nothing is sent, and the field says why', async () => {
  const { user, added } = await open();
  await user.click(await screen.findByRole('button', { name: 'Forward' }));
  expect(await screen.findByText('Choose where it goes.')).toBeVisible();
  expect(added).not.toHaveBeenCalled();
});
