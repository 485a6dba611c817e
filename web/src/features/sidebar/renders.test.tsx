import { act, fireEvent, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { aRoom, aSubscription, stage } from '../../stores/testing/stage';
import type * as Ui from '../../ui';
import { Sidebar } from './Sidebar';

const drawn = vi.hoisted(() => ({ rows: 0 }));

// Each row has one link of its own, made anew whenever the row is drawn.
vi.mock('../../ui', async (original) => {
  const ui = await original<typeof Ui>();
  const CountedLink = (props: ComponentProps<typeof Ui.Link>) => {
    if (props.className === 'confab-sidebar__link') drawn.rows += 1;
    return <ui.Link {...props} />;
  };
  return { ...ui, Link: CountedLink };
});

const kRooms = 100;
const ids = Array.from({ length: kRooms }, (_, n) => `r${n}`);
const onSwitch = () => undefined;

async function manyRooms() {
  const set = stage();
  set.dispatch(
    { type: 'rooms.fetched', data: { update: ids.map((_id) => aRoom({ _id, name: _id })), remove: [] } },
    {
      type: 'subscriptions.fetched',
      data: { update: ids.map((rid) => aSubscription({ rid, name: rid })), remove: [] },
    },
  );
  await set.show(<Sidebar onSwitch={onSwitch} current="r3" />);
  return set;
}

beforeEach(() => {
  drawn.rows = 0;
});

test('one changed subscription draws one row', async () => {
  const { dispatch } = await manyRooms();
  expect(drawn.rows).toBeGreaterThanOrEqual(kRooms);
  drawn.rows = 0;
  act(() =>
    dispatch({ type: 'subscription.changed', data: aSubscription({ rid: 'r7', name: 'r7', unread: 1, updatedAt: 9 }) }),
  );
  expect(screen.getByRole('img', { name: '1 unread message' })).toBeInTheDocument();
  expect(drawn.rows).toBe(1);
});

test('pointing at a room draws its row, and the one that was pointed at before', async () => {
  await manyRooms();
  drawn.rows = 0;
  fireEvent.mouseOver(screen.getByRole('link', { name: 'r5' }));
  expect(drawn.rows).toBe(1);
  fireEvent.mouseOver(screen.getByRole('link', { name: 'r6' }));
  expect(drawn.rows).toBe(3);
});

test('news that says the same draws nothing', async () => {
  const { dispatch } = await manyRooms();
  drawn.rows = 0;
  act(() => dispatch({ type: 'loaded', data: { settings: [], roles: [] } }));
  expect(drawn.rows).toBe(0);
});
