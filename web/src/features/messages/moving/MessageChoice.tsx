import './moving.css';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../stores/entities';
import { spokenMessage } from '../spoken';

/** Lies over a message while messages are chosen: wherever one presses, it is chosen or left out. */
export function MessageChoice({
  message,
  chosen,
  onChange,
}: {
  message: Message;
  chosen: boolean;
  onChange: (chosen: boolean) => void;
}) {
  const { t } = useTranslation('writing');
  return (
    <label className="confab-choice">
      <input
        type="checkbox"
        className="rcx-check-box confab-check"
        aria-label={t('move.choose', { text: spokenMessage(message) })}
        checked={chosen}
        onChange={() => onChange(!chosen)}
      />
    </label>
  );
}
