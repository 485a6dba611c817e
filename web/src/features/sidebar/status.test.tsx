import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server';
import { stage } from '../../stores/testing/stage';
import type { Server } from '../../stores/server';
import { OwnMenu } from './OwnMenu';
import { momentOf, wrongEnd } from './status-ends';

const kHour = 3_600_000;
const local = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();

test('ends that are offered are moments of one’s own clock; a week ends with its Sunday', () => {
  const now = local(2026, 10, 25, 15, 30); // a Wednesday
  expect(momentOf('half-hour', now)).toBe(now + kHour / 2);
  expect(momentOf('four-hours', now)).toBe(now + 4 * kHour);
  expect(momentOf('today', now)).toBe(local(2026, 10, 26, 0, 0));
  expect(momentOf('week', now)).toBe(local(2026, 10, 30, 0, 0));
  expect(momentOf('week', local(2026, 10, 29, 12, 0))).toBe(local(2026, 10, 30, 0, 0));
  expect(momentOf('week', local(2026, 10, 30, 12, 0))).toBe(local(2026, 11, 7, 0, 0));
  expect([momentOf('never', now), momentOf('own', now)]).toEqual([undefined, undefined]);
  expect([undefined, now, now + 366 * 24 * kHour, now + kHour].map((at) => wrongEnd(at, now))).toEqual([
    'missing',
    'past',
    'too-far',
    undefined,
  ]);
});

async function open() {
  fakeServer({ 'GET custom-user-status.list': () => ({ statuses: [], total: 0 }) });
  const setStatus = vi.fn<Server['setStatus']>(async () => undefined);
  const all = stage({ setStatus });
  await all.show(<OwnMenu />);
  return { ...all, setStatus };
}
const openMenu = () => userEvent.click(screen.getByRole('button', { name: /ann/ }));

test('a status is chosen with its text and its end', async () => {
  const { setStatus } = await open();
  await openMenu();
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Set a status…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Set a status' }));
  await userEvent.type(dialog.getByLabelText(/^What are you doing/), 'lunch');
  await userEvent.selectOptions(dialog.getByLabelText('Shown as'), 'Busy');
  await userEvent.selectOptions(dialog.getByLabelText(/^Ends/), 'At another time…');
  await userEvent.click(dialog.getByRole('button', { name: 'Save changes' }));
  expect(await dialog.findByText('Choose a date and a time.')).toBeInTheDocument();
  expect(setStatus).not.toHaveBeenCalled();
  await userEvent.selectOptions(dialog.getByLabelText(/^Ends/), 'In an hour');
  const before = Date.now();
  await userEvent.click(dialog.getByRole('button', { name: 'Save changes' }));
  await vi.waitFor(() => expect(setStatus).toHaveBeenCalledWith('busy', 'lunch', expect.any(Number)));
  const end = setStatus.mock.calls[0]![2]!;
  expect(Math.abs(end - before - kHour)).toBeLessThan(10_000);
});

test('the menu says until when, and another presence keeps text and end', async () => {
  const { setStatus, dispatch } = await open();
  const statusExpiresAt = Date.now() + kHour;
  dispatch({ type: 'self.changed', data: { diff: { statusText: 'lunch', statusExpiresAt }, unset: [] } });
  await openMenu();
  expect(await screen.findByText(/^@ann: lunch \(until .+\)$/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('menuitemradio', { name: /Away/ }));
  expect(setStatus).toHaveBeenCalledWith('away', 'lunch', statusExpiresAt);
});
