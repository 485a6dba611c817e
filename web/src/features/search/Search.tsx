import './search.css';
import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { cursored } from '../../lib/cursored';
import { usePaged } from '../../lib/paged';
import { useSettled } from '../../lib/settled';
import { Results } from './Results';
import { SearchField } from './SearchField';
import { findMessages, type Hit } from './calls';

interface Props {
  /** Left out: all rooms that one is in. */
  rid?: string;
  text: string;
  onChange: (text: string) => void;
  pathOf: (hit: Hit) => string;
  /** Stands between the field and what was found. */
  children?: ReactNode;
}

/** How long somebody has not typed before the server is asked. */
const kPause = 250;
const idOf = ({ message }: Hit): string => message._id;

/** The field, and what is found while one types. */
export function Search({ rid, text, onChange, pathOf, children }: Props) {
  const settled = useSettled(text.trim(), kPause);
  const list = useMemo(
    () =>
      cursored<Hit>(async (cursor, signal) =>
        settled === '' ? { rows: [] } : findMessages(settled, rid, cursor, signal),
      ),
    [settled, rid],
  );
  useEffect(() => list.stop, [list]);
  const found = usePaged(list.fetch, idOf);
  const box = useRef<HTMLDivElement>(null);
  const links = useRef<HTMLUListElement>(null);
  const toResults = useCallback(() => links.current?.querySelector<HTMLElement>('a')?.focus(), []);
  const toField = useCallback(() => box.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={box} className="confab-search">
      <SearchField text={text} onChange={onChange} inRoom={rid !== undefined} onDown={toResults} />
      {children}
      <Results text={settled} list={found} links={links} pathOf={pathOf} withRoom={rid === undefined} onUp={toField} />
    </div>
  );
}
