import { useTranslation } from 'react-i18next';
import { Button, FormActions, FormLayout, Icon } from '../../ui';

const kept = ['limits', 'data', 'figures', 'services'] as const;

/** Confab belongs to whoever runs it: there is nothing to register with, and this step says what that means. */
export function RegistrationStep({ onBack, onNext }: { onBack: () => void; onNext: () => void }) {
  const { t } = useTranslation(['setup', 'common']);
  return (
    <FormLayout
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <p className="confab-card__lead">{t('registration.lead')}</p>
      <ul className="confab-points">
        {kept.map((point) => (
          <li key={point}>
            <Icon name="circle-check" size="x20" />
            {t(`registration.${point}`)}
          </li>
        ))}
      </ul>
      <FormActions>
        <Button onClick={onBack}>{t('common:back')}</Button>
        <Button type="submit" variant="primary">
          {t('registration.keep')}
        </Button>
      </FormActions>
    </FormLayout>
  );
}
