import { expect, test } from 'vitest';
import type { IntegrationRun } from './calls';
import { answerOf, outcomeOf } from './run';

const run = (changes: Partial<IntegrationRun>): IntegrationRun => ({
  _id: 'r1',
  type: 'webhook-outgoing',
  integration: { _id: 'h1' },
  event: 'sendMessage',
  url: 'https://x.test/',
  step: 'after-http-call',
  ranPrepareScript: false,
  finished: false,
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
  ...changes,
});

test.each([
  ['mapped-args-to-data', undefined, 'waiting'],
  ['pre-http-call', undefined, 'waiting'],
  ['after-http-call', undefined, 'succeeded'],
  ['after-http-call', true, 'failed'],
  ['url-response-sent-message', undefined, 'succeeded'],
  ['after-prepare-no-opts', undefined, 'stopped'],
  ['going-to-retry-2', true, 'again'],
  ['too-many-retries', true, 'failed'],
  ['execute-script-error-running-process_outgoing_response', true, 'failed'],
  ['of-tomorrow', true, 'failed'],
])('%s with the error %s: %s', (step, error, outcome) => expect(outcomeOf(run({ step, error }))).toBe(outcome));

test('an answer is read as it came', () => {
  expect(answerOf(run({}))).toBeUndefined();
  expect(answerOf(run({ httpResult: 'null' }))).toBeUndefined();
  expect(answerOf(run({ httpResult: JSON.stringify('{"text":"fine"}') }))).toBe('{"text":"fine"}');
  expect(answerOf(run({ httpResult: 'not JSON' }))).toBe('not JSON');
});
