import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { useChat } from '../../stores/hooks';
import { FormDialog } from '../../ui';
import { actAs } from './acting';

/** Says what acting as somebody means before it begins. */
export function ActAsDialog({
  user,
  onClose,
}: {
  user: { _id: string; username?: string; name?: string };
  onClose: () => void;
}) {
  const { t } = useTranslation('acting');
  const chat = useChat();
  const navigate = useNavigate();
  const name = user.name ?? user.username;
  const start = async () => {
    await chat.drafts.others?.flush();
    await actAs(user._id);
    navigate(paths.home);
  };
  return (
    <FormDialog title={t('title', { name })} submit={t('start', { name })} onClose={onClose} onSubmit={start}>
      <p className="confab-goodbye">{t('ask', { name })}</p>
    </FormDialog>
  );
}
