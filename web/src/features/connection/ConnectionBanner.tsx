import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { explainFailure } from '../../lib/errors';
import { useChatState, useModel } from '../../stores/hooks';
import { Banner, Button, OfflineBanner } from '../../ui';

const ActingBanner = deferred(
  () => import('../users/ActingBanner').then((part) => part.ActingBanner),
  undefined,
  'acting',
);

/** Short drops are mended before anybody would have read about them. */
const kBannerAfter = 3_000;

function useConnectionLost(): boolean {
  const online = useChatState((state) => state.connection.phase === 'online');
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (online) return;
    const timer = setTimeout(() => setLost(true), kBannerAfter);
    return () => {
      clearTimeout(timer);
      setLost(false);
    };
  }, [online]);
  return lost && !online;
}

/** Says on every page what is amiss: no connection, or what the server does not bring up to date; or that one is not oneself. */
export function ConnectionBanner() {
  const by = useChatState((state) => state.me?.impersonatedBy);
  return (
    <>
      {by && <ActingBanner by={by} />}
      <Trouble />
    </>
  );
}

function Trouble() {
  const { t } = useTranslation('common');
  const model = useModel();
  const lost = useConnectionLost();
  const failure = useChatState((state) => [...state.troubles.values()][0]);
  if (lost) return <OfflineBanner lost />;
  if (!failure) return <OfflineBanner />;
  const retry = (
    <Button small onClick={() => model.wake()}>
      {t('try-again')}
    </Button>
  );
  return (
    <Banner kind="warning" icon="warning" action={retry}>
      {t('sync-failed', { reason: explainFailure(t, failure) })}
    </Banner>
  );
}
