import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/auth';
import { ApiError } from '../../api/http';
import { useSetting } from '../../stores/hooks';
import { LanguagePicker } from '../../i18n/LanguagePicker';
import { explain } from '../../lib/errors';
import { useForm } from '../../lib/form';
import { useTitle } from '../../lib/title';
import { paths } from '../../routes/paths';
import { Button, Callout, CardPage, FormLayout, Link, TextArea } from '../../ui';
import { PeopleFields, usePeopleFields } from '../account/PeopleFields';
import { NewAccountFields, emptyAccount, useAccountRules } from './NewAccountFields';
import { useRegistrationClosed } from './closed';
import { register } from './register';

/** Makes an account and signs in to it; `onWaiting`: it is made, and somebody has to let it in first. */
export function RegisterForm({ secret, onWaiting }: { secret?: string; onWaiting: () => void }) {
  const { t } = useTranslation('login');
  const common = useTranslation('common').t;
  const confirm = useSetting('Accounts_RequirePasswordConfirmation', true);
  const approval = useSetting('Accounts_ManuallyApproveNewUsers', false);
  const rules = useAccountRules({ confirm });
  const { declared, problem } = usePeopleFields();
  const nothing: Record<string, string> = {};
  const { form, field, values, set, errors, failure, busy } = useForm({
    initial: { ...emptyAccount, reason: '', customFields: nothing },
    validate: (account) => ({
      ...rules(account),
      reason: approval && !account.reason.trim() ? t('reason-needed') : undefined,
      customFields: problem(account.customFields),
    }),
    submit: async ({ reason, customFields, ...account }) => {
      await register(account, common, {
        secret,
        reason: approval ? reason.trim() : undefined,
        ...(declared.length > 0 && { customFields }),
      });
      try {
        await signIn(account.username.trim(), account.password);
      } catch (error) {
        // The account is there, but an administrator, or a mail, has to let it in first.
        if (error instanceof ApiError && error.status === 401) return onWaiting();
        throw error;
      }
    },
    explain: (error) => explain(common, error),
  });
  return (
    <FormLayout {...form} failure={failure}>
      <NewAccountFields field={field} values={values} confirm={confirm} />
      <PeopleFields
        values={values.customFields}
        onChange={(fields) => set('customFields', fields)}
        judged={errors.customFields !== undefined}
      />
      {approval && <TextArea {...field('reason')} label={t('reason')} hint={t('reason-hint')} required />}
      <Button type="submit" variant="primary" loading={busy}>
        {t('register')}
      </Button>
    </FormLayout>
  );
}

/** `secret` is the last part of the address, where only those may register who were given it. */
export default function RegisterPage({ secret }: { secret?: string }) {
  const { t } = useTranslation('login');
  const form = useSetting('Accounts_RegistrationForm', 'Public');
  const open = form === 'Public' || (form === 'Secret URL' && secret !== undefined);
  const [waiting, setWaiting] = useState(false);
  const closed = useRegistrationClosed();
  useTitle(t('register'));
  return (
    <CardPage title={t('register')} footer={<LanguagePicker />}>
      {!open && <Callout kind="warning">{closed}</Callout>}
      {waiting && (
        <Callout kind="success" announce title={t('waiting.title')}>
          {t('waiting.text')}
        </Callout>
      )}
      {open && !waiting && <RegisterForm secret={secret} onWaiting={() => setWaiting(true)} />}
      <p className="confab-card__more">
        <Link to={paths.login}>{t('to-login')}</Link>
      </p>
    </CardPage>
  );
}
