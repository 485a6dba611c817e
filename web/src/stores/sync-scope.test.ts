import { expect, test } from 'vitest';
import { SyncScope } from './sync-scope';

const at = (...times: number[]) => times.map((updatedAt) => ({ updatedAt }));
const kOverlap = 10_000;

test('nothing known means everything is fetched', () => {
  const scope = new SyncScope();
  scope.fetched([], true);
  expect(scope.since).toBeUndefined();
});

test('starts from the last event of a connection for which it was up to date', () => {
  const scope = new SyncScope();
  scope.fetched(at(100_000, 90_000), true);
  scope.lost(150_000);
  expect(scope.since).toBe(150_000 - kOverlap);
});

test('events of a connection for which it was not yet up to date do not count', () => {
  const scope = new SyncScope();
  scope.fetched(at(100_000), true);
  scope.lost(110_000);
  scope.lost(200_000); // the next connection brought events, but went before the sync was through
  expect(scope.since).toBe(110_000 - kOverlap);
  scope.fetched(at(190_000), true);
  scope.lost(210_000);
  expect(scope.since).toBe(210_000 - kOverlap);
});

test('what was fetched without its streams covers only what it brought', () => {
  const scope = new SyncScope();
  scope.fetched(at(100_000), false);
  scope.lost(500_000);
  expect(scope.since).toBe(100_000 - kOverlap);
});
