import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { renderAt } from '../testing/render';
import { Button, Drawer, Facts, IconButton, Menu, Popover, Tabs, Tooltips } from '.';

afterEach(() => vi.useRealTimers());

const nothing = () => undefined;
const tooltip = () => document.querySelector('.confab-tooltip');

async function withTooltips() {
  await renderAt(
    '/',
    <>
      <IconButton icon="edit" aria-label="Edit" />
      <IconButton icon="copy" aria-label="Copy" />
      <Menu label="More" items={[{ id: 'one', label: 'One', onAction: nothing }]} />
      <Tooltips />
    </>,
  );
  await act(async () => undefined);
  vi.useFakeTimers();
}

const over = (name: string) =>
  fireEvent(
    screen.getByRole('button', { name }),
    new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }),
  );
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test('a button that is one drawing says its name when the pointer rests on it, and the next one at once', async () => {
  await withTooltips();
  over('Edit');
  wait(400);
  expect(tooltip()).toBeNull();
  wait(200);
  expect(tooltip()).toHaveTextContent('Edit');
  over('Copy');
  wait(0);
  expect(tooltip()).toHaveTextContent('Copy');
  fireEvent.pointerDown(document.body);
  expect(tooltip()).toBeNull();
});

test('a tooltip comes with the focus of the keyboard, and one Escape takes it away and does nothing else', async () => {
  await withTooltips();
  const onWindow = vi.fn();
  const button = screen.getByRole('button', { name: 'Edit' });
  vi.spyOn(button, 'matches').mockReturnValue(true); // happy-dom knows no :focus-visible
  fireEvent.keyDown(document.body, { key: 'Tab' });
  window.addEventListener('keydown', onWindow);
  act(() => button.focus());
  wait(600);
  expect(tooltip()).toHaveTextContent('Edit');
  expect(tooltip()?.firstElementChild).toHaveAttribute('aria-hidden', 'true'); // the button's name says it already
  fireEvent.keyDown(button, { key: 'Escape' });
  expect(tooltip()).toBeNull();
  expect(onWindow).not.toHaveBeenCalled();
  window.removeEventListener('keydown', onWindow);
});

test('what is open has no tooltip, and neither has what a finger touches', async () => {
  await withTooltips();
  screen.getByRole('button', { name: 'More' }).setAttribute('aria-expanded', 'true');
  over('More');
  wait(600);
  expect(tooltip()).toBeNull();
  fireEvent(
    screen.getByRole('button', { name: 'Edit' }),
    new PointerEvent('pointerover', { bubbles: true, pointerType: 'touch' }),
  );
  wait(600);
  expect(tooltip()).toBeNull();
});

test('what gets the focus because something else was touched has no tooltip', async () => {
  await withTooltips();
  const button = screen.getByRole('button', { name: 'Edit' });
  vi.spyOn(button, 'matches').mockReturnValue(true);
  fireEvent.keyDown(document.body, { key: 'Tab' });
  fireEvent.pointerDown(document.body, { pointerType: 'touch' });
  act(() => button.focus());
  wait(600);
  expect(tooltip()).toBeNull();
});

function Cards({ kind: Kind }: { kind: 'popover' | 'drawer' }) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  return (
    <main id="main" tabIndex={-1}>
      <button ref={trigger} type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {open && Kind === 'popover' && (
        <Popover label="Card" trigger={trigger} onClose={close}>
          <Button onClick={nothing}>Inside</Button>
          <Menu label="More" items={[{ id: 'one', label: 'One', onAction: nothing }]} />
        </Popover>
      )}
      {open && Kind === 'drawer' && (
        <Drawer label="Card" onClose={close}>
          <Button onClick={nothing}>Inside</Button>
          <Menu label="More" items={[{ id: 'one', label: 'One', onAction: nothing }]} />
        </Drawer>
      )}
    </main>
  );
}

test.each(['popover', 'drawer'] as const)(
  'a %s takes the focus and gives it back; one Escape closes one layer',
  async (kind) => {
    const user = userEvent.setup();
    await renderAt('/', <Cards kind={kind} />);
    const trigger = screen.getByRole('button', { name: 'Open' });
    await user.click(trigger);
    const card = screen.getByRole('dialog', { name: 'Card' });
    await waitFor(() => expect(card.contains(document.activeElement)).toBe(true));
    await user.click(within(card).getByRole('button', { name: 'More' }));
    expect(screen.getByRole('menuitem', { name: 'One' })).toHaveFocus();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(screen.getByRole('dialog', { name: 'Card' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(trigger).toHaveFocus());
  },
);

test('arrow keys go from tab to tab, and what is shown belongs to the one that is selected', async () => {
  const user = userEvent.setup();
  function Page() {
    const [tab, setTab] = useState<'all' | 'unread'>('all');
    return (
      <Tabs
        label="Threads"
        tabs={[
          { id: 'all', label: 'All' },
          { id: 'unread', label: 'Unread', face: '!' },
        ]}
        selected={tab}
        onSelect={setTab}
      >
        <p>those of {tab}</p>
      </Tabs>
    );
  }
  await renderAt('/', <Page />);
  await user.click(screen.getByRole('tab', { name: 'All' }));
  expect(screen.getByRole('tabpanel', { name: 'All' })).toHaveTextContent('those of all');
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'Unread' })).toHaveAttribute('aria-selected', 'true');
  expect(screen.getByRole('tabpanel', { name: 'Unread' })).toHaveTextContent('those of unread');
});

test('facts stand apart, each in its own direction, and what is none is left out', async () => {
  await renderAt(
    '/',
    <p data-testid="line">
      <Facts of={['أحمد', undefined, '', false, '#general', 'owner']} />
    </p>,
  );
  const line = screen.getByTestId('line');
  expect(line).toHaveTextContent('أحمد · #general · owner');
  expect([...line.querySelectorAll('bdi')].map((one) => one.textContent)).toEqual(['أحمد', '#general', 'owner']);
  expect(
    [...line.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map((one) => one.textContent),
  ).toEqual([' · ', ' · ']);
});
