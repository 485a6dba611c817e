import type { ReactNode } from 'react';

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** Where the selection goes with a key; undefined for keys that do not move it. It goes round at both ends. */
export function steer(key: string, selected: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (selected + 1) % count;
  if (key === 'ArrowUp') return (selected + count - 1) % count;
  return undefined;
}

interface Props<T> {
  /** The field names it in aria-controls, and `optionId` in aria-activedescendant. */
  id: string;
  label: string;
  className?: string;
  options: readonly T[];
  optionKey: (option: T) => string;
  selected: number;
  onPick: (option: T) => void;
  hidden?: boolean;
  children: (option: T) => ReactNode;
}

/** The choices below (or above) a field. The field keeps the focus and moves the selection: a combobox. */
export function Options<T>({ id, label, className, options, optionKey, selected, onPick, hidden, children }: Props<T>) {
  return (
    <div id={id} role="listbox" aria-label={label} className={className} hidden={hidden}>
      {options.map((option, index) => (
        <div
          key={optionKey(option)}
          id={optionId(id, index)}
          // What the keys have reached is in sight.
          ref={index === selected ? (element) => element?.scrollIntoView?.({ block: 'nearest' }) : undefined}
          role="option"
          tabIndex={-1}
          aria-selected={index === selected}
          className={`confab-suggestions__item${index === selected ? ' is-selected' : ''}`}
          // Before the field loses the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(option);
          }}
        >
          {children(option)}
        </div>
      ))}
    </div>
  );
}
