import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { api } from '../../api/http';
import { useSession } from '../../stores/hooks';
import { explain } from '../../lib/errors';
import { useForm } from '../../lib/form';
import { useLoad } from '../../lib/load';
import {
  Button,
  ButtonGroup,
  ConfirmModal,
  EmptyState,
  ErrorState,
  FormActions,
  FormLayout,
  Outline,
  Table,
  TextField,
  toast,
} from '../../ui';
import { NewTokenModal } from './NewTokenModal';

async function fetchTokens() {
  const { tokens } = await api.get('users.getPersonalAccessTokens');
  return tokens;
}

function CreateToken({ onCreated }: { onCreated: (token: string) => void }) {
  const { t } = useTranslation('account');
  const common = useTranslation('common').t;
  const { form, field, failure, busy, reset } = useForm({
    initial: { tokenName: '' },
    validate: ({ tokenName }) => ({ tokenName: tokenName.trim() ? undefined : t('tokens.name-needed') }),
    submit: async ({ tokenName }) => {
      const { token } = await api.post('users.generatePersonalAccessToken', { tokenName: tokenName.trim() });
      reset({ tokenName: '' });
      onCreated(token);
    },
    explain: (error) => explain(common, error),
  });
  return (
    <FormLayout {...form} failure={failure}>
      <TextField {...field('tokenName')} label={t('tokens.name')} hint={t('tokens.name-hint')} required />
      <FormActions>
        <Button type="submit" variant="primary" loading={busy}>
          {t('tokens.create')}
        </Button>
      </FormActions>
    </FormLayout>
  );
}

type Question = { what: 'regenerate' | 'remove'; name: string };

/** Tokens by which programs act as oneself; each is shown once, when it is made. */
export default function TokensPage() {
  const { t, i18n } = useTranslation('account');
  const common = useTranslation('common').t;
  const session = useSession();
  const { data: tokens, error, reload } = useLoad(fetchTokens);
  const [made, setMade] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [busy, setBusy] = useState(false);
  const dates = format(i18n.language);

  const answer = async ({ what, name }: Question) => {
    setBusy(true);
    try {
      if (what === 'regenerate')
        setMade((await api.post('users.regeneratePersonalAccessToken', { tokenName: name })).token);
      else await api.post('users.removePersonalAccessToken', { tokenName: name });
      setQuestion(null);
      reload();
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <section className="confab-section" aria-label={t('tokens.create')}>
        <p>{t('tokens.lead')}</p>
        <CreateToken
          onCreated={(token) => {
            setMade(token);
            reload();
          }}
        />
      </section>
      <section className="confab-section" aria-label={t('tokens.title')}>
        {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
        {!tokens && error === undefined && <Outline shape="table" />}
        {tokens?.length === 0 && (
          <EmptyState icon="key" title={t('tokens.none')}>
            {t('tokens.none-text')}
          </EmptyState>
        )}
        {tokens && tokens.length > 0 && (
          <Table
            caption={t('tokens.title')}
            rows={tokens}
            rowKey={(token) => token.name}
            columns={[
              { id: 'name', title: t('tokens.name'), cell: (token) => <strong>{token.name}</strong> },
              {
                id: 'created',
                title: t('tokens.created'),
                wide: true,
                cell: (token) => dates.date('briefly', new Date(token.createdAt)),
              },
              {
                id: 'end',
                title: t('tokens.ends-with'),
                wide: true,
                cell: (token) => <code>…{token.lastTokenPart}</code>,
              },
              {
                id: 'actions',
                title: common('actions'),
                cell: ({ name }) => (
                  <ButtonGroup align="end">
                    <Button
                      small
                      onClick={() => setQuestion({ what: 'regenerate', name })}
                      aria-label={t('tokens.regenerate-name', { name })}
                    >
                      {t('tokens.regenerate')}
                    </Button>
                    <Button
                      small
                      variant="secondary-danger"
                      onClick={() => setQuestion({ what: 'remove', name })}
                      aria-label={t('tokens.remove-name', { name })}
                    >
                      {t('tokens.remove')}
                    </Button>
                  </ButtonGroup>
                ),
              },
            ]}
          />
        )}
      </section>
      {question && (
        <ConfirmModal
          title={t(`tokens.${question.what}-name`, { name: question.name })}
          confirm={t(`tokens.${question.what}`)}
          danger
          busy={busy}
          onConfirm={() => void answer(question)}
          onClose={() => setQuestion(null)}
        >
          {t(`tokens.${question.what}-ask`)}
        </ConfirmModal>
      )}
      {made && session && <NewTokenModal token={made} userId={session.userId} onClose={() => setMade(null)} />}
    </>
  );
}
