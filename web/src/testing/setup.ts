import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { isShown } from '../lib/calm';

// happy-dom has a document that is no Document, and what asks where the focus is asks for one.
if (!(document instanceof Document))
  Object.defineProperty(Document, Symbol.hasInstance, {
    value: (node: unknown) => node instanceof Node && node.nodeType === Node.DOCUMENT_NODE,
  });

configure({ asyncUtilTimeout: 10_000 }); // a machine that does other things besides must not fail a test

isShown(); // nothing waits for a first page

afterEach(() => {
  cleanup();
  localStorage.clear();
});
