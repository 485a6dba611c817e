import { screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { i18n } from '../../i18n';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import { HomePage } from '../rooms/HomePage';
import LegalPage from './LegalPage';
import LoginTexts from './LoginTexts';

const kSays: Record<string, string> = {
  Layout_Home_Body: '<p>Lunch is at <b>noon</b>.</p>',
  Layout_Login_Terms: '<p>Be kind.</p>',
  Layout_Privacy_Policy: '<h2>What we keep</h2>',
};
const says = () => fakeServer({ 'GET confab.layoutText': ({ query }) => ({ html: kSays[String(query._id)] ?? '' }) });
const has = (names: string) => (document.documentElement.dataset.texts = names);
beforeAll(() => i18n.loadNamespaces('texts'));
afterEach(() => delete document.documentElement.dataset.texts);

test('below the log-in stands what the workspace says, and the ways to those legal pages that there are', async () => {
  says();
  has('login privacy');
  await stage().show(<LoginTexts />);
  expect(await screen.findByText('Be kind.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Privacy policy' })).toHaveAttribute('href', '/privacy-policy');
  expect(screen.queryByRole('link', { name: 'Terms of service' })).toBeNull();
});

test('a legal page shows its text, and says so where there is none', async () => {
  const server = says();
  has('privacy');
  const { unmount } = await stage().show(<LegalPage />, '/privacy-policy');
  expect(await screen.findByRole('heading', { name: 'What we keep' })).toBeVisible();
  unmount();
  await stage().show(<LegalPage />, '/legal-notice');
  expect(screen.getByRole('heading', { name: 'Legal notice' })).toBeVisible();
  expect(screen.getByText('There is nothing here yet.')).toBeVisible();
  expect(server.calls.length).toBe(1);
});

test('the start page has the words of the workspace, beside those of Confab or alone', async () => {
  says();
  has('home');
  const set = stage();
  set.dispatch({
    type: 'loaded',
    data: {
      settings: [
        { _id: 'Layout_Home_Title', value: 'The Nest' },
        { _id: 'Layout_Home_Custom_Block_Visible', value: true },
        { _id: 'Layout_Custom_Body_Only', value: true },
      ],
    },
  });
  await set.show(<HomePage />, '/home');
  expect(await screen.findByText('noon')).toBeVisible();
  expect(screen.getByRole('heading', { level: 1, name: 'The Nest' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Find a channel/ })).toBeNull();
});
