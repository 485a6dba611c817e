import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { deferred } from '../../lib/deferred';
import { explain } from '../../lib/errors';
import { fieldsOf, textOf } from '../../lib/narrow';
import { useLoad } from '../../lib/load';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Avatar, Button, ErrorState, Outline, PresenceDot, Tag, toast } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { can, statusOf } from '../../stores/selectors';
import type { Profile } from '../../stores/server';
import { Panel } from './Panel';
import { IgnoreButton } from './IgnoreButton';

interface Props {
  username: string;
  /** The room beside which it stands, if it is one. */
  rid?: string;
  onClose: () => void;
  back?: { label: string; onBack: () => void };
}

const PersonPicture = deferred(
  () => import('../faces/PersonPicture').then((part) => part.PersonPicture),
  undefined,
  'files',
);
const ReportDialog = deferred(() => import('../moderation/ReportDialog').then((part) => part.ReportDialog));

/** Roles that say nothing about somebody in particular. */
const kUsual: readonly string[] = ['user', 'bot', 'guest', 'anonymous'];

function useRoleNames(ids: readonly string[]): string[] {
  const roles = useChatState((state) => state.roles);
  return ids
    .filter((id) => !kUsual.includes(id))
    .map((id) => (roles.get(id)?.name || id).replace(/^./u, (first) => first.toLocaleUpperCase()));
}

/** A moment that is still to come. */
function usePending(at: number | undefined): number | undefined {
  const [opened] = useState(() => Date.now());
  return at !== undefined && at > opened ? at : undefined;
}

function localTime(language: string, utcOffset: number): string {
  // The clock of a place that is `utcOffset` hours from UTC is UTC's clock of another moment.
  return format(language).clock(Date.now() + utcOffset * 3_600_000, 'UTC');
}

function Facts({ person, rid }: { person: Profile; rid: string | undefined }) {
  const { t, i18n } = useTranslation(['panels', 'chat']);
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const navigate = useNavigate();
  const status = useChatState((state) => statusOf(state, person._id)) ?? person.status;
  const seen = useChatState((state) => state.presence.get(person._id));
  // What is heard of is all there is: a text that has gone is not in it.
  const statusText = seen ? seen.statusText : person.statusText;
  const until = usePending(statusText === person.statusText ? person.statusExpiresAt : undefined);
  const mayWrite = useChatState((state) => can(state, 'create-d')) && person.active;
  const mayChangePicture = useChatState((state) => can(state, 'edit-other-user-avatar'));
  const roles = useRoleNames(person.roles);
  const [reporting, setReporting] = useState(false);
  useEffect(() => chat.presence.watch([person._id]), [chat, person._id]);

  const write = () => {
    chat
      .openDirect(person.username)
      .then((rid) => navigate(paths.direct(rid)))
      .catch((error: unknown) => toast.error(explain(common, error)));
  };
  const facts = [
    {
      label: t('person.status'),
      text:
        statusText && until !== undefined
          ? t('person.status-until', { text: statusText, time: format(i18n.language).recent(until) })
          : statusText,
    },
    { label: t('person.nickname'), text: person.nickname },
    {
      label: t('person.local-time'),
      text: person.utcOffset === undefined ? undefined : localTime(i18n.language, person.utcOffset),
    },
    { label: t('person.bio'), text: person.bio },
    ...Object.entries(fieldsOf(person.customFields)).map(([label, value]) => ({ label, text: textOf(value) })),
  ].filter(({ text }) => text);
  return (
    <div className="confab-room-info">
      <Avatar username={person.username} name={person.name} size={124} />
      <p className="confab-person-panel__name" dir="auto">
        {person.name ?? person.username}
      </p>
      <p className="confab-person-panel__line">
        <PresenceDot status={status} /> {common(`presence.${status}`)} · <bdi>@{person.username}</bdi>
      </p>
      {!person.active && <p className="confab-room-info__mark">{t('person.deactivated')}</p>}
      {roles.length > 0 && (
        <p className="confab-person-panel__roles">
          {roles.map((role) => (
            <Tag key={role}>{role}</Tag>
          ))}
        </p>
      )}
      {mayWrite && person._id !== chat.uid && (
        <Button small primary icon="balloon" onClick={write}>
          {t('person.message')}
        </Button>
      )}
      {person._id === chat.uid && (
        <Button small icon="edit" onClick={() => navigate(paths.profile)}>
          {t('person.edit-own')}
        </Button>
      )}
      {person._id !== chat.uid && mayChangePicture && <PersonPicture username={person.username} userId={person._id} />}
      {facts.length > 0 && (
        <dl>
          {facts.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {person._id !== chat.uid && (
        <div className="confab-person-panel__end">
          {rid !== undefined && <IgnoreButton person={person} rid={rid} />}
          <Button small icon="flag" onClick={() => setReporting(true)}>
            {t('person.report')}
          </Button>
        </div>
      )}
      {reporting && (
        <ReportDialog
          person={{ _id: person._id, name: person.name ?? person.username }}
          onClose={() => setReporting(false)}
        />
      )}
    </div>
  );
}

/** Who somebody is, and the way to write to them. */
export function UserPanel({ username, rid, onClose, back }: Props) {
  const { t } = useTranslation(['panels', 'chat']);
  const { t: common } = useTranslation('common');
  const { server } = useChat();
  const fetchPerson = useCallback(() => server.person(username), [server, username]);
  const { data, error, reload } = useLoad(fetchPerson);
  return (
    <Panel label={t('chat:person.title')} title={t('chat:person.title')} onClose={onClose} {...(back && { back })}>
      {data ? (
        <Facts person={data} rid={rid} />
      ) : error === undefined ? (
        <Outline shape="person" />
      ) : (
        <ErrorState title={t('person.failed')} onRetry={reload}>
          {explain(common, error)}
        </ErrorState>
      )}
    </Panel>
  );
}
