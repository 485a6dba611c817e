import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sort } from '../lib/list-view';
import { Icon } from './Icon';

interface Column<T> {
  id: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** Left out on narrow screens. */
  wide?: boolean;
  /** Its head is a button that orders the rows by it. */
  sortable?: boolean;
}

interface Selection<T> {
  keys: ReadonlySet<string>;
  onChange: (keys: ReadonlySet<string>) => void;
  /** What a row is called, to those who do not see it. */
  nameOf: (row: T) => string;
}

interface Props<T> {
  /** What the table lists, for screen readers. */
  caption: string;
  columns: Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** How the rows are ordered, by whoever fetches them. */
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** A box before each row. */
  selection?: Selection<T>;
}

const kindOf = (column: { wide?: boolean }) => (column.wide ? 'confab-table__wide' : undefined);

function Head<T>({ column, sort, onSort }: { column: Column<T> } & Pick<Props<T>, 'sort' | 'onSort'>) {
  const mine = sort?.by === column.id ? sort : undefined;
  const order = mine && (mine.descending ? 'descending' : 'ascending');
  if (!column.sortable || !onSort)
    return (
      <th scope="col" className={kindOf(column)}>
        {column.title}
      </th>
    );
  const turn = () => onSort({ by: column.id, descending: mine !== undefined && !mine.descending });
  return (
    <th scope="col" className={kindOf(column)} aria-sort={order ?? 'none'}>
      <button type="button" className="confab-table__sort" onClick={turn}>
        {column.title}
        {mine && <Icon name={mine.descending ? 'arrow-down' : 'arrow-up'} />}
      </button>
    </th>
  );
}

/** The box that stands for all rows on the page; half full where some are chosen. */
function AllBox<T>({ rows, rowKey, selection }: Pick<Props<T>, 'rows' | 'rowKey'> & { selection: Selection<T> }) {
  const { t } = useTranslation('common');
  const chosen = rows.filter((row) => selection.keys.has(rowKey(row))).length;
  const all = rows.length > 0 && chosen === rows.length;
  return (
    <input
      type="checkbox"
      className="confab-check"
      aria-label={t('table.select-all')}
      checked={all}
      ref={(box) => {
        if (box) box.indeterminate = chosen > 0 && !all;
      }}
      onChange={() => {
        const keys = new Set(selection.keys);
        for (const row of rows)
          if (all) keys.delete(rowKey(row));
          else keys.add(rowKey(row));
        selection.onChange(keys);
      }}
    />
  );
}

function RowBox<T>({ row, id, selection }: { row: T; id: string; selection: Selection<T> }) {
  const { t } = useTranslation('common');
  return (
    <input
      type="checkbox"
      className="confab-check"
      aria-label={t('table.select', { name: selection.nameOf(row) })}
      checked={selection.keys.has(id)}
      onChange={(event) => {
        const keys = new Set(selection.keys);
        if (event.currentTarget.checked) keys.add(id);
        else keys.delete(id);
        selection.onChange(keys);
      }}
    />
  );
}

/** Rows of the same kind. It draws what it is given: order, search and pages are in the address (`useListView`). */
export function Table<T>({ caption, columns, rows, rowKey, sort, onSort, selection }: Props<T>) {
  return (
    <div className="confab-table">
      <table>
        <caption className="confab-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col" className="confab-table__box">
                <AllBox rows={rows} rowKey={rowKey} selection={selection} />
              </th>
            )}
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {selection && (
                <td className="confab-table__box">
                  <RowBox row={row} id={rowKey(row)} selection={selection} />
                </td>
              )}
              {columns.map((column) => (
                <td key={column.id} className={kindOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
