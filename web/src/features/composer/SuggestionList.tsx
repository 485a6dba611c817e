import { useTranslation } from 'react-i18next';
import { Avatar, PresenceDot } from '../../ui';
import type { Suggestion } from './suggestions';

interface Props {
  id: string;
  suggestions: readonly Suggestion[];
  selected: number;
  onPick: (suggestion: Suggestion) => void;
}

export const optionId = (id: string, index: number): string => `${id}-${index}`;

/** The choices above the composer. The field keeps the focus and moves the selection (a combobox). */
export function SuggestionList({ id, suggestions, selected, onPick }: Props) {
  const { t } = useTranslation('chat');
  return (
    <div id={id} role="listbox" aria-label={t('composer.suggestions')} className="confab-suggestions">
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.key}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === selected}
          className={`confab-suggestions__item${index === selected ? ' is-selected' : ''}`}
          // Before the field loses the focus and closes the list.
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(suggestion);
          }}
        >
          {suggestion.username !== undefined && (
            <Avatar username={suggestion.username} name={suggestion.label} size={20} />
          )}
          {suggestion.status !== undefined && <PresenceDot status={suggestion.status} />}
          {suggestion.picture !== undefined && <span className="confab-emoji">{suggestion.picture}</span>}
          <span>{suggestion.label}</span>
          {suggestion.hint !== undefined && suggestion.hint !== suggestion.label && (
            <span className="confab-suggestions__hint">{suggestion.hint}</span>
          )}
        </div>
      ))}
    </div>
  );
}
