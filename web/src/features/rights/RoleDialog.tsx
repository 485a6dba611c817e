import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/http';
import type { Role } from '../../api/schema';
import { explain } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { Button, Callout, Modal, RadioGroup, TextArea, TextField, toast } from '../../ui';
import { createRole, updateRole, type RoleTexts } from './calls';
import { useRightWords } from './words';

interface Props {
  /** The role to change; without one, a new one is made. */
  role?: Role;
  onClose: () => void;
  onSaved: () => void;
}

/** What a role is called, where it holds, and what it is for. A built-in one keeps its name and its place. */
export function RoleDialog({ role, onClose, onSaved }: Props) {
  const { t } = useTranslation('rights');
  const common = useTranslation('common').t;
  const words = useRightWords();
  const fixed = role?.protected ?? false;
  const { send, form, field, values, set, failure, busy } = useForm<RoleTexts>({
    initial: { name: role?.name ?? '', description: role?.description ?? '', scope: role?.scope ?? 'Users' },
    validate: ({ name }) => ({ name: name.trim() ? undefined : common('validation.name') }),
    submit: async (typed) => {
      const texts = { ...typed, name: typed.name.trim(), description: typed.description.trim() };
      try {
        await (role ? updateRole(role._id, texts) : createRole(texts));
      } catch (error) {
        if (error instanceof ApiError && error.errorType === 'error-duplicate-role-names-not-allowed')
          throw new FieldProblem<RoleTexts>({ name: explain(common, error) });
        throw error;
      }
      toast.success(role ? common('saved') : t('created', { name: texts.name }));
      onSaved();
    },
    explain: (error) => explain(common, error),
  });
  return (
    <Modal
      title={role ? t('edit-name', { name: words.role(role) }) : t('new')}
      onClose={onClose}
      formRef={form.ref}
      onSubmit={() => void send()}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" variant="primary" loading={busy}>
            {role ? common('save') : common('create')}
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
        <TextField
          {...field('name')}
          label={t('name')}
          hint={fixed ? t('fixed') : undefined}
          disabled={fixed}
          autoComplete="off"
          required
          autoFocus={!fixed}
        />
        <TextArea {...field('description')} label={t('description')} maxLength={500} />
        {!fixed && (
          <RadioGroup
            label={t('scope')}
            value={values.scope}
            onChange={(scope) => set('scope', scope)}
            options={[
              { value: 'Users', label: t('scopes.workspace'), hint: t('scopes.workspace-hint') },
              { value: 'Subscriptions', label: t('scopes.room'), hint: t('scopes.room-hint') },
            ]}
          />
        )}
      </div>
    </Modal>
  );
}
