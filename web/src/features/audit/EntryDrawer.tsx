import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/schema';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { paths } from '../../routes/paths';
import { Drawer, Facts, IconButton, Link } from '../../ui';
import type { AuditWords } from './words';

/** Everything that the log says of one act. */
export function EntryDrawer({ entry, words, onClose }: { entry: AuditEntry; words: AuditWords; onClose: () => void }) {
  const { t } = useTranslation('audit');
  const common = useTranslation('common').t;
  const written = format(i18n.language);
  const title = words.act(entry.action);
  const about = words.about(entry);
  const facts: [string, ReactNode][] = [
    [t('when'), written.date('toTheSecond', Date.parse(entry.ts))],
    [t('who'), entry.u.username ? `@${entry.u.username}` : t('server')],
    [t('address'), entry.address],
    [t('about'), about.length > 0 && <Facts of={about} />],
    [t('number'), entry._id],
  ];
  return (
    <Drawer label={title} onClose={onClose}>
      <div className="confab-audit__drawer">
        <header className="confab-audit__head">
          <h2>{title}</h2>
          <IconButton small icon="cross" aria-label={common('close')} onClick={onClose} />
        </header>
        <div className="confab-audit__body">
          <dl>
            {facts.map(
              ([name, value]) =>
                value && (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd dir={typeof value === 'string' ? 'auto' : undefined}>{value}</dd>
                  </div>
                ),
            )}
          </dl>
          <h3>{t('recorded')}</h3>
          <dl>
            <div>
              <dt>{t('action')}</dt>
              <dd>
                <code>{entry.action}</code>
              </dd>
            </div>
            {entry.target && (
              <div>
                <dt>{t('target')}</dt>
                <dd>
                  <code>{entry.target}</code>
                </dd>
              </div>
            )}
            {Object.entries(entry.details).map(([name, value]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>
                  <code>{words.value(value)}</code>
                </dd>
              </div>
            ))}
          </dl>
          {entry.target && (
            <Link to={paths.auditOf(entry.target)} onClick={onClose}>
              {t('all-about')}
            </Link>
          )}
        </div>
      </div>
    </Drawer>
  );
}
