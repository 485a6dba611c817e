import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useForm } from '../../lib/form';
import { isWebAddress } from '../../lib/validate';
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
  const lands = useMemo(() => countries(i18n.language), [i18n.language]);
  const need = (text: string) => (text.trim() ? undefined : common('validation.required'));
  const { form, field } = useForm<Organization>({
    initial: organization,
    validate: ({ name, type, industry, size, country, website }) => ({
      name: need(name),
      type: need(type),
      industry: need(industry),
      size: need(size),
      country: need(country),
      website: website.trim() && !isWebAddress(website.trim()) ? common('validation.url') : undefined,
    }),
    submit: async (values) => {
      onChange(values);
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
          required
        />
        <SelectField
          {...field('industry')}
          label={t('organization.industry')}
          placeholder={placeholder}
          options={industries.map((value) => ({ value, label: t(`industry.${value}`) }))}
          required
        />
        <SelectField
          {...field('size')}
          label={t('organization.size')}
          placeholder={placeholder}
          options={sizes.map((value) => ({ value, label: t(`size.${value}`) }))}
          required
        />
        <SelectField
          {...field('country')}
          label={t('organization.country')}
          placeholder={placeholder}
          options={lands}
          required
        />
      </div>
      <TextField
        {...field('website')}
        type="url"
        label={t('organization.website')}
        hint={t('common:optional')}
        placeholder="https://"
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
