import { useTranslation } from 'react-i18next';
import { languages } from '../../i18n/languages';
import { explain } from '../../lib/errors';
import { useForm } from '../../lib/form';
import { Button, FormActions, FormLayout, RadioGroup, SelectField } from '../../ui';
import { registrationFor } from './answers';
import type { ServerType, Workspace } from './answers';

interface Props {
  workspace: Workspace;
  onChange: (workspace: Workspace) => void;
  onBack: () => void;
  onFinish: (workspace: Workspace) => Promise<void>;
}

export function WorkspaceStep({ workspace, onChange, onBack, onFinish }: Props) {
  const { t } = useTranslation(['setup', 'common']);
  const common = useTranslation('common').t;
  const { form, field, values, set, failure, busy } = useForm<Workspace>({
    initial: workspace,
    submit: async (answers) => {
      onChange(answers);
      await onFinish(answers);
    },
    explain: (error) => explain(common, error),
  });
  const chooseType = (serverType: ServerType) => {
    set('serverType', serverType);
    set('registration', registrationFor[serverType]);
  };
  return (
    <FormLayout {...form} failure={failure}>
      <RadioGroup
        label={t('workspace.type')}
        value={values.serverType}
        onChange={chooseType}
        options={[
          { value: 'privateTeam', label: t('workspace.private'), hint: t('workspace.private-hint') },
          { value: 'publicCommunity', label: t('workspace.public'), hint: t('workspace.public-hint') },
        ]}
      />
      <RadioGroup
        label={t('workspace.registration')}
        value={values.registration}
        onChange={(registration) => set('registration', registration)}
        options={[
          { value: 'Public', label: t('workspace.registration-yes'), hint: t('workspace.registration-yes-hint') },
          { value: 'Disabled', label: t('workspace.registration-no'), hint: t('workspace.registration-no-hint') },
        ]}
      />
      <SelectField
        {...field('language')}
        label={t('workspace.language')}
        hint={t('workspace.language-hint')}
        options={languages.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <FormActions>
        <Button
          onClick={() => {
            onChange(values);
            onBack();
          }}
        >
          {t('common:back')}
        </Button>
        <Button type="submit" variant="primary" loading={busy}>
          {t('workspace.finish')}
        </Button>
      </FormActions>
    </FormLayout>
  );
}
