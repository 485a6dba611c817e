import { deferred } from '../lib/deferred';
import { expectLayers } from './overlay/load';

/** Draws what `data-tooltip` says; once in the application, from when what the page is for is there. */
export const Tooltips = deferred(() =>
  expectLayers().then(
    (layers) => layers.Tooltips,
    () => () => null, // without them one does without
  ),
);
