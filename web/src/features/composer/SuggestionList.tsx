import { useTranslation } from 'react-i18next';
import { Avatar, Options, PresenceDot } from '../../ui';
import type { Suggestion } from './suggestions';

interface Props {
  id: string;
  suggestions: readonly Suggestion[];
  selected: number;
  onPick: (suggestion: Suggestion) => void;
}

/** The choices above the composer. */
export function SuggestionList({ id, suggestions, selected, onPick }: Props) {
  const { t } = useTranslation('chat');
  return (
    <Options
      id={id}
      label={t('composer.suggestions')}
      className="confab-suggestions"
      options={suggestions}
      optionKey={({ key }) => key}
      selected={selected}
      onPick={onPick}
    >
      {({ username, label, status, picture, address, params, hint }) => (
        <>
          {username !== undefined && <Avatar username={username} name={label} size={20} />}
          {status !== undefined && <PresenceDot status={status} />}
          {address !== undefined && <img className="confab-emoji__own" src={address} alt="" />}
          {picture !== undefined && <span className="confab-emoji">{picture}</span>}
          <span className="confab-suggestions__name">
            {label}
            {params && <span className="confab-suggestions__params"> {params}</span>}
          </span>
          {hint !== undefined && hint !== label && <span className="confab-suggestions__hint">{hint}</span>}
        </>
      )}
    </Options>
  );
}
