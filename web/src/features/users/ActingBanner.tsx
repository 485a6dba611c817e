import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { useMe } from '../../stores/hooks';
import type { UserRef } from '../../stores/entities';
import { Banner, Button, toast } from '../../ui';
import { stopActing } from './acting';

/** On every page, while one acts as somebody else. */
export function ActingBanner({ by }: { by: UserRef }) {
  const { t } = useTranslation('acting');
  const { t: common } = useTranslation('common');
  const me = useMe();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const stop = async () => {
    setBusy(true);
    try {
      await stopActing();
      navigate(paths.adminUsers);
    } catch (error) {
      toast.error(explain(common, error));
      setBusy(false);
    }
  };
  return (
    <Banner
      kind="warning"
      icon="user"
      action={
        <Button small loading={busy} onClick={() => void stop()}>
          {t('stop')}
        </Button>
      }
    >
      {t('banner', { name: me?.name ?? me?.username, by: by.name ?? by.username })}
    </Banner>
  );
}
