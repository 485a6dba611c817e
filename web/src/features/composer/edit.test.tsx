import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { aMessage, stage } from '../../stores/testing/stage';
import { EditComposer } from './EditComposer';

async function open(msg: string) {
  const staged = stage({ commands: vi.fn(async () => []) });
  const edited = vi.spyOn(staged.chat, 'editMessage').mockImplementation(() => undefined);
  await staged.show(<EditComposer message={aMessage(1, { msg })} onClose={vi.fn()} onDelete={vi.fn()} />);
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Edit message' });
  return { ...staged, edited, field, user: userEvent.setup() };
}

test('a message that is changed has the formats that a new one has, by button and key', async () => {
  const { field, user, edited } = await open('say it now');
  await screen.findByRole('toolbar', { name: 'Formatting' });
  field.setSelectionRange(4, 6);
  await user.click(screen.getByRole('button', { name: 'Bold' }));
  await waitFor(() => expect(field).toHaveValue('say *it* now'));
  field.focus();
  field.setSelectionRange(5, 7);
  await user.keyboard('{Control>}b{/Control}');
  await waitFor(() => expect(field).toHaveValue('say it now'));
  await user.click(screen.getByRole('button', { name: 'Strikethrough' }));
  await waitFor(() => expect(field.value).toContain('~'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(edited).toHaveBeenCalledOnce();
});

test('a command is offered to nobody who changes a message', async () => {
  const { field, user } = await open('x');
  await user.clear(field);
  await user.type(field, '/to');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(screen.queryByRole('listbox')).toBeNull();
});
