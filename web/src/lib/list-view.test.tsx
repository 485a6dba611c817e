import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderAt } from '../testing/render';
import { useListView } from './list-view';

async function listAt(address: string) {
  const seen: { current?: ReturnType<typeof useListView> } = {};
  function List() {
    const listView = useListView();
    seen.current = listView;
    return <p>{JSON.stringify(listView[0])}</p>;
  }
  const { location } = await renderAt(address, <List />);
  return {
    location,
    view: () => JSON.parse(screen.getByText(/text/).textContent),
    change: (...args: Parameters<ReturnType<typeof useListView>[1]>) => act(() => seen.current![1](...args)),
  };
}

test('the address says what is seen, and nonsense in it is the beginning', async () => {
  expect((await listAt('/list?q=ann&sort=-name&page=3')).view()).toEqual({
    text: 'ann',
    page: 2,
    sort: { by: 'name', descending: true },
  });
  document.body.replaceChildren();
  expect((await listAt('/list?page=-7x')).view()).toEqual({ text: '', page: 0 });
});

test('a page is a step that leads back; typing is none, and begins at the first page', async () => {
  const { location, change } = await listAt('/list');
  change({ page: 1 });
  change({ page: 2 });
  change({ text: 'a' });
  change({ text: 'an' });
  change({ sort: { by: 'name', descending: false } });
  expect(location.history).toEqual(['/list', '/list?page=2', '/list?q=an', '/list?q=an&sort=name']);
});

test('what else narrows the list is kept by all other changes, and taken away by saying nothing', async () => {
  const { location, view, change } = await listAt('/list?type=c&page=2');
  expect(view()).toMatchObject({ filters: { type: 'c' }, page: 1 });
  change({ page: 2 });
  change({ filters: { type: 'p', from: '' } });
  change({ filters: {} });
  expect(location.history).toEqual(['/list?type=c&page=2', '/list?type=c&page=3', '/list?type=p', '/list']);
});
