import { fieldsOf, isText, textOf } from '../../lib/narrow';
import type { IntegrationRun } from './calls';

/** What came of a call, in a word. */
export type Outcome = 'waiting' | 'succeeded' | 'failed' | 'again' | 'stopped';

/** How far a call can come, as the server calls it; those that name a number or a method without it. */
const kSteps = [
  'mapped-args-to-data',
  'pre-http-call',
  'after-http-call',
  'after-prepare-no-opts',
  'after-prepare-no-url_or_method',
  'after-process-false-result',
  'after-process-send-message',
  'after-process-http-status-410',
  'after-process-http-status-500',
  'url-response-sent-message',
  'execute-script-error-running',
  'failed-and-not-configured-to-retry',
  'failed-and-retry-delay-is-invalid',
  'too-many-retries',
  'going-to-retry',
] as const;
export type Step = (typeof kSteps)[number];

/** The step of a call, where it is one that is known. */
export const stepOf = ({ step }: IntegrationRun): Step | undefined =>
  kSteps.find((known) => step === known || step.startsWith(`${known}-`));

export function outcomeOf(run: IntegrationRun): Outcome {
  switch (stepOf(run)) {
    case 'mapped-args-to-data':
    case 'pre-http-call':
      return 'waiting';
    case 'going-to-retry':
      return 'again';
    case 'after-prepare-no-opts':
    case 'after-prepare-no-url_or_method':
      return 'stopped';
    default:
      return run.error ? 'failed' : 'succeeded';
  }
}

/** JSON that is read by people, with the lines of a text as lines. */
export function readable(value: unknown): string {
  return isText(value) ? value : JSON.stringify(value, null, 2);
}

/** The text that was answered; nothing where there was no answer. */
export function answerOf({ httpResult }: IntegrationRun): string | undefined {
  if (httpResult === undefined) return undefined;
  try {
    const said: unknown = JSON.parse(httpResult);
    return said === null ? undefined : readable(said);
  } catch {
    return httpResult; // as another server keeps it
  }
}

/** Why there was no answer, or why what it says could not be posted. */
export const troubleOf = ({ httpError }: IntegrationRun): string | undefined => textOf(fieldsOf(httpError).message);
