import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { phrase } from '../../i18n';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { Button, ButtonGroup, Callout, toast } from '../../ui';

const probeStorage = () => api.post('confab.testStorage', {});
const fetchState = (signal: AbortSignal) => api.get('confab.storage', {}, { signal });

/** Tries the place where files are kept, says what lies where, and moves everything there. */
export function StorageTest({ unsaved }: { unsaved: boolean }) {
  const { t } = useTranslation('settings');
  const common = useTranslation('common').t;
  const [busy, setBusy] = useState(false);
  const [probe, setProbe] = useState<Awaited<ReturnType<typeof probeStorage>> | null>(null);
  const { data: state, reload } = useLoad(fetchState);

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
      reload();
    }
  };
  const test = () => run(async () => setProbe(await probeStorage()));
  const move = (to: string) =>
    run(async () => {
      await api.post('confab.migrateStorage', { to });
      toast.success(t('storage.moving'));
    });

  // What a server of tomorrow calls otherwise is shown as it calls it.
  const name = (id: string): string => {
    return phrase(`settings:choice.${id}`) ?? id;
  };
  const elsewhere = state?.storages.filter(({ storage }) => storage !== state.current) ?? [];
  const away = elsewhere.reduce((sum, { files }) => sum + files, 0);

  return (
    <section className="confab-section confab-settings__section" aria-label={t('storage.title')}>
      <h2>{t('storage.title')}</h2>
      <p>{unsaved ? t('storage.save-first') : t('storage.text')}</p>
      <ButtonGroup>
        <Button loading={busy} disabled={unsaved} onClick={() => void test()}>
          {t('storage.test')}
        </Button>
        {state && away > 0 && (
          <Button disabled={busy || unsaved} onClick={() => void move(state.current)}>
            {t('storage.move', { count: away })}
          </Button>
        )}
      </ButtonGroup>
      <div aria-live="polite">
        {probe && (
          <Callout kind={probe.works ? 'success' : 'danger'}>
            {probe.works
              ? t('storage.works', { storage: name(probe.storage) })
              : t('storage.fails', { storage: name(probe.storage), problem: probe.problem })}
          </Callout>
        )}
      </div>
      {elsewhere.map(({ storage, files }) => (
        <p key={storage}>{t('storage.elsewhere', { count: files, storage: name(storage) })}</p>
      ))}
    </section>
  );
}
