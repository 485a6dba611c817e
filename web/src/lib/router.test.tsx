import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { useContext, useEffect } from 'react';
import {
  AddressContext,
  type Gate,
  Redirect,
  remembered,
  RouteLink,
  useLocation,
  useNavigate,
  useSearch,
} from './router';
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
    const navigate = useNavigate();
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

test('a step back that a page holds is not taken, and then it is', async () => {
  const gate = vi.fn<Gate>(() => true);
  function Held() {
    const bar = useContext(AddressContext);
    useEffect(() => bar.guard(gate), [bar]);
    return null;
  }
  const view = render(
    <>
      <Where />
      <RouteLink href="/directory">Directory</RouteLink>
      <RouteLink href="/admin">Admin</RouteLink>
    </>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole('link', { name: 'Directory' }));
  await user.click(screen.getByRole('link', { name: 'Admin' }));
  const guarded = render(<Held />);
  window.history.back();
  await waitFor(() => expect(gate).toHaveBeenCalledWith('/directory', expect.any(Function)));
  expect(screen.getByText('at /admin with nothing')).toBeInTheDocument();
  await waitFor(() => expect(window.location.pathname).toBe('/admin'));
  window.history.go(-2);
  await waitFor(() => expect(gate).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(window.location.pathname).toBe('/admin'));
  const [to, go] = gate.mock.lastCall!;
  expect(to).toBe('/home');
  go();
  expect(await screen.findByText('at /home with nothing')).toBeInTheDocument();
  expect(gate).toHaveBeenCalledTimes(2);
  guarded.unmount();
  window.history.forward();
  expect(await screen.findByText('at /directory with nothing')).toBeInTheDocument();
  view.unmount();
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
