import { useState } from 'react';
import type { SectionId } from './sections';

const kKey = 'confab.sidebar.folded';

function read(): ReadonlySet<SectionId> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(kKey) ?? '[]');
    return new Set(Array.isArray(stored) ? (stored as SectionId[]) : []);
  } catch {
    return new Set();
  }
}

/** The sections that are folded, kept in this browser. */
export function useFolded(): [folded: ReadonlySet<SectionId>, toggle: (id: SectionId) => void] {
  const [folded, setFolded] = useState(read);
  const toggle = (id: SectionId) => {
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
