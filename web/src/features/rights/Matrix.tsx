import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRightWords } from './words';

interface Role {
  _id: string;
  name: string;
}

interface Props {
  permissions: readonly string[];
  roles: readonly Role[];
  holds: (permission: string, role: string) => boolean;
  isBusy: (permission: string, role: string) => boolean;
  /** It is not saved. */
  isChanged: (permission: string, role: string) => boolean;
  onChange: (permission: string, role: string, holds: boolean) => void;
}

const kSteps: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Permissions down, roles across, a box where they meet. One box is reached by Tab, the others from it by the arrow keys. */
export function Matrix({ permissions, roles, holds, isBusy, isChanged, onChange }: Props) {
  const { t } = useTranslation('rights');
  const words = useRightWords();
  const table = useRef<HTMLTableElement>(null);
  const [[row, column], setPlace] = useState<readonly [number, number]>([0, 0]);
  const reached = [Math.min(row, permissions.length - 1), Math.min(column, roles.length - 1)];

  const onKeyDown = (event: KeyboardEvent) => {
    const step = kSteps[event.key];
    if (!step) return;
    const backwards = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const next = [reached[0]! + step[0], reached[1]! + step[1] * backwards] as const;
    const box = table.current?.querySelector<HTMLElement>(`[data-place="${next[0]} ${next[1]}"]`);
    if (!box) return;
    event.preventDefault();
    setPlace(next);
    box.focus();
  };

  return (
    <div className="confab-matrix">
      <table ref={table} onKeyDown={onKeyDown}>
        <caption className="confab-visually-hidden">{t('matrix')}</caption>
        <thead>
          <tr>
            <th scope="col" className="confab-matrix__corner">
              {t('permission-head')}
            </th>
            {roles.map((role) => (
              <th key={role._id} scope="col">
                {words.role(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission, down) => (
            <tr key={permission}>
              <th scope="row">
                {words.permission(permission)}
                {words.permission(permission) !== permission && <code dir="ltr">{permission}</code>}
              </th>
              {roles.map((role, across) => (
                <td key={role._id} className={isChanged(permission, role._id) ? 'is-changed' : undefined}>
                  <input
                    type="checkbox"
                    className="confab-check"
                    data-place={`${down} ${across}`}
                    tabIndex={down === reached[0] && across === reached[1] ? 0 : -1}
                    aria-label={t('cell', { role: words.role(role), permission: words.permission(permission) })}
                    aria-busy={isBusy(permission, role._id) || undefined}
                    checked={holds(permission, role._id)}
                    onFocus={() => setPlace([down, across])}
                    onChange={(event) => {
                      // A change on its way is waited for, so that two never overtake each other.
                      if (!isBusy(permission, role._id)) onChange(permission, role._id, event.currentTarget.checked);
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
