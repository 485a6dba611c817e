// How calls were refused, as a server counts it: what a declaration does not name is an error of the declaration, and what
// it names and no test has seen is listed at the end of a run.

import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loose } from './ejson.ts';
import { kRoot } from './paths.ts';

export interface Refused {
  /** `POST /api/v1/chat.update`, or the name of a method. */
  call: string;
  error: string;
  declared: boolean;
}

const kLine = /^confab_refusals_total\{protocol="\w+",name="([^"]*)",error="([^"]*)",declared="(yes|no)"\}/;

export function refusalsIn(metrics: string): Refused[] {
  return metrics.split('\n').flatMap((line) => {
    const found = kLine.exec(line);
    return found ? [{ call: found[1] ?? '', error: found[2] ?? '', declared: found[3] === 'yes' }] : [];
  });
}

/** For `neverSeen`, in the folder that run.ts made. */
export function remember(refusals: Refused[]): void {
  const folder = process.env.CONFAB_TEST_REFUSALS;
  if (folder) appendFileSync(join(folder, `${process.pid}`), refusals.map(({ call, error }) => `${call}\t${error}\n`).join(''));
}

/**
 * What one piece of the mechanism says for every call that has it: the page of a list (api/paging.h), the form with a file
 * (rest/form_reader.h), the place where bytes are kept (core/files/blobs.h). Seen once, it is seen.
 */
const kOfTheMechanism = new Set([
  'error-invalid-query',
  'error-invalid-sort',
  'error-invalid-fields',
  'error-invalid-form',
  'error-one-file-only',
  'invalid-field',
  'error-file-too-large',
  'file-too-small',
  'error-service-unavailable',
  'error-storage-full',
]);

/** What the document declares and none of the runs in the folder has seen, one line a call. */
export function neverSeen(folder: string): string[] {
  const seen = new Set(readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n')));
  const anywhere = new Set([...seen].map((line) => line.split('\t')[1]));
  const document: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));
  const calls: [string, string[]][] = Object.entries<Loose>(document['x-ddp-methods']).map(([name, method]) => [name, method['x-errors'] ?? []]);
  for (const [path, verbs] of Object.entries<Loose>(document.paths)) {
    for (const [verb, operation] of Object.entries<Loose>(verbs)) {
      calls.push([`${verb.toUpperCase()} ${path.replace(/\{(_?\w+)\}/g, ':$1')}`, operation['x-errors'] ?? []]);
    }
  }
  return calls.flatMap(([call, errors]) => {
    const unseen = errors.filter((error) => !seen.has(`${call}\t${error}`) && !(kOfTheMechanism.has(error) && anywhere.has(error)));
    return unseen.length > 0 ? [`${call}: ${unseen.join(', ')}`] : [];
  });
}
