import { useTranslation } from 'react-i18next';
import { useSetting } from '../../stores/hooks';
import { Copyable } from '../account/Copyable';
import type { Integration } from './calls';

/** Where an incoming webhook is called, and how. */
export function HookAddress({ hook: { _id, token = '' } }: { hook: Integration }) {
  const { t } = useTranslation('integrations');
  const site = useSetting('Site_Url', '') || window.location.origin;
  const address = `${site.replace(/\/+$/, '')}/hooks/${_id}/${token}`;
  const body = JSON.stringify({ text: t('example-text') }).replaceAll("'", String.raw`'\''`);
  return (
    <section className="confab-integrations__address" aria-label={t('address')}>
      <Copyable label={t('address')} text={address} />
      <Copyable
        label={t('example')}
        text={`curl -X POST -H 'Content-Type: application/json' -d '${body}' '${address}'`}
      />
      <p>{t('address-hint')}</p>
    </section>
  );
}
