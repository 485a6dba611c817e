import { act, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { expect, test, vi } from 'vitest';
import { aRoom, stage } from './testing/stage';
import { useSteadyRoom } from './use-steady-room';

function Topic() {
  return <p>{useSteadyRoom('r1')?.topic ?? 'none'}</p>;
}

test('a room that got a message is the same; one with another topic is not', async () => {
  const drawn = vi.fn();
  const { dispatch, show } = stage();
  await show(
    <Profiler id="topic" onRender={drawn}>
      <Topic />
    </Profiler>,
  );
  expect(screen.getByText('none')).toBeInTheDocument();
  drawn.mockClear();
  act(() => dispatch({ type: 'room.changed', data: aRoom({ lm: 5, msgs: 3, seq: 3, updatedAt: 5 }) }));
  act(() => dispatch({ type: 'room.changed', data: aRoom({ lm: 6, msgs: 4, seq: 4, updatedAt: 6 }) }));
  expect(drawn).not.toHaveBeenCalled();
  act(() => dispatch({ type: 'room.changed', data: aRoom({ topic: 'news', lm: 7, updatedAt: 7 }) }));
  expect(screen.getByText('news')).toBeInTheDocument();
  act(() => dispatch({ type: 'room.removed', data: { id: 'r1' } }));
  expect(screen.getByText('none')).toBeInTheDocument();
});
