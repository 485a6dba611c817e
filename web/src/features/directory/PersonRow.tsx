import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Avatar, Button, Facts, PresenceDot, toast } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { can, statusOf } from '../../stores/selectors';
import { writeHere } from '../composer/write-here';
import type { Listed } from './calls';

/** Somebody of the directory: their card is opened by their name, and one writes to them. */
export function PersonRow({ person, onOpen }: { person: Listed; onOpen: (username: string) => void }) {
  const { t, i18n } = useTranslation(['panels', 'teams']);
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const navigate = useNavigate();
  const status = useChatState((state) => statusOf(state, person._id));
  const mayWrite = useChatState((state) => can(state, 'create-d'));
  const { username, name, nickname, bio, email, createdAt } = person;
  const called = name ?? username;
  const since =
    createdAt !== undefined && t('teams:directory.since', { day: format(i18n.language).date('date', createdAt) });
  const write = () => {
    chat
      .openDirect(username)
      .then((rid) => {
        navigate(paths.direct(rid));
        writeHere();
      })
      .catch((error: unknown) => void toast.error(explain(common, error)));
  };
  return (
    <li className="confab-directory__row">
      <span className="confab-directory__face">
        <Avatar username={username} name={called} size={36} />
        {status !== undefined && <PresenceDot status={status} />}
      </span>
      <div className="confab-directory__text">
        <button
          type="button"
          className="confab-directory__name confab-directory__person"
          onClick={() => onOpen(username)}
        >
          {called}
        </button>
        <span className="confab-directory__hint">
          <Facts of={[`@${username}`, nickname, email, bio ?? since]} />
        </span>
      </div>
      {mayWrite && person._id !== chat.uid && (
        <Button small onClick={write} aria-label={t('teams:directory.write', { name: called })}>
          {t('person.message')}
        </Button>
      )}
    </li>
  );
}
