import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { renderAt } from '../testing/render';
import { Button, ConfirmModal, IconButton, Menu, Modal, PasswordField, TextField } from '.';

const nothing = () => undefined;

/** A panel that closes with Escape, in it a menu, one of whose items opens a dialog with a menu of its own. */
function Page({ onPanelEscape = nothing }: { onPanelEscape?: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <main id="main" tabIndex={-1}>
      <aside onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onPanelEscape()}>
        <Menu label="Room" items={[{ id: 'rename', label: 'Rename', onAction: () => setOpen(true) }]} />
        {open && (
          <Modal title="Rename" onClose={() => setOpen(false)}>
            <TextField label="Name" value="" onChange={nothing} />
            <Menu label="Examples" items={[{ id: 'one', label: 'team-a', onAction: nothing }]} />
          </Modal>
        )}
      </aside>
    </main>
  );
}

test('one Escape closes one layer, the uppermost first, and the focus goes back step by step', async () => {
  const user = userEvent.setup();
  const onPanelEscape = vi.fn();
  const onWindow = vi.fn();
  window.addEventListener('keydown', onWindow);
  await renderAt('/', <Page onPanelEscape={onPanelEscape} />);
  await user.click(screen.getByRole('button', { name: 'Room' }));
  await user.click(screen.getByRole('menuitem', { name: 'Rename' }));
  const dialog = screen.getByRole('dialog', { name: 'Rename' });
  expect(within(dialog).getByLabelText('Name')).toHaveFocus();

  await user.click(within(dialog).getByRole('button', { name: 'Examples' }));
  expect(screen.getByRole('menuitem', { name: 'team-a' })).toHaveFocus();
  onWindow.mockClear();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(screen.getByRole('dialog', { name: 'Rename' })).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Examples' })).toHaveFocus());

  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(screen.getByRole('button', { name: 'Room' })).toHaveFocus()); // through the menu that is gone
  expect(onPanelEscape).not.toHaveBeenCalled();
  expect(onWindow).not.toHaveBeenCalled();

  await user.keyboard('{Escape}');
  expect(onPanelEscape).toHaveBeenCalledTimes(1);
  window.removeEventListener('keydown', onWindow);
});

test('a menu of a dialog lies above the dialog', async () => {
  const user = userEvent.setup();
  await renderAt('/', <Page />);
  await user.click(screen.getByRole('button', { name: 'Room' }));
  await user.click(screen.getByRole('menuitem', { name: 'Rename' }));
  await user.click(screen.getByRole('button', { name: 'Examples' }));
  const [dialog, menu] = [document.querySelector('.confab-backdrop')!, document.querySelector('.confab-popover')!];
  expect(dialog.compareDocumentPosition(menu) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(menu).toHaveStyle({ zIndex: 'auto' }); // so that nothing but the order decides
});

test('a dialog whose opener has gone gives the focus to the page', async () => {
  const user = userEvent.setup();
  function Rows() {
    const [rows, setRows] = useState(['one']);
    const [asking, setAsking] = useState<string | null>(null);
    return (
      <main id="main" tabIndex={-1}>
        {rows.map((row) => (
          <Button key={row} onClick={() => setAsking(row)}>
            {`Remove ${row}`}
          </Button>
        ))}
        {asking && (
          <ConfirmModal
            title="Remove it?"
            confirm="Remove"
            onClose={() => setAsking(null)}
            onConfirm={() => {
              setRows([]);
              setAsking(null);
            }}
          >
            It is gone then.
          </ConfirmModal>
        )}
      </main>
    );
  }
  await renderAt('/', <Rows />);
  await user.click(screen.getByRole('button', { name: 'Remove one' }));
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
});

test('a field that has used Escape keeps it from its dialog', async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  await renderAt(
    '/',
    <Modal title="Find" onClose={onClose}>
      <input aria-label="Word" onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()} />
    </Modal>,
  );
  await user.type(screen.getByLabelText('Word'), '{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('what the pointer and the keys do in a menu is hidden from the row that opened it', async () => {
  const user = userEvent.setup();
  const seen = vi.fn();
  await renderAt(
    '/',
    // A list that draws the menu of the row pointed at takes events of the menu for ones of its rows.
    <nav onMouseOver={seen} onFocus={seen} onKeyDown={seen}>
      <Menu label="More" items={['one', 'two'].map((id) => ({ id, label: id, onAction: nothing }))} />
    </nav>,
  );
  await user.click(screen.getByRole('button', { name: 'More' }));
  seen.mockClear();
  await user.hover(screen.getByRole('menuitem', { name: 'two' }));
  await user.keyboard('{ArrowDown}');
  expect(seen).not.toHaveBeenCalled();
});

test('an item of a menu is no choice; one that holds says so', async () => {
  const user = userEvent.setup();
  await renderAt(
    '/',
    <Menu
      label="More"
      items={[{ id: 'act', label: 'Act', onAction: nothing }]}
      sections={[
        {
          title: 'Status',
          items: [
            { id: 'on', label: 'Online', checked: true, onAction: nothing },
            { id: 'off', label: 'Away', checked: false, onAction: nothing },
          ],
        },
      ]}
    />,
  );
  await user.click(screen.getByRole('button', { name: 'More' }));
  for (const item of document.querySelectorAll('[role^="menuitem"]')) expect(item).not.toHaveAttribute('aria-selected');
  expect(screen.getByRole('menuitem', { name: 'Act' })).not.toHaveAttribute('aria-checked');
  expect(screen.getByRole('menuitemradio', { name: 'Online' })).toBeChecked();
  expect(screen.getByRole('menuitemradio', { name: 'Away' })).not.toBeChecked();
});

test('a field is named by its label alone', async () => {
  await renderAt(
    '/',
    <>
      <PasswordField label="Password" value="" onChange={nothing} required hint="Long ones are best." />
      <TextField label="Name" value="" onChange={nothing} required error="Enter your name." />
    </>,
  );
  expect(screen.getByLabelText('Password')).toHaveAccessibleName('Password');
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('Enter your name.');
});

test('the arrows open a menu at its first or last item', async () => {
  const user = userEvent.setup();
  await renderAt(
    '/',
    <>
      <Menu label="More" items={['one', 'two'].map((id) => ({ id, label: id, onAction: nothing }))} />
      <IconButton icon="cross" aria-label="Other" />
    </>,
  );
  await user.tab();
  await user.keyboard('{ArrowUp}');
  expect(screen.getByRole('menuitem', { name: 'two' })).toHaveFocus();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'More' })).toHaveFocus());
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('menuitem', { name: 'one' })).toHaveFocus();
});
