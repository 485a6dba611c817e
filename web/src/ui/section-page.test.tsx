import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderAt } from '../testing/render';
import { SectionPage } from './SectionPage';

const sections = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => ({
  to: `/account/${name}`,
  label: name,
  icon: 'user' as const,
}));

const page = (count: number) => (
  <SectionPage area="Account" title="one" banner={null} current="/account/one" sections={sections.slice(0, count)}>
    text
  </SectionPage>
);

test('sections that two rows of a phone have no room for are behind a button', async () => {
  await renderAt('/account/one', page(6));
  expect(screen.getByRole('button', { name: 'one', expanded: false })).toBeInTheDocument();
});

test('a few sections need no button', async () => {
  await renderAt('/account/one', page(5));
  expect(screen.queryByRole('button', { name: 'one' })).toBeNull();
});
