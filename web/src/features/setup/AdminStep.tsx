import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/auth';
import { callMethod } from '../../api/methods';
import { explain } from '../../lib/errors';
import { useForm } from '../../lib/form';
import { Button, FormActions, FormLayout } from '../../ui';
import { LoginForm } from '../login/LoginPage';
import { NewAccountFields, emptyAccount, useAccountRules } from '../login/NewAccountFields';
import { register } from '../login/register';

/** The first account, which becomes the administrator's. With it the session begins that the further steps need. */
export function AdminStep({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('setup');
  const common = useTranslation('common').t;
  const [existing, setExisting] = useState(false);
  const rules = useAccountRules({ strong: true, confirm: true });
  const { form, field, values, failure, busy } = useForm({
    initial: emptyAccount,
    validate: rules,
    submit: async (account) => {
      await register(account, common);
      await signIn(account.username.trim(), account.password);
      // From here on a visitor is sent to the login, not to this step.
      await callMethod('saveSettings', [[{ _id: 'Show_Setup_Wizard', value: 'in_progress' }]]);
      onDone();
    },
    explain: (error) => explain(common, error),
  });
  if (existing) {
    return (
      <LoginForm
        notice={t('admin.sign-in')}
        below={
          <p className="confab-card__more">
            <Button small onClick={() => setExisting(false)}>
              {common('back')}
            </Button>
          </p>
        }
      />
    );
  }
  return (
    <>
      <FormLayout {...form} failure={failure}>
        <p className="confab-card__lead">{t('admin.lead')}</p>
        <NewAccountFields field={field} values={values} confirm />
        <FormActions>
          <Button type="submit" variant="primary" loading={busy}>
            {t('next')}
          </Button>
        </FormActions>
      </FormLayout>
      {/* Only where the server was started with an administrator of its own. */}
      <p className="confab-card__more">
        <button type="button" className="confab-text-button" onClick={() => setExisting(true)}>
          {t('admin.existing')}
        </button>
      </p>
    </>
  );
}
