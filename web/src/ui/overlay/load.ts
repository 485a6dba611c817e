import { useEffect, useState } from 'react';
import { i18n } from '../../i18n';
import { calm } from '../../lib/calm';
import { toast } from '../Toast';
import type * as LayersModule from './layers';

type Layers = typeof LayersModule;

let layers: Layers | undefined;
let loading: Promise<Layers> | undefined;

/** Menus and dialogs are drawn by a part of the program that nobody needs before the first click. */
export function loadLayers(): Promise<Layers> {
  loading ??= import('./layers').then(
    (module) => (layers = module),
    (error: unknown) => {
      loading = undefined; // the next click tries again
      throw error;
    },
  );
  return loading;
}

let expected: Promise<Layers> | undefined;

/** Fetches them when what the page is for is there; whoever may open a layer soon calls it. */
export function expectLayers(): Promise<Layers> {
  if (loading) return loading;
  expected ??= calm.then(loadLayers);
  expected.catch(() => (expected = undefined)); // nobody waits for it yet
  return expected;
}

/** What draws layers, as soon as it is there. When it cannot be had, the reader is told, and `onFail` called. */
export function useLayers(wanted: boolean, onFail: () => void): Layers | undefined {
  const [, setArrived] = useState(layers !== undefined);
  useEffect(() => {
    if (!wanted || layers) return;
    let here = true;
    loadLayers().then(
      () => here && setArrived(true),
      () => {
        if (!here) return;
        toast.error(i18n.t('common:error.offline'));
        onFail();
      },
    );
    return () => {
      here = false;
    };
  }, [wanted]); // eslint-disable-line react-hooks/exhaustive-deps -- what to do on failure is asked for when it fails
  return wanted ? layers : undefined;
}
