import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Options, optionId, steer } from '../../ui';
import { taken, wordAt, type Offer } from './filters';
import { useOffers } from './use-offers';

interface Props {
  text: string;
  onChange: (text: string) => void;
  /** One room is searched, so that no other is offered. */
  inRoom: boolean;
  /** To what was found. */
  onDown: () => void;
}

/** Where the search is typed; below it is what may come next. */
export function SearchField({ text, onChange, inRoom, onDown }: Props) {
  const { t } = useTranslation('search');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const place = useRef<number>(undefined);
  const [cursor, setCursor] = useState<number | null>(text.length);
  const [selected, setSelected] = useState(-1);
  const [open, setOpen] = useState(true);
  const word = cursor === null ? undefined : wordAt(text, cursor);
  const known = useOffers(word, inRoom);
  const offers = open ? known : [];
  const label = t(inRoom ? 'field-room' : 'field-all');

  // Before anything else is typed.
  useLayoutEffect(() => {
    const at = place.current;
    place.current = undefined;
    if (at !== undefined) field.current?.setSelectionRange(at, at);
  }, [text]);

  const move = () => {
    setCursor(field.current?.selectionStart ?? null);
    setSelected(-1);
  };
  const pick = (offer: Offer) => {
    if (!word) return;
    const next = taken(text, word, offer);
    onChange(next.text);
    setCursor(next.cursor);
    setSelected(-1);
    setOpen(offer.open ?? false);
    place.current = next.cursor;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    // The second time it is the browser's own search.
    if (event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey)) {
      event.stopPropagation();
      return;
    }
    const next = steer(event.key, selected, offers.length);
    const chosen = offers[selected] ?? (event.key === 'Tab' && !event.shiftKey ? offers[0] : undefined);
    if (next !== undefined) setSelected(selected < 0 && event.key === 'ArrowUp' ? offers.length - 1 : next);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen && word?.typed !== '') pick(chosen);
    else if (event.key === 'Enter' && chosen) pick(chosen);
    else if (event.key === 'Enter') setOpen(false);
    else if (event.key === 'Escape' && offers.length > 0) setOpen(false);
    else if (event.key === 'ArrowDown') onDown();
    else return;
    event.preventDefault();
  };

  return (
    <div className="confab-search__field">
      <input
        ref={field}
        className="confab-input"
        type="search"
        value={text}
        placeholder={label}
        aria-label={label}
        role="combobox"
        aria-expanded={offers.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={selected >= 0 && offers.length > 0 ? optionId(`${id}-list`, selected) : undefined}
        maxLength={500}
        // The search was opened to type here.
        autoFocus
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setOpen(true);
          move();
        }}
        onFocus={move}
        onClick={() => {
          setOpen(true);
          move();
        }}
        onBlur={() => setCursor(null)}
        onKeyDown={onKeyDown}
      />
      <Options
        id={`${id}-list`}
        label={t('offers')}
        className="confab-search__offers"
        options={offers}
        optionKey={({ value }) => value}
        selected={selected}
        onPick={pick}
        hidden={offers.length === 0}
      >
        {(offer) => (
          <>
            <span className="confab-suggestions__name">{offer.label}</span>
            <span className="confab-suggestions__hint">{offer.hint}</span>
          </>
        )}
      </Options>
    </div>
  );
}
