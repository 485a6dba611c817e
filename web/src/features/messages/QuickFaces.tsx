import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui';
import { useChat, useOwn } from '../../stores/hooks';
import { hasReacted } from '../../stores/selectors';
import type { Message } from '../../stores/entities';
import type { ActionHost } from './actions';
import { EmojiFace } from './emoji/EmojiFace';
import { usedEmoji } from './emoji/habits';
import { useQuickEmoji } from './emoji/quick';

/** So many beside the thumb, so that the bar does not become a wall. */
const kBeside = 2;

/** What one reacts with most, beside the thumb that everybody has there. */
export function QuickFaces({ message, host }: { message: Message; host: ActionHost }) {
  const { t } = useTranslation('writing');
  const { uid } = useChat();
  const { username } = useOwn();
  const names = useQuickEmoji(uid, kBeside, false);
  return names.map((name) => {
    const code = `:${name}:`;
    const reacted = hasReacted(message, code, username);
    return (
      <IconButton
        key={name}
        small
        icon="emoji"
        face={<EmojiFace shortCode={name} />}
        aria-label={t('react-with', { emoji: code })}
        aria-pressed={reacted}
        onClick={() => {
          host.chat.react(message, code, !reacted);
          if (!reacted) usedEmoji(uid, name);
        }}
      />
    );
  });
}
