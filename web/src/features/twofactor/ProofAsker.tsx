import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proofIsAskedBy, type Proof } from '../../api/proof';
import { explain } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { sha256 } from '../../lib/sha256';
import { Button, Callout, Modal, PasswordField } from '../../ui';
import './twofactor.css';
import { CodeDialog } from './CodeDialog';

interface Question {
  method: Proof['method'];
  attempt: (proof: Proof) => Promise<boolean>;
  /** The dialog is closed: it has what it takes, or was given up. */
  end: () => void;
}

/** The same for who has no second factor, where the workspace asks them for their password. */
function PasswordDialog({ attempt, end }: Question) {
  const { t } = useTranslation(['account', 'login']);
  const common = useTranslation('common').t;
  const { form, field, failure, busy, send } = useForm({
    initial: { password: '' },
    submit: async ({ password }) => {
      if (password === '') throw new FieldProblem({ password: t('login:password-needed') });
      const right = await attempt({ method: 'password', code: sha256(password) });
      if (!right) throw new FieldProblem({ password: t('account:proof.wrong-password') });
      end();
    },
    explain: (error) => explain(common, error),
  });
  return (
    <Modal
      title={t('account:proof.title')}
      onClose={end}
      formRef={form.ref}
      onSubmit={() => void send()}
      footer={
        <>
          <Button onClick={end}>{common('cancel')}</Button>
          <Button type="submit" primary loading={busy}>
            {t('account:proof.submit')}
          </Button>
        </>
      }
    >
      <div className="confab-form">
        {failure && (
          <Callout kind="danger" announce>
            {failure}
          </Callout>
        )}
        <p className="confab-two-step__ask">{t('account:proof.password-text')}</p>
        <PasswordField
          {...field('password')}
          label={common('password.password')}
          autoComplete="current-password"
          autoFocus
        />
      </div>
    </Modal>
  );
}

/** Asks for a code where a call wants proof of who makes it. */
export default function ProofAsker() {
  const { t } = useTranslation(['account', 'login']);
  const [question, setQuestion] = useState<Question>();
  useEffect(() => {
    let giveUp: (() => void) | undefined;
    const stop = proofIsAskedBy(
      (method, attempt) =>
        new Promise((resolve) => {
          const end = () => {
            setQuestion(undefined);
            resolve();
          };
          giveUp = end;
          setQuestion({ method, attempt, end });
        }),
    );
    return () => {
      stop();
      giveUp?.(); // a session that has ended is asked for nothing, and the next one does not wait for it
    };
  }, []);
  if (!question) return null;
  if (question.method === 'password') return <PasswordDialog {...question} />;
  return (
    <CodeDialog
      title={t('proof.title')}
      text={t('proof.text')}
      submit={t('proof.submit')}
      onCode={async (code) => {
        const taken = await question.attempt({ method: 'totp', code });
        if (taken) question.end();
        return taken;
      }}
      onClose={question.end}
    />
  );
}
