import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { i18n } from '../../i18n';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import DataPage from './DataPage';

const at = '2026-01-02T03:04:05.000Z';
const pending = { _id: 'e1', kind: 'own', format: 'json', status: 'pending', createdAt: at, expiresAt: at };
const operation = {
  _id: 'e1',
  userId: 'me',
  userData: { _id: 'me', username: 'me' },
  fullExport: true,
  status: 'pending',
  createdAt: at,
  _updatedAt: at,
};

test('a copy is asked for, and can be fetched once it is there', async () => {
  await i18n.loadNamespaces(['account']);
  let rows: (typeof pending)[] = [];
  const server = fakeServer({
    'GET confab.exports.list': () => ({ exports: rows }),
    'GET users.requestDataDownload': () => {
      rows = [pending];
      return { requested: true, exportOperation: operation };
    },
  });
  await stage().show(
    <>
      <DataPage />
      <ToastRegion />
    </>,
  );
  expect(await screen.findByText('No archives')).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: 'For programs' }));
  await userEvent.click(screen.getByRole('button', { name: 'Ask for a copy' }));
  expect(await screen.findByText('Your archive is being made.')).toBeVisible();
  expect(await screen.findByText('Being made')).toBeVisible();
  const asked = server.calls.filter(({ path }) => path === 'users.requestDataDownload');
  expect(asked.map(({ query }) => query.fullExport)).toEqual(['true']);
  const made = { ...pending, status: 'completed', name: 'a.zip', size: 1_500_000, messages: 3, url: '/data-export/e1' };
  rows = [made];
  const link = await screen.findByRole('link', { name: 'Download: Your data' }, { timeout: 5_000 });
  expect(link).toHaveAttribute('href', '/data-export/e1');
  await waitFor(() => expect(link).toHaveTextContent('Download (1.5 MB)'));
});
