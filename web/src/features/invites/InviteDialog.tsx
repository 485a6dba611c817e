import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../lib/clipboard';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useChat, useChatState, useSetting } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import { Button, Callout, Facts, IconButton, Modal, SelectField, TextField, toast } from '../../ui';
import type { Room } from '../../stores/entities';
import { isOver, kDays, kUses, listInvites, makeInvite, removeInvite, type Invite } from './calls';
import { useInviteWords } from './use-words';
import './invites.css';

function useCopy() {
  const common = useTranslation('common').t;
  return async (url: string) =>
    (await copyText(url)) ? toast.success(common('copied')) : toast.error(common('copy-failed'));
}

async function ownInvites(rid: string, uid: string, signal: AbortSignal): Promise<Invite[]> {
  const now = Date.now();
  const all = await listInvites(signal);
  return all.filter((invite) => invite.rid === rid && invite.userId === uid && !isOver(invite, now));
}

/** The links into the room that one has made and that still hold. */
function OwnInvites({ invites, onRemove }: { invites: readonly Invite[]; onRemove: (invite: Invite) => void }) {
  const { t } = useTranslation('invites');
  const common = useTranslation('common').t;
  const words = useInviteWords();
  const copy = useCopy();
  if (invites.length === 0) return null;
  return (
    <section>
      <h3 className="confab-label">{t('own')}</h3>
      <ul className="confab-invites">
        {invites.map((invite) => (
          <li key={invite._id}>
            <div>
              <code>{invite._id}</code>
              <span className="confab-table__more">
                <Facts of={[words.until(invite), words.used(invite)]} />
              </span>
            </div>
            <IconButton
              small
              icon="copy"
              aria-label={common('copy-what', { what: invite._id })}
              onClick={() => void copy(invite.url)}
            />
            <IconButton
              small
              icon="trash"
              aria-label={common('remove-what', { what: invite._id })}
              onClick={() => onRemove(invite)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Makes links that let people into the room. Who may see the workspace's links sees their own for this room here. */
export function InviteDialog({ room, title, onClose }: { room: Room; title: string; onClose: () => void }) {
  const { t } = useTranslation('invites');
  const common = useTranslation('common').t;
  const { uid } = useChat();
  const { _id: rid } = room;
  const words = useInviteWords();
  const copy = useCopy();
  const [days, setDays] = useState('7');
  const [uses, setUses] = useState('0');
  const [made, setMade] = useState<Invite | null>(null);
  const [busy, setBusy] = useState(false);
  // With a secret address as well, the link stands for the secret.
  const open = useSetting('Accounts_RegistrationForm', 'Public') !== 'Disabled';
  const mayList = useChatState((state) => can(state, 'create-invite-links'));
  const { data, reload } = useLoad(
    useCallback(async (signal: AbortSignal) => (mayList ? ownInvites(rid, uid, signal) : []), [mayList, rid, uid]),
  );

  const run = async (act: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    try {
      await act();
      reload();
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
    }
  };
  const make = () =>
    void run(async () => {
      const invite = await makeInvite(rid, Number(days), Number(uses));
      setMade(invite);
      if (await copyText(invite.url)) toast.success(t('made-copied'));
    });
  const remove = (invite: Invite) =>
    void run(async () => {
      await removeInvite(invite._id);
      if (made?._id === invite._id) setMade(null);
    });
  // What was made before with other choices is not what these choices would make.
  const choose = (set: (value: string) => void) => (value: string) => {
    set(value);
    setMade(null);
  };

  return (
    <Modal
      title={t('title', { room: title })}
      onClose={onClose}
      onSubmit={make}
      footer={
        <>
          <Button onClick={onClose}>{common('close')}</Button>
          {made === null && (
            <Button type="submit" variant="primary" loading={busy}>
              {t('make')}
            </Button>
          )}
        </>
      }
    >
      <div className="confab-form">
        <p className="confab-card__lead">{t(open ? 'text' : 'text-closed')}</p>
        <div className="confab-invites__choices">
          <SelectField
            label={t('days-label')}
            value={days}
            onChange={choose(setDays)}
            options={kDays.map((value) => ({ value: String(value), label: words.days(value) }))}
          />
          <SelectField
            label={t('uses-label')}
            value={uses}
            onChange={choose(setUses)}
            options={kUses.map((value) => ({ value: String(value), label: words.limit(value) }))}
          />
        </div>
        {made && (
          <>
            <div className="confab-invites__link">
              <TextField label={t('link')} value={made.url} onChange={() => undefined} />
              <Button variant="primary" icon="copy" onClick={() => void copy(made.url)}>
                {t('copy')}
              </Button>
            </div>
            <Callout>
              <Facts of={[`${t('until')}: ${words.until(made)}`, words.used(made)]} />
            </Callout>
          </>
        )}
        <OwnInvites invites={data ?? []} onRemove={remove} />
      </div>
    </Modal>
  );
}
