import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { Button, Callout, CodeField, isWholeCode, Modal, type CodeKind } from '../../ui';

interface Props {
  title: string;
  text: string;
  /** What the button says: the deed. */
  submit: string;
  danger?: boolean;
  /** Does it; false where the code is wrong. */
  onCode: (code: string) => Promise<boolean>;
  onClose: () => void;
}

/** A deed that takes a code: whoever finds the screen unlocked does not have one. */
export function CodeDialog({ title, text, submit, danger = false, onCode, onClose }: Props) {
  const { t } = useTranslation('login');
  const common = useTranslation('common').t;
  const [kind, setKind] = useState<CodeKind>('app');
  const { form, field, failure, busy, send, reset } = useForm({
    initial: { code: '' },
    submit: async ({ code }) => {
      if (!isWholeCode(kind, code)) throw new FieldProblem({ code: t(`code.${kind}-needed`) });
      if (!(await onCode(code))) throw new FieldProblem({ code: t(`code.${kind}-wrong`) });
    },
    explain: (error) => explain(common, error),
  });
  const other = kind === 'app' ? 'backup' : 'app';
  return (
    <Modal
      title={title}
      onClose={onClose}
      formRef={form.ref}
      onSubmit={() => void send()}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} loading={busy}>
            {submit}
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
        <p className="confab-two-step__ask">{text}</p>
        <CodeField
          key={kind}
          {...field('code')}
          kind={kind}
          label={t(`code.${kind}`)}
          hint={t(`code.${kind}-hint`)}
          autoFocus
        />
        <div>
          <button
            type="button"
            className="confab-text-button confab-two-step__other"
            onClick={() => {
              reset({ code: '' });
              setKind(other);
            }}
          >
            {t(`code.to-${other}`)}
          </button>
        </div>
      </div>
    </Modal>
  );
}
