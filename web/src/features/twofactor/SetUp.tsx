import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { Button, CodeField, FormActions, FormLayout, isWholeCode } from '../../ui';
import { useCopy } from '../account/use-copy';
import { confirm, type Offer } from './calls';

const QrCode = lazy(() => import('./QrCode'));

interface Props {
  offer: Offer;
  onOn: (codes: string[]) => void;
  onCancel: () => void;
}

/** A secret goes into an app, and a code of it comes back. */
export function SetUp({ offer: { secret, url }, onOn, onCancel }: Props) {
  const { t } = useTranslation(['account', 'login']);
  const common = useTranslation('common').t;
  const copy = useCopy();
  const { form, field, failure, busy, send } = useForm({
    initial: { code: '' },
    submit: async ({ code }) => {
      if (!isWholeCode('app', code)) throw new FieldProblem({ code: t('login:code.app-needed') });
      const codes = await confirm(code);
      if (!codes) throw new FieldProblem({ code: t('two-step.wrong') });
      onOn(codes);
    },
    explain: (error) => explain(common, error),
  });
  return (
    <FormLayout {...form} failure={failure}>
      <div className="confab-two-step__secret">
        <div className="confab-two-step__qr">
          <Suspense>
            <QrCode text={url} label={t('two-step.qr')} />
          </Suspense>
        </div>
        <div className="confab-two-step__words">
          <p>{t('two-step.scan')}</p>
          <p className="confab-two-step__here">
            <a href={url}>{t('two-step.here')}</a>
          </p>
          <p>{t('two-step.by-hand')}</p>
          {/* In groups, as people read and type it; apps do without the blanks. */}
          <code className="confab-two-step__key" dir="ltr">
            {secret.match(/.{1,4}/g)?.join(' ')}
          </code>
          <Button
            small
            icon="copy"
            onClick={() => copy(secret)}
            aria-label={common('copy-what', { what: t('two-step.key') })}
          >
            {common('copy')}
          </Button>
        </div>
      </div>
      <CodeField
        {...field('code')}
        kind="app"
        label={t('two-step.first-code')}
        hint={t('two-step.first-code-hint')}
        onWhole={(code) => void send({ code })}
      />
      <FormActions>
        <Button onClick={onCancel}>{common('cancel')}</Button>
        <Button type="submit" variant="primary" loading={busy}>
          {t('two-step.turn-on-now')}
        </Button>
      </FormActions>
    </FormLayout>
  );
}
