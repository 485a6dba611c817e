import '../../ui/icons/add-later';
import { useTranslation } from 'react-i18next';
import { Drawer, Icon, IconButton } from '../../ui';
import { useChat, useChatParts, useChatState, useOwn, useRealNames } from '../../stores/hooks';
import { canReact, hasReacted } from '../../stores/selectors';
import type { Message } from '../../stores/entities';
import { isOffered, messageActions, type ActionHost, type MessageAction } from './actions';
import { authorName } from './author';
import { EmojiFace } from './emoji/EmojiFace';
import { usedEmoji } from './emoji/habits';
import { useQuickEmoji } from './emoji/quick';
import { useEmojiTable } from './emoji/load';
import { namesIn } from './Reactions';
import { runAction } from './run-action';
import { spokenMessage } from './spoken';

const kFaces = 5;

interface Props {
  message: Message;
  host: ActionHost;
  onClose: () => void;
}

/** A few emoji to react with at once, and the way to all others. */
function Faces({ message, host, onClose }: Props) {
  const { t } = useTranslation(['writing', 'chat']);
  const chat = useChat();
  const me = useOwn();
  const names = useQuickEmoji(chat.uid, kFaces, true);
  const react = (name: string) => {
    const on = !hasReacted(message, `:${name}:`, me.username);
    chat.react(message, `:${name}:`, on);
    if (on) usedEmoji(chat.uid, name);
    onClose();
  };
  return (
    <div className="confab-sheet__faces" role="group" aria-label={t('actions.react')}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          className="confab-sheet__face"
          aria-label={`:${name}:`}
          aria-pressed={hasReacted(message, `:${name}:`, me.username)}
          onClick={() => react(name)}
        >
          <EmojiFace shortCode={name} />
        </button>
      ))}
      <IconButton
        icon="emoji"
        className="confab-sheet__face"
        aria-label={t('actions.react')}
        aria-haspopup="dialog"
        onClick={() => {
          onClose();
          host.pickReaction(message);
        }}
      />
    </div>
  );
}

/** With what people have reacted, and who they are. */
function Reacted({ message }: { message: Message }) {
  const { t } = useTranslation('writing');
  const realNames = useRealNames();
  const table = useEmojiTable(message.reactions !== undefined);
  const all = Object.entries(message.reactions ?? {}).filter(([, { usernames }]) => usernames.length > 0);
  if (all.length === 0) return null;
  return (
    <section className="confab-sheet__reacted" aria-label={t('sheet.reacted')}>
      <h2>{t('sheet.reacted')}</h2>
      <ul>
        {all.map(([emoji, reaction]) => (
          <li key={emoji}>
            <span className="confab-emoji">{table?.pictureOf(emoji) ?? emoji}</span>
            <span>{namesIn(reaction, realNames).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the sheet draws in a way of its own, or what is there for a pointer alone. */
const kElsewhere: readonly MessageAction['id'][] = ['react', 'thumbs-up'];

/** Everything that can be done with a message, within the thumb's reach. */
export function MessageSheet({ message: held, host, onClose }: Props) {
  const { t } = useTranslation('writing');
  const realNames = useRealNames();
  // As it is now: others react meanwhile.
  const message = useChatState((state) => state.messages.get(held._id)) ?? held;
  const mayReact = useChatState((state) => canReact(state, message));
  const offered = useChatParts(() =>
    messageActions.filter((action) => !kElsewhere.includes(action.id) && isOffered(action, host, message)),
  );
  const name = authorName(message, realNames);
  return (
    <Drawer label={t('sheet.title', { name })} onClose={onClose} low>
      <div className="confab-sheet">
        <p className="confab-sheet__message" dir="auto">
          <b>{name}</b> {spokenMessage(message)}
        </p>
        {mayReact && <Faces message={message} host={host} onClose={onClose} />}
        <ul className="confab-sheet__actions">
          {offered.map((action) => (
            <li key={action.id}>
              <button
                type="button"
                className={`confab-sheet__action${action.danger ? ' is-danger' : ''}`}
                onClick={() => {
                  onClose();
                  runAction(t, action, host, message);
                }}
              >
                <Icon name={action.icon} size="x20" />
                {t(`actions.${action.id}`)}
              </button>
            </li>
          ))}
        </ul>
        <Reacted message={message} />
      </div>
    </Drawer>
  );
}
