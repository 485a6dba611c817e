import './polls.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { Button, ConfirmModal, Icon, toast } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { explain } from '../../lib/errors';
import { can, writeBlock } from '../../stores/selectors';
import { toTime, type Message } from '../../stores/entities';
import { pollCalls } from './calls';
import { useChoices } from './use-choices';
import { VotesDialog } from './VotesDialog';

type Asked = NonNullable<Message['poll']>;

/** How many people, of what kind, and until when. */
function useStand({ voters, anonymous, multiple, endsAt, closedAt }: Asked): string {
  const { t, i18n } = useTranslation('polls');
  const open = closedAt === undefined;
  const until = open && endsAt !== undefined && t('until', { time: format(i18n.language).recent(toTime(endsAt)) });
  return [
    t('voted', { count: voters }),
    open && multiple && t('several'),
    anonymous && t('anonymous'),
    until,
    !open && t('closed'),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What is asked in a message: its answers with the votes, which are buttons while one may vote. */
export function Poll({ message, poll }: { message: Message; poll: Asked }) {
  const { t, i18n } = useTranslation('polls');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const { chosen, vote } = useChoices(message._id);
  const [shown, setShown] = useState<'votes' | 'close'>();
  const stand = useStand(poll);
  const open = poll.closedAt === undefined;
  // Voting is no writing: it is done in a read-only room as well.
  const mayVote = useChatState((state) => [undefined, 'read-only'].includes(writeBlock(state, message.rid))) && open;
  const mayClose =
    useChatState((state) => message.u._id === chat.uid || can(state, 'edit-message', message.rid)) && open;
  const most = Math.max(...poll.options.map(({ votes }) => votes));
  const words = format(i18n.language);

  const choose = (choice: number) => {
    const kept = chosen.filter((one) => one !== choice);
    if (kept.length < chosen.length) vote(kept);
    else vote(poll.multiple ? [...chosen, choice].sort((a, b) => a - b) : [choice]);
  };
  const close = () =>
    pollCalls.close(chat, message._id).catch((error: unknown) => void toast.error(explain(common, error)));

  return (
    <div className="confab-poll" role="group" aria-label={t('of', { question: message.msg })}>
      <ul className="confab-poll__options">
        {poll.options.map(({ text, votes }, index) => {
          const share = poll.voters === 0 ? 0 : votes / poll.voters;
          const own = chosen.includes(index);
          return (
            <li key={index}>
              <button
                type="button"
                className={`confab-poll__option${own ? ' is-own' : ''}${!open && votes === most && votes > 0 ? ' is-first' : ''}`}
                aria-pressed={own}
                aria-label={t('option', { text, count: votes, share: words.percent(share) })}
                disabled={!mayVote}
                onClick={() => choose(index)}
              >
                <span className="confab-poll__bar" style={{ inlineSize: `${Math.round(share * 100)}%` }} />
                <Icon name={own ? 'circle-check' : 'circle-unfilled'} size="x20" />
                <span className="confab-poll__text" dir="auto">
                  {text}
                </span>
                <span className="confab-poll__votes">
                  {words.number(votes)}
                  <span className="confab-poll__share">{words.percent(share)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className="confab-poll__foot">
        <span>{stand}</span>
        {!poll.anonymous && poll.voters > 0 && (
          <Button small secondary onClick={() => setShown('votes')}>
            {t('show')}
          </Button>
        )}
        {mayClose && (
          <Button small secondary onClick={() => setShown('close')}>
            {t('close')}
          </Button>
        )}
      </div>
      {shown === 'votes' && <VotesDialog message={message} poll={poll} onClose={() => setShown(undefined)} />}
      {shown === 'close' && (
        <ConfirmModal
          title={t('close-title')}
          confirm={t('close')}
          onConfirm={() => {
            setShown(undefined);
            void close();
          }}
          onClose={() => setShown(undefined)}
        >
          {t('close-text')}
        </ConfirmModal>
      )}
    </div>
  );
}
