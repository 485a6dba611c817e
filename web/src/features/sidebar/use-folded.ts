import { useState } from 'react';
import { textsOf } from '../../lib/narrow';
import type { Foldable } from './lines';

const kKey = 'confab.sidebar.folded';

function read(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(kKey) ?? '[]');
    return new Set(textsOf(stored));
  } catch {
    return new Set();
  }
}

/** The sections and teams that are folded, kept in this browser. */
export function useFolded(): [folded: ReadonlySet<string>, toggle: (id: Foldable) => void] {
  const [folded, setFolded] = useState(read);
  const toggle = (id: Foldable) => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
    try {
      localStorage.setItem(kKey, JSON.stringify([...next]));
    } catch {
      // Without storage it lasts as long as the page.
    }
  };
  return [folded, toggle];
}
