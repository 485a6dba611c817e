import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useForm } from '../../lib/form';
import { asWebAddress } from '../../lib/validate';
import { Button, FormActions, FormLayout, SelectField, TextField } from '../../ui';
import { industries, organizationTypes, sizes } from './answers';
import { countries } from './countries';
import type { Organization } from './answers';

interface Props {
  organization: Organization;
  onChange: (organization: Organization) => void;
  onNext: () => void;
}

export function OrganizationStep({ organization, onChange, onNext }: Props) {
  const { t, i18n } = useTranslation(['setup', 'common']);
  const common = useTranslation('common').t;
  const lands = useMemo(() => countries(i18n.language, t('organization.worldwide')), [i18n.language, t]);
  const { form, field } = useForm<Organization>({
    initial: organization,
    // The server keeps what is said here to itself, so nobody has to say more than what the workspace is called.
    validate: ({ name, website }) => ({
      name: name.trim() ? undefined : t('organization.name-needed'),
      website: website.trim() && !asWebAddress(website) ? common('validation.url') : undefined,
    }),
    submit: async (values) => {
      onChange({ ...values, website: asWebAddress(values.website) ?? '' });
      onNext();
    },
    explain: (error) => explain(common, error),
  });
  const placeholder = t('choose');
  return (
    <FormLayout {...form}>
      <p className="confab-card__lead">{t('organization.lead')}</p>
      <TextField
        {...field('name')}
        label={t('organization.name')}
        hint={t('organization.name-hint')}
        autoComplete="organization"
        required
        autoFocus
      />
      <div className="confab-form__pair">
        <SelectField
          {...field('type')}
          label={t('organization.type')}
          placeholder={placeholder}
          options={organizationTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
        />
        <SelectField
          {...field('industry')}
          label={t('organization.industry')}
          placeholder={placeholder}
          options={industries.map((value) => ({ value, label: t(`industry.${value}`) }))}
        />
        <SelectField
          {...field('size')}
          label={t('organization.size')}
          placeholder={placeholder}
          options={sizes.map((value) => ({ value, label: t(`size.${value}`) }))}
        />
        <SelectField
          {...field('country')}
          label={t('organization.country')}
          placeholder={placeholder}
          options={lands}
        />
      </div>
      <TextField
        {...field('website')}
        type="text"
        label={t('organization.website')}
        placeholder="example.com"
        autoComplete="url"
      />
      <FormActions>
        <Button type="submit" variant="primary">
          {t('next')}
        </Button>
      </FormActions>
    </FormLayout>
  );
}
