import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { endTimers, withoutNetwork } from './apart';

// happy-dom has a document that is no Document, and what asks where the focus is asks for one.
if (!(document instanceof Document))
  Object.defineProperty(Document, Symbol.hasInstance, {
    value: (node: unknown) => node instanceof Node && node.nodeType === Node.DOCUMENT_NODE,
  });

configure({ asyncUtilTimeout: 10_000 }); // a machine that does other things besides must not fail a test

// One process and one page serve all files, for starting both takes ten times as long as most files do; each begins with
// modules of its own, with nothing of the file before it on the page, and with nothing of it that still runs.
vi.resetModules();
vi.useRealTimers();
vi.unstubAllGlobals();
endTimers();
withoutNetwork();
for (const part of [document.head, document.body]) part.replaceChildren();
for (const element of [document.documentElement, document.body])
  for (const name of element.getAttributeNames()) element.removeAttribute(name);
sessionStorage.clear();
history.replaceState(null, '', '/');

const { isShown } = await import('../lib/calm');
isShown(); // nothing waits for a first page

afterEach(() => {
  cleanup();
  localStorage.clear();
});
