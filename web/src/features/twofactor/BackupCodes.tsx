import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { saveAsFile } from '../../lib/save-as-file';
import { useMe, useSetting } from '../../stores/hooks';
import { Button, ButtonGroup, Callout } from '../../ui';
import { useCopy } from '../account/use-copy';

/** New backup codes, seen this once: until one says that they are kept. */
export function BackupCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t, i18n } = useTranslation('account');
  const common = useTranslation('common').t;
  const copy = useCopy();
  const me = useMe();
  const site = useSetting('Site_Name', '') || location.host;
  const head = useRef<HTMLHeadingElement>(null);
  // They stand where a form was, with the focus in it.
  useEffect(() => head.current?.focus(), []);

  const save = () => {
    const date = format(i18n.language).date('briefly', new Date());
    const about = t('two-step.file', { name: me?.username, site, date });
    saveAsFile(`backup-codes-${me?.username}.txt`, `${about}\n\n${codes.join('\n')}\n`);
  };
  return (
    <div className="confab-two-step__codes">
      <h3 ref={head} tabIndex={-1}>
        {t('two-step.codes')}
      </h3>
      <Callout kind="warning" title={t('two-step.codes-once')}>
        {t('two-step.codes-text')}
      </Callout>
      <ul dir="ltr" aria-label={t('two-step.codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ButtonGroup>
        <Button
          icon="copy"
          onClick={() => copy(codes.join('\n'))}
          aria-label={common('copy-what', { what: t('two-step.codes') })}
        >
          {common('copy')}
        </Button>
        <Button icon="download" onClick={save}>
          {t('two-step.save')}
        </Button>
      </ButtonGroup>
      <Button variant="primary" onClick={onKept}>
        {t('two-step.kept')}
      </Button>
    </div>
  );
}
