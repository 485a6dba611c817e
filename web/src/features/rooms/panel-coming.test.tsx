import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { RoomPage } from './RoomPage';

// Its code never comes.
vi.mock('./MembersPanel', () => new Promise(() => undefined));

test('a panel takes its place before its code is there, and the messages stay', async () => {
  const { show } = stage();
  await show(<RoomPage lookup={{ found: 'r1' }} tab="members-list" />, '/channel/general/members-list');
  expect(await screen.findByRole('status', { name: 'Loading' })).toHaveClass('confab-panel');
  expect(screen.getByText('text 2')).toBeInTheDocument();
});
