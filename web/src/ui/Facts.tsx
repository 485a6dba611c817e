import { Fragment, type ReactNode } from 'react';

/**
 * Facts in one line with dots between them, as far as there are any. Each keeps to itself: beside `#room`, an Arabic name
 * would turn its sign around, and the order of both.
 */
export function Facts({ of }: { of: readonly ReactNode[] }) {
  return of
    .filter((fact) => fact !== undefined && fact !== null && fact !== false && fact !== '')
    .map((fact, index) => (
      <Fragment key={index}>
        {index > 0 && ' · '}
        <bdi>{fact}</bdi>
      </Fragment>
    ));
}
