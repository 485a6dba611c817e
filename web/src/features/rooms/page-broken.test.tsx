import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { useLocation } from '../../lib/router';
import { match } from '../../lib/paths';
import { stage } from '../../stores/testing/stage';
import Workspace from './Workspace';

vi.mock('../directory/DirectoryPage', () => ({
  DirectoryPage: () => {
    throw new Error('no such directory');
  },
}));

function AtAddress() {
  const [path] = useLocation();
  const room = match('/channel/:name', path);
  return room ? <Workspace kind="channel" {...room} /> : <Workspace kind="directory" />;
}

test('a page that cannot be drawn says so, and leaves the way to all others open', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { show } = stage();
  await show(<AtAddress />, '/directory');
  expect(await screen.findByRole('alert')).toHaveTextContent('no such directory');
  await userEvent.click(
    within(screen.getByRole('navigation', { name: 'Rooms' })).getByRole('link', { name: 'general' }),
  );
  expect(await screen.findByText('text 2')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).toBeNull();
});
