import { useDeferredValue, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { EmptyState, ErrorState, Outline, Pagination, Table, type IconName } from '../../ui';
import type { List } from './use-list';

interface None {
  title: string;
  icon?: IconName;
  /** What can be done about it. */
  text?: string;
}

interface Props<T> extends Pick<ComponentProps<typeof Table<T>>, 'caption' | 'columns' | 'rowKey'> {
  list: List<T>;
  /** How many there are, told to those who do not see the rows. */
  found?: ((total: number) => string) | undefined;
  /** What stands there where there are none; left out: there always are. */
  none?: None;
}

/** A list of the administration: its rows and pages, or what there is instead: its outline, that there are none, what went wrong. */
export function ListTable<T>({ list, found, none, ...table }: Props<T>) {
  const common = useTranslation('common').t;
  const { total, error, loading, reload, paging } = list;
  const rows = useDeferredValue(list.rows);
  return (
    <>
      {found && (
        <div aria-live="polite" className="confab-visually-hidden">
          {list.rows && !loading ? found(total) : ''}
        </div>
      )}
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!rows && error === undefined && <Outline shape="table" />}
      {rows?.length === 0 && none && error === undefined && (
        <EmptyState title={none.title} {...(none.icon && { icon: none.icon })}>
          {none.text}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <>
          <Table
            {...table}
            rows={rows}
            {...(paging && { sort: paging.view.sort, onSort: (sort) => paging.setView({ sort }) })}
          />
          {paging && (
            <Pagination
              page={paging.view.page}
              size={paging.size}
              total={total}
              onChange={(page) => paging.setView({ page })}
            />
          )}
        </>
      )}
    </>
  );
}
