import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { paths } from '../../routes/paths';
import { useMe, usePermission } from '../../stores/hooks';
import { Button, Callout, ConfirmModal, EmptyState, ErrorState, Link, Outline, Tag, toast } from '../../ui';
import type { ModerationReport } from '../../api/schema';
import { AdminFrame } from '../admin/AdminFrame';
import { DeactivateDialog } from '../users/DeactivateDialog';
import { acts, reportedMessages, reportsAbout, reportsOf, type ReportedMessage } from './calls';
import { Written } from './Written';

/** Who has reported, when and why. */
function Reports({ reports }: { reports: readonly ModerationReport[] }) {
  const { t } = useTranslation('moderation');
  const written = format(i18n.language);
  return (
    <ul className="confab-moderation__reports">
      {reports.map(({ _id, description, reportedBy, ts }) => (
        <li key={_id}>
          <p>{description}</p>
          <span className="confab-table__more">
            {t('by', { name: reportedBy.name ?? `@${reportedBy.username}`, time: written.relative(Date.parse(ts)) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function ReportsOf({ msgId }: { msgId: string }) {
  const common = useTranslation('common').t;
  const { data, error, reload } = useLoad(useCallback((signal: AbortSignal) => reportsOf(msgId, signal), [msgId]));
  if (data) return <Reports reports={data.reports} />;
  return error === undefined ? (
    <Outline shape="lines" />
  ) : (
    <ErrorState title={explain(common, error)} onRetry={reload} />
  );
}

function MessageCard({ reported, dismiss }: { reported: ReportedMessage; dismiss: ReactNode }) {
  const { t } = useTranslation('moderation');
  const written = format(i18n.language);
  const [open, setOpen] = useState(false);
  const { message, room, count } = reported;
  return (
    <li className="confab-moderation__card">
      <span className="confab-table__more">
        {room && (
          <>
            {room.t === 'c' && message ? (
              <Link to={paths.message(paths.channel(room.name ?? room._id), message._id)}>
                <bdi>#{room.fname ?? room.name}</bdi>
              </Link>
            ) : (
              t(room.t === 'd' ? 'in-direct' : 'in-room', { room: room.fname ?? room.name ?? '' })
            )}
            {' · '}
          </>
        )}
        {message && written.date('briefly', Date.parse(message.ts))}
      </span>
      <p className="confab-moderation__message" dir="auto">
        {message?.msg ? <Written text={message.msg} /> : t('no-text')}
      </p>
      <div className="confab-moderation__acts">
        <Button small aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'hide-reports' : 'show-reports', { count })}
        </Button>
        {dismiss}
      </div>
      {open && message && <ReportsOf msgId={message._id} />}
    </li>
  );
}

type Question = 'dismiss-messages' | 'dismiss-person' | 'delete-messages' | 'deactivate';

/** All that is reported of and about one person, and what can be done about it. */
export function PersonPage({ userId }: { userId: string }) {
  const { t } = useTranslation(['moderation', 'admin']);
  const common = useTranslation('common').t;
  const me = useMe();
  const mayAct = usePermission('manage-moderation-actions') ?? false;
  const mayDeactivate = usePermission('edit-other-user-active-status') ?? false;
  const [question, setQuestion] = useState<Question | null>(null);
  const [busy, setBusy] = useState(false);
  const { data, error, reload } = useLoad(
    useCallback(
      async (signal: AbortSignal) => {
        const [written, about] = await Promise.all([reportedMessages(userId, signal), reportsAbout(userId, signal)]);
        return { user: about.user, messages: written.messages, reports: about.reports };
      },
      [userId],
    ),
  );
  const name = data ? (data.user.name ?? data.user.username ?? '') : '';

  const run = async (act: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await act();
      toast.success(done);
      setQuestion(null);
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
      reload();
    }
  };
  const ask = (what: Question, danger = false) => (
    <Button small danger={danger} secondary={danger} onClick={() => setQuestion(what)}>
      {t(`act.${what}`)}
    </Button>
  );
  const answer = (what: Exclude<Question, 'deactivate'>) => {
    const act = {
      'dismiss-messages': acts.dismissMessages,
      'dismiss-person': acts.dismissPerson,
      'delete-messages': acts.deleteMessages,
    }[what];
    void run(() => act(userId), t(`done.${what}`));
  };

  return (
    <AdminFrame
      page="moderation"
      title={name || t('admin:moderation.title')}
      trail={[{ to: paths.adminModeration, label: t('admin:moderation.title') }]}
      actions={
        data && mayDeactivate && data.user.active && data.user._id !== me?._id ? (
          <Button danger secondary icon="ban" onClick={() => setQuestion('deactivate')}>
            {t('act.deactivate')}
          </Button>
        ) : undefined
      }
    >
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!data && error === undefined && <Outline shape="lines" />}
      {data && (
        <>
          <p className="confab-page-lead">
            <bdi>@{data.user.username}</bdi>{' '}
            {!data.user.active && <Tag variant="secondary-danger">{t('deactivated')}</Tag>}
          </p>
          {data.messages.length === 0 && data.reports.length === 0 && (
            <EmptyState title={t('nothing-left')} icon="circle-check" />
          )}
          {data.messages.length > 0 && (
            <section className="confab-section">
              <h2>{t('messages', { count: data.messages.length })}</h2>
              {mayAct && (
                <div className="confab-moderation__acts">
                  {ask('dismiss-messages')}
                  {ask('delete-messages', true)}
                </div>
              )}
              <ul className="confab-moderation__cards">
                {data.messages.map((reported) => (
                  <MessageCard
                    key={reported._id}
                    reported={reported}
                    dismiss={
                      mayAct &&
                      reported.message && (
                        <Button
                          small
                          loading={busy}
                          onClick={() =>
                            void run(() => acts.dismissMessage(reported.message!._id), t('done.dismissed'))
                          }
                        >
                          {t('act.dismiss')}
                        </Button>
                      )
                    }
                  />
                ))}
              </ul>
            </section>
          )}
          {data.reports.length > 0 && (
            <section className="confab-section">
              <h2>{t('about-person', { count: data.reports.length })}</h2>
              {mayAct && <div className="confab-moderation__acts">{ask('dismiss-person')}</div>}
              <Reports reports={data.reports} />
            </section>
          )}
        </>
      )}
      {question && question !== 'deactivate' && (
        <ConfirmModal
          title={t(`ask.${question}`, { name })}
          confirm={t(`act.${question}`)}
          danger={question === 'delete-messages'}
          busy={busy}
          onConfirm={() => answer(question)}
          onClose={() => setQuestion(null)}
        >
          {question === 'delete-messages' ? (
            <Callout kind="warning">{t('ask-text.delete-messages')}</Callout>
          ) : (
            t(`ask-text.${question}`)
          )}
        </ConfirmModal>
      )}
      {question === 'deactivate' && data && (
        <DeactivateDialog
          user={data.user}
          onClose={() => setQuestion(null)}
          onDone={() => {
            setQuestion(null);
            reload();
          }}
        />
      )}
    </AdminFrame>
  );
}
