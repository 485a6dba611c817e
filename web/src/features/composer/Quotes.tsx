import { useTranslation } from 'react-i18next';
import { Icon, IconButton } from '../../ui';
import { useRealNames } from '../../stores/hooks';
import type { Message } from '../../stores/entities';
import { authorName } from '../messages/author';
import { spokenMessage } from '../messages/spoken';

interface Props {
  quotes: readonly Message[];
  onRemove: (message: Message) => void;
}

/** Above the field: what the message that is being written answers. */
export function Quotes({ quotes, onRemove }: Props) {
  const { t } = useTranslation('writing');
  const realNames = useRealNames();
  return (
    <ul className="confab-quotes" aria-label={t('quotes.title')}>
      {quotes.map((message) => {
        const name = authorName(message, realNames);
        return (
          <li key={message._id} className="confab-quotes__one">
            <Icon name="quote" size="x16" />
            <span className="confab-quotes__text" dir="auto">
              <b>{name}</b> {spokenMessage(message)}
            </span>
            <IconButton mini icon="cross" aria-label={t('quotes.remove', { name })} onClick={() => onRemove(message)} />
          </li>
        );
      })}
    </ul>
  );
}
