import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { AddressContext, Redirect, RouteLink, remembered, useLocation, useSearch } from './router';
import { match } from './paths';

beforeEach(() => window.history.replaceState(null, '', '/home'));

function Where() {
  const [path] = useLocation();
  return (
    <p>
      at {path} with {useSearch() || 'nothing'}
    </p>
  );
}

test.each([
  ['/home', '/home', {}],
  ['/home', '/home/', {}],
  ['/home', '/', undefined],
  ['/channel/:name', '/channel/m%C3%BCll', { name: 'müll' }],
  ['/channel/:name', '/channel/100%', { name: '100%' }],
  ['/channel/:name', '/channel', undefined],
  ['/channel/:name', '/channel/a/b', undefined],
  ['/account/:page?', '/account', {}],
  ['/account/:page?', '/account/security', { page: 'security' }],
])('%s at %s: %j', (pattern, path, params) => {
  expect(match(pattern, path)).toEqual(params);
});

test('the address bar is followed, and the back button', () => {
  function Go() {
    const [, navigate] = useLocation();
    return <button onClick={() => navigate('/channel/general?msg=m1')}>Go</button>;
  }
  render(
    <>
      <Where />
      <Go />
    </>,
  );
  expect(screen.getByText('at /home with nothing')).toBeInTheDocument();
  act(() => screen.getByRole('button').click());
  expect(screen.getByText('at /channel/general with msg=m1')).toBeInTheDocument();
  act(() => {
    window.history.replaceState(null, '', '/home');
    window.dispatchEvent(new PopStateEvent('popstate'));
  });
  expect(screen.getByText('at /home with nothing')).toBeInTheDocument();
});

test('a link leads on by itself; a new tab stays the business of the browser', async () => {
  const bar = remembered('/home');
  render(
    <AddressContext value={bar}>
      <RouteLink href="/directory">Directory</RouteLink>
    </AddressContext>,
  );
  const user = userEvent.setup();
  await user.keyboard('{Control>}');
  await user.click(screen.getByRole('link'));
  expect(bar.history).toEqual(['/home']);
  await user.keyboard('{/Control}');
  await user.click(screen.getByRole('link'));
  expect(bar.history).toEqual(['/home', '/directory']);
});

test('a redirection leaves nothing to come back to', () => {
  const bar = remembered('/');
  render(
    <AddressContext value={bar}>
      <Redirect to="/home" replace />
    </AddressContext>,
  );
  expect(bar.history).toEqual(['/home']);
});
