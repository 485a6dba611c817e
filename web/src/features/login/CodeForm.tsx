import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/auth';
import { ApiError } from '../../api/http';
import { FieldProblem, useForm } from '../../lib/form';
import { Button, CodeField, FormLayout, isWholeCode, type CodeKind } from '../../ui';

export interface Proof {
  user: string;
  password: string;
}

interface Props extends Proof {
  explain: (error: unknown) => string;
  /** Back to the password. */
  onBack: () => void;
}

/** The second step of signing in, for those whose password alone is not enough. */
export function CodeForm({ user, password, explain, onBack }: Props) {
  const { t } = useTranslation('login');
  const [kind, setKind] = useState<CodeKind>('app');
  const { form, field, failure, busy, send, reset } = useForm({
    initial: { code: '' },
    submit: async ({ code }) => {
      // Not while it is typed, as the rules of other fields are: each new code would begin as a mistake.
      if (!isWholeCode(kind, code)) throw new FieldProblem({ code: t(`code.${kind}-needed`) });
      try {
        await signIn(user, password, code);
      } catch (error) {
        const isWrong = error instanceof ApiError && error.errorType === 'totp-invalid';
        throw isWrong ? new FieldProblem({ code: t(`code.${kind}-wrong`) }) : error;
      }
    },
    explain,
  });
  const turnTo = (other: CodeKind) => {
    reset({ code: '' });
    setKind(other);
  };
  const other = kind === 'app' ? 'backup' : 'app';
  return (
    <>
      <FormLayout {...form} failure={failure}>
        <p className="confab-card__lead">{t('code.lead')}</p>
        {/* Password managers look for the name that the code belongs to. */}
        <input type="text" name="username" autoComplete="username" value={user} readOnly hidden />
        <CodeField
          key={kind}
          {...field('code')}
          kind={kind}
          label={t(`code.${kind}`)}
          hint={t(`code.${kind}-hint`)}
          onWhole={(code) => void send({ code })}
          autoFocus
        />
        <Button type="submit" variant="primary" loading={busy}>
          {t('sign-in')}
        </Button>
      </FormLayout>
      <div className="confab-card__ways">
        <button type="button" className="confab-text-button" onClick={() => turnTo(other)}>
          {t(`code.to-${other}`)}
        </button>
        <button type="button" className="confab-text-button" onClick={onBack}>
          {t('code.back')}
        </button>
      </div>
    </>
  );
}
