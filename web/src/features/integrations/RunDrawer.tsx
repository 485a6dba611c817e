import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { Drawer, IconButton, Tag } from '../../ui';
import type { IntegrationRun } from './calls';
import { answerOf, outcomeOf, readable, troubleOf } from './run';
import { useHookWords } from './use-hook-words';

/** Everything that is known of one call. */
export function RunDrawer({ run, onClose }: { run: IntegrationRun; onClose: () => void }) {
  const { t } = useTranslation('integrations');
  const common = useTranslation('common').t;
  const words = useHookWords();
  const written = format(i18n.language);
  const outcome = outcomeOf(run);
  const facts: [string, string | undefined][] = [
    [t('when'), written.date('toTheSecond', Date.parse(run._createdAt))],
    [t('event-short'), words.event(run.event)],
    [t('word'), run.triggerWord],
  ];
  // Texts of programs: from left to right, with their lines.
  const texts: [string, string | undefined][] = [
    [t('told'), run.url],
    [t('trouble'), troubleOf(run)],
    [t('answer'), answerOf(run)],
    [t('script-error'), run.errorStack],
    [t('sent'), readable(run.httpCallData ?? run.data ?? {})],
  ];
  return (
    <Drawer label={t('call')} onClose={onClose}>
      <div className="confab-integrations__drawer">
        <header className="confab-integrations__head">
          <h2>{t('call')}</h2>
          <IconButton small icon="cross" aria-label={common('close')} onClick={onClose} />
        </header>
        <div className="confab-integrations__body">
          <p className="confab-integrations__outcome">
            <Tag variant={outcome === 'failed' ? 'secondary-danger' : 'secondary'}>{t(`outcomes.${outcome}`)}</Tag>
            {words.step(run)}
          </p>
          <dl>
            {facts.map(
              ([name, value]) =>
                value && (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd dir="auto">{value}</dd>
                  </div>
                ),
            )}
            {texts.map(
              ([name, value]) =>
                value !== undefined && (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      <pre dir="ltr">{value}</pre>
                    </dd>
                  </div>
                ),
            )}
          </dl>
        </div>
      </div>
    </Drawer>
  );
}
