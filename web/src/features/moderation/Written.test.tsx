import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import { Written } from './Written';

test('what was written is shown with its emoji, and otherwise as it was typed', async () => {
  const { show } = stage();
  fakeServer({ 'GET emoji-custom.list': () => ({ emojis: { update: [], remove: [] } }) });
  await show(
    <p>
      <Written text=":tada: *at* 10:30:45 :no-such-emoji:" />
    </p>,
    '/admin/moderation',
  );
  expect(await screen.findByText('🎉')).toBeInTheDocument();
  expect(screen.getByRole('paragraph')).toHaveTextContent('🎉 *at* 10:30:45 :no-such-emoji:');
});
