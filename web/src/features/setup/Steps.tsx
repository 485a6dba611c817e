import { useTranslation } from 'react-i18next';

export const steps = ['admin', 'organization', 'workspace'] as const;
export type Step = (typeof steps)[number];

/** Where one is in the wizard. */
export function Steps({ current }: { current: Step }) {
  const { t } = useTranslation('setup');
  const at = steps.indexOf(current);
  return (
    <nav aria-label={t('steps')}>
      <ol className="confab-steps">
        {steps.map((step, i) => (
          <li key={step} className={i < at ? 'is-done' : undefined} aria-current={i === at ? 'step' : undefined}>
            <span className="confab-steps__number" aria-hidden="true">
              {i < at ? '✓' : i + 1}
            </span>
            <span className="confab-steps__name">{t(`${step}.short`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
