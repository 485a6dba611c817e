import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { explain } from '../../lib/errors';
import { Button, Callout, toast } from '../../ui';

/** Tells one's own phones something, to see whether it comes. */
export function PushTest({ unsaved }: { unsaved: boolean }) {
  const { t } = useTranslation('settings');
  const common = useTranslation('common').t;
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState(0);

  const test = async () => {
    setBusy(true);
    setTold(0);
    try {
      setTold((await api.post('push.test', {})).tokensCount);
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="confab-section confab-settings__section" aria-label={t('push.title')}>
      <h2>{t('push.title')}</h2>
      <p>{unsaved ? t('storage.save-first') : t('push.text')}</p>
      <div>
        <Button loading={busy} disabled={unsaved} onClick={() => void test()}>
          {t('push.test')}
        </Button>
      </div>
      <div aria-live="polite">{told > 0 && <Callout kind="success">{t('push.told', { count: told })}</Callout>}</div>
    </section>
  );
}
