import './password-rules.css';
import { useTranslation } from 'react-i18next';
import { Icon, VisuallyHidden } from '../../ui';
import { checkPolicy, strengthOf, strengths } from '../../lib/password';
import type { PasswordPolicy } from '../../lib/password';

interface Props {
  password: string;
  policy: PasswordPolicy;
  /** What anybody would try first: the person's name and addresses. */
  known?: string[];
}

/** Below a new password's field: how strong it is, and which of the workspace's rules it keeps. */
export function PasswordRules({ password, policy, known }: Props) {
  const { t } = useTranslation('common');
  const strength = strengthOf(password, known);
  const level = strengths.indexOf(strength);
  const rules = checkPolicy(password, policy);
  return (
    <div className="confab-password-rules">
      {password !== '' && (
        <div className={`confab-strength confab-strength--${strength}`}>
          <meter
            className="confab-visually-hidden"
            min={0}
            max={3}
            value={level}
            aria-label={t('password.strength.label')}
          />
          {strengths.map((name, i) => (
            <span key={name} className={`confab-strength__bar ${i <= level ? 'is-on' : ''}`} />
          ))}
          <span className="confab-strength__text" aria-live="polite">
            {t(`password.strength.${strength}`)}
          </span>
        </div>
      )}
      {rules.length > 0 && (
        <>
          <p className="confab-password-rules__title">{t('password.rules.title')}</p>
          <ul>
            {rules.map(({ rule, count, met }) => (
              <li key={rule} className={met ? 'is-met' : undefined}>
                <Icon name={met ? 'check' : 'circle-unfilled'} size="x16" />
                {t(`password.rules.${rule}`, { count })}
                {met && <VisuallyHidden> ✓</VisuallyHidden>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
