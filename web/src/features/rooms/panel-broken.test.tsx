import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useLocation } from '../../lib/router';
import { match } from '../../lib/paths';
import { stage } from '../../stores/testing/stage';
import { RoomPage } from './RoomPage';

const panel = vi.hoisted(() => ({ broken: true }));
vi.mock('./MembersPanel', () => ({
  MembersPanel: () => {
    if (panel.broken) throw new Error('no such member');
    return 'everybody';
  },
}));
vi.mock('../files/FilesPanel', () => Promise.reject(new Error('its code does not come')));

beforeEach(() => {
  panel.broken = true;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => void vi.useRealTimers());

function AtAddress() {
  const [path] = useLocation();
  const { tab, context } = match('/:kind/:name/:tab?/:context?', path) ?? {};
  return <RoomPage lookup={{ found: 'r1' }} tab={tab} context={context} />;
}
const broken = async () => within(await screen.findByRole('complementary', { name: 'Something went wrong here' }));

test('a panel that cannot be drawn leaves the room as it is, and can be closed', async () => {
  const { show } = stage();
  const { location } = await show(<AtAddress />, '/channel/general/members-list');
  await userEvent.click((await broken()).getByRole('button', { name: 'Close' }));
  expect(location.history).toEqual(['/channel/general']);
  expect(screen.queryByRole('complementary')).toBeNull();
  expect(screen.getByText('text 2')).toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: 'Message #general' }), 'still here');
  expect(screen.getByDisplayValue('still here')).toBeInTheDocument();
});

test('it can be tried again', async () => {
  const { show } = stage();
  await show(<AtAddress />, '/channel/general/members-list');
  const { getByRole } = await broken();
  panel.broken = false;
  await userEvent.click(getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('everybody')).toBeInTheDocument();
});

test('nor does one whose code does not come take the room with it', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { show } = stage();
  await show(<AtAddress />, '/channel/general/uploaded-files-list');
  // It is asked for again and again first.
  await act(() => vi.advanceTimersByTimeAsync(70_000));
  await broken();
  expect(screen.getByText('text 2')).toBeInTheDocument();
});
