import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useFetched } from '../../lib/use-fetched';
import { Avatar, ErrorState, Modal, Outline } from '../../ui';
import { useRealNames } from '../../stores/hooks';
import { personName } from '../../stores/selectors';
import type { Message } from '../../stores/entities';
import { pollCalls } from './calls';

interface Props {
  message: Message;
  poll: NonNullable<Message['poll']>;
  onClose: () => void;
}

/** Who voted for one answer. */
function Voters({ id, choice, text, votes }: { id: string; choice: number; text: string; votes: number }) {
  const { t } = useTranslation('polls');
  const { t: common } = useTranslation('common');
  const realNames = useRealNames();
  // Asked again when the count is another one.
  const ask = useCallback(
    async (signal: AbortSignal): ReturnType<typeof pollCalls.voters> =>
      votes > 0 ? pollCalls.voters(id, choice, signal) : { users: [], total: 0 },
    [id, choice, votes],
  );
  const { data, error } = useFetched(ask);
  return (
    <section className="confab-poll__voters" aria-label={text}>
      <h3 dir="auto">{text}</h3>
      {!data && error === undefined && <Outline shape="people" />}
      {error !== undefined && <ErrorState title={explain(common, error)} />}
      {data?.users.length === 0 && <p>{t('nobody')}</p>}
      {data && data.users.length > 0 && (
        <ul>
          {data.users.map((user) => (
            <li key={user._id}>
              <Avatar username={user.username} name={user.name} size={20} />
              {personName(user, realNames)}
            </li>
          ))}
          {data.total > data.users.length && <li>{t('more', { count: data.total - data.users.length })}</li>}
        </ul>
      )}
    </section>
  );
}

/** Who voted for what. */
export function VotesDialog({ message, poll, onClose }: Props) {
  const { t } = useTranslation('polls');
  return (
    <Modal title={t('votes')} onClose={onClose}>
      <p className="confab-card__lead" dir="auto">
        {message.msg}
      </p>
      {poll.options.map(({ text, votes }, index) => (
        <Voters key={index} id={message._id} choice={index} text={text} votes={votes} />
      ))}
    </Modal>
  );
}
