import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import type { Room } from '../../api/schema';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { paths } from '../../routes/paths';
import { useChatState, useSetting } from '../../stores/hooks';
import { can, roomPath } from '../../stores/selectors';
import { Button, Callout, Link, Switch, TextArea, TextField, toast } from '../../ui';
import { roomNameProblem } from '../sidebar/room-name';
import { KeepingFields } from './KeepingFields';
import { changesOf, formOf, isAge, type RoomForm } from './room-form';

function Facts({ room }: { room: Room }) {
  const { t } = useTranslation('allrooms');
  const written = format(i18n.language);
  const mayAudit = useChatState((state) => can(state, 'can-audit-log'));
  // Whoever is not in a private room cannot look into it.
  const open = useChatState((state) => room.t === 'c' || state.subscriptions.has(room._id));
  const place = roomPath({ t: room.t === 'p' ? 'p' : room.t === 'd' ? 'd' : 'c', rid: room._id, name: room.name });
  const facts = [
    [t('kind'), t(`kinds.${room.t === 'p' ? 'p' : room.t === 'd' ? 'd' : 'c'}`)],
    [t('owner'), room.u && `@${room.u.username}`],
    [t('members'), written.number(room.usersCount)],
    [t('messages'), written.number(room.msgs)],
    [t('created'), room.ts && written.date('date', Date.parse(room.ts))],
    [t('last-message'), room.lm && written.date('briefly', Date.parse(room.lm))],
  ];
  return (
    <>
      <dl className="confab-allrooms__facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="confab-allrooms__links">
        {open && <Link to={place}>{t('open')}</Link>}
        {open && room.t !== 'd' && <Link to={paths.panel(place, 'members-list')}>{t('show-members')}</Link>}
        {mayAudit && <Link to={paths.auditOf(room._id)}>{t('show-audit')}</Link>}
      </p>
    </>
  );
}

interface Props {
  room: Room;
  onSaved: () => void;
  onDelete: () => void;
}

/** What a room is, and the form in which those who may change it do so. */
export function RoomDetails({ room, onSaved, onDelete }: Props) {
  const { t } = useTranslation('allrooms');
  const chat = useTranslation('chat').t;
  const panels = useTranslation('panels').t;
  const common = useTranslation('common').t;
  const pattern = useSetting('UTF8_Channel_Names_Validation', '[0-9a-zA-Z-_.]+');
  const may = useChatState((state) => can(state, 'edit-room', room._id));
  const maySilence = useChatState((state) => can(state, 'set-readonly', room._id));
  const mayReact = useChatState((state) => can(state, 'set-react-when-readonly', room._id));
  const mayArchive = useChatState((state) => can(state, room.archived ? 'unarchive-room' : 'archive-room', room._id));
  const mayDelete = useChatState((state) =>
    can(state, room.t === 'p' ? 'delete-p' : room.t === 'd' ? 'delete-d' : 'delete-c', room._id),
  );
  const before = formOf(room);
  const managed = room.t !== 'd';

  const { send, form, field, choice, values, set, errors, failure, busy } = useForm<RoomForm>({
    initial: before,
    validate: ({ name, keeping, maxAge }) => {
      const problem = name === before.name ? undefined : roomNameProblem(name, pattern);
      return {
        name: problem && panels(`create.${problem}`),
        maxAge: keeping === 'own' && !isAge(maxAge) ? t('age-wrong') : undefined,
      };
    },
    submit: async (form) => {
      const changes = changesOf(before, form);
      try {
        if (Object.keys(changes).length > 0) await api.post('rooms.saveRoomSettings', { rid: room._id, ...changes });
      } catch (error) {
        if (explain(common, error) === i18n.t('errors:error-duplicate-channel-name'))
          throw new FieldProblem<RoomForm>({ name: panels('create.taken') });
        throw error;
      }
      if (form.archived !== before.archived)
        await api.post('rooms.changeArchivationState', {
          rid: room._id,
          action: form.archived ? 'archive' : 'unarchive',
        });
      toast.success(common('saved'));
      onSaved();
    },
    explain: (error) => explain(common, error),
  });
  const changed = Object.keys(changesOf(before, values)).length > 0 || values.archived !== before.archived;

  return (
    <form {...form} className="confab-allrooms__form">
      <div className="confab-allrooms__body confab-form">
        <Facts room={room} />
        {failure && (
          <Callout kind="danger" announce>
            {failure}
          </Callout>
        )}
        {!may && <Callout>{t('read-only')}</Callout>}
        {managed && <TextField {...field('name')} label={chat('rooms.name')} disabled={!may} required />}
        <TextField {...field('topic')} label={chat('rooms.topic')} disabled={!may} />
        <TextField {...field('announcement')} label={chat('rooms.announcement')} disabled={!may} />
        <TextArea {...field('description')} label={chat('rooms.description')} disabled={!may} />
        {managed && (
          <>
            <Switch {...choice('isPrivate')} label={t('private')} hint={t('private-hint')} disabled={!may} />
            <Switch
              {...choice('readOnly')}
              label={t('silent')}
              hint={t('silent-hint')}
              disabled={!may || !maySilence}
            />
            {values.readOnly && (
              <Switch {...choice('reactWhenReadOnly')} label={t('react')} disabled={!may || !mayReact} />
            )}
            <Switch {...choice('isDefault')} label={t('default')} hint={t('default-hint')} disabled={!may} />
            <Switch {...choice('featured')} label={t('featured')} hint={t('featured-hint')} disabled={!may} />
            <Switch {...choice('archived')} label={t('archived')} hint={t('archived-hint')} disabled={!mayArchive} />
          </>
        )}
        <KeepingFields values={values} set={set} field={field} choice={choice} error={errors.maxAge} rid={room._id} />
        {mayDelete && (
          <section className="confab-allrooms__danger" aria-label={t('delete-room')}>
            <p className="confab-allrooms__text">{t('delete-hint')}</p>
            <Button variant="secondary-danger" icon="trash" onClick={onDelete}>
              {t('delete-room')}
            </Button>
          </section>
        )}
      </div>
      <footer className="confab-allrooms__foot">
        <Button variant="primary" loading={busy} disabled={!changed} onClick={() => void send()}>
          {common('save')}
        </Button>
      </footer>
    </form>
  );
}
