import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { session, type Session } from '../../api/session';
import { explain, fieldOf } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { useNavigate } from '../../lib/router';
import { isUsername } from '../../lib/validate';
import { paths } from '../../routes/paths';
import type { Room } from '../../stores/entities';
import { useSetting } from '../../stores/hooks';
import { Button, Callout, Modal, TextField } from '../../ui';
import { dropGuest, makeGuest, settleGuest } from './guest';

/** Asks for the name to write under, and goes on in the channel as that guest. */
export function GuestDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation('visiting');
  const common = useTranslation('common').t;
  const navigate = useNavigate();
  const usernames = useSetting('UTF8_User_Names_Validation', '[0-9a-zA-Z-_.]+');
  // Whose name is refused has an account already, and tries another name with it.
  const guest = useRef<Session | null>(null);
  const { form, field, failure, busy, send } = useForm({
    initial: { username: '' },
    validate: ({ username }) => ({
      username:
        username.trim() === ''
          ? t('guest.name-missing')
          : isUsername(username.trim(), usernames)
            ? undefined
            : common('error.invalid-username'),
    }),
    submit: async (typed) => {
      try {
        guest.current ??= await makeGuest();
        await settleGuest(guest.current, typed.username.trim(), room._id);
      } catch (error) {
        if (fieldOf(error, typed)) throw new FieldProblem<typeof typed>({ username: explain(common, error) });
        throw error;
      }
      navigate(paths.channel(room.name ?? room._id), { replace: true });
      session.start(guest.current);
    },
    explain: (error) => explain(common, error),
  });
  const close = () => {
    if (guest.current) void dropGuest(guest.current);
    onClose();
  };
  return (
    <Modal
      title={t('guest.title')}
      onClose={close}
      formRef={form.ref}
      onSubmit={() => void send()}
      footer={
        <>
          <Button onClick={close}>{common('cancel')}</Button>
          <Button type="submit" primary loading={busy}>
            {t('guest.do')}
          </Button>
        </>
      }
    >
      <div className="confab-form">
        {failure && (
          <Callout kind="danger" announce>
            {failure}
          </Callout>
        )}
        <p className="confab-visiting__terms">{t('guest.text')}</p>
        <TextField
          {...field('username')}
          label={t('guest.name')}
          hint={common('profile.username-hint')}
          autoComplete="off"
          required
          autoFocus
        />
        <ul className="confab-visiting__terms">
          <li>{t('guest.stays')}</li>
          <li>{t('guest.until')}</li>
        </ul>
      </div>
    </Modal>
  );
}
