import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useFetched } from '../../lib/use-fetched';
import { useChatState, useRealNames } from '../../stores/hooks';
import { Avatar, Callout, EmptyState, ErrorState, Outline } from '../../ui';
import { authorName } from '../messages/author';
import { isSystemMessage, systemSentence, withRoleNamed } from '../messages/system-messages';
import { Words } from '../messages/Words';
import { kMostFound, lookingCalls, type Question } from './calls';

/** The messages that answer a question, the oldest first, as a conversation is read. */
export function Found({ question }: { question: Question }) {
  const { t, i18n } = useTranslation(['looking', 'chat']);
  const chat = useTranslation('chat').t;
  const common = useTranslation('common').t;
  const realNames = useRealNames();
  const roles = useChatState((state) => state.roles);
  const ask = useCallback((signal: AbortSignal) => lookingCalls.messages(question, signal), [question]);
  const { data, error, waiting } = useFetched(ask);
  const words = format(i18n.language);
  if (waiting) return <Outline shape="people" />;
  if (error !== undefined) return <ErrorState title={explain(common, error)} />;
  if (!data || data.length === 0) return <EmptyState title={t('none')}>{t('none-text')}</EmptyState>;
  const rows = data.toSorted((a, b) => a.ts - b.ts);
  return (
    <section aria-label={t('found-title')}>
      <p role="status" className="confab-page-lead">
        {t('found', { count: rows.length })}
      </p>
      {rows.length >= kMostFound && <Callout kind="warning">{t('many', { count: kMostFound })}</Callout>}
      <ul className="confab-looking__found">
        {rows.map((message) => {
          const author = authorName(message, realNames);
          return (
            <li key={message._id}>
              <Avatar username={message.u.username} name={message.u.name ?? author} size={28} />
              <div className="confab-looking__message">
                <span className="confab-looking__head">
                  <strong>{author}</strong>
                  <bdi>@{message.u.username}</bdi>
                  <time dateTime={new Date(message.ts).toISOString()}>{words.date('briefly', message.ts)}</time>
                </span>
                <span dir="auto" className="confab-looking__words">
                  {isSystemMessage(message) ? (
                    systemSentence(chat, withRoleNamed(message, roles), author)
                  ) : (
                    <Words message={message} />
                  )}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
