import { Suspense, createElement, lazy, memo, type ComponentType } from 'react';
import { i18n } from '../i18n';
import { calm } from './calm';

const kFirstWait = 1_000;
const kLongestWait = 32_000;

/** While the server is away its code does not come either: it is asked for again, for a minute. */
async function fetched<T>(load: () => Promise<T>, wait = kFirstWait): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (wait > kLongestWait) throw error;
    await new Promise((resolve) => setTimeout(resolve, wait));
    return fetched(load, wait * 2);
  }
}

/**
 * A component whose code is fetched when it is first shown: until then `Waiting` stands in its place, or nothing. The
 * catalogues `texts`, which it draws from, are fetched at the same time.
 */
export function deferred<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Waiting?: ComponentType<P>,
  texts?: string | readonly string[],
  when?: Promise<unknown>,
): ComponentType<P> {
  const Part = lazy(async () => {
    await when;
    const [part] = await Promise.all([fetched(load), texts && i18n.loadNamespaces(texts)]);
    return { default: (props: { all: P }) => createElement(part, props.all) };
  });
  return memo(function Deferred(props: P) {
    return (
      <Suspense fallback={Waiting && <Waiting {...props} />}>
        <Part all={props} />
      </Suspense>
    );
  });
}

/** The same for what stands on the page from the beginning, and is no part of what one has come for. */
export const calmly = <P extends object>(
  load: () => Promise<ComponentType<P>>,
  texts?: string | readonly string[],
): ComponentType<P> => deferred(load, undefined, texts, calm);
