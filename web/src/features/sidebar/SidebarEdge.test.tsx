import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { QuickSwitcher } from './QuickSwitcher';
import { SidebarEdge } from './SidebarEdge';
import { kLeastWidth, kMostWidth, resize } from './resize';
import { kUsualWidth, sidebarWidth } from './width';

afterEach(() => resize({ wide: kUsualWidth, strip: false }));

test('keys step the width within its bounds, and beyond the least there is the strip', async () => {
  await stage().show(<SidebarEdge />, '/home');
  const edge = screen.getByRole('separator', { name: 'Width of the sidebar' });
  edge.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(edge).toHaveAttribute('aria-valuenow', '296');
  await userEvent.keyboard('{Home}{ArrowLeft}');
  expect(edge).toHaveAttribute('aria-valuetext', 'Collapsed');
  expect(document.documentElement.dataset.sidebar).toBe('strip');
  await userEvent.keyboard('{ArrowRight}');
  expect(sidebarWidth.get()).toEqual({ wide: kLeastWidth, strip: false });
  resize({ wide: 5_000 });
  expect(sidebarWidth.get().wide).toBe(kMostWidth);
  await userEvent.dblClick(edge);
  expect(sidebarWidth.get().wide).toBe(kUsualWidth);
  await userEvent.click(screen.getByRole('button', { name: 'Collapse the sidebar' }));
  expect(sidebarWidth.isStrip()).toBe(true);
  expect(localStorage.getItem('confab.sidebar.width')).toBe('{"wide":280,"strip":true}');
});

test('the palette folds the sidebar, and unfolds it', async () => {
  const { show } = stage({ spotlight: async () => ({ users: [], rooms: [] }) });
  const { unmount } = await show(<QuickSwitcher onClose={() => undefined} />, '/home');
  await userEvent.type(screen.getByRole('combobox'), 'coll');
  await userEvent.click(await screen.findByRole('option', { name: /^Collapse the sidebar/ }));
  expect(sidebarWidth.isStrip()).toBe(true);
  unmount();
  await show(<QuickSwitcher onClose={() => undefined} />, '/home');
  await userEvent.type(screen.getByRole('combobox'), 'expand');
  await userEvent.click(await screen.findByRole('option', { name: /^Expand the sidebar/ }));
  expect(sidebarWidth.isStrip()).toBe(false);
});
