import { Suspense, lazy, type ComponentType } from 'react';

/** A component whose code is fetched when it is first shown: nothing stands in its place until then. */
export function deferred<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = lazy(() => load().then((part) => ({ default: part as ComponentType<object> })));
  return function Deferred(props: P) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
}
