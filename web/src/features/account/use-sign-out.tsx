import { Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../api/auth';
import { useChat } from '../../stores/hooks';
import { ConfirmModal } from '../../ui';

interface Lost {
  /** Messages, edits and deletions that the server does not have. */
  waiting: number;
  /** What was begun and not sent. */
  begun: number;
}

function Question({ waiting, begun, onClose }: Lost & { onClose: () => void }) {
  const { t } = useTranslation(['chat', 'common']);
  return (
    <ConfirmModal
      title={t('sign-out.title')}
      confirm={t('common:sign-out')}
      danger
      onConfirm={() => void signOut()}
      onClose={onClose}
    >
      {waiting > 0 && <p>{t('sign-out.waiting', { count: waiting })}</p>}
      {begun > 0 && <p>{t('sign-out.begun', { count: begun })}</p>}
    </ConfirmModal>
  );
}

/** The way out: `leave`, and the question that it asks first where something would be lost for good. */
export function useSignOut(): { leave: () => void; question: ReactNode } {
  const { outbox, drafts } = useChat();
  const [lost, setLost] = useState<Lost>();
  return {
    leave: () => {
      const waiting = outbox.store.getState().length;
      const begun = [...drafts.store.getState().texts.values()].filter((text) => text.trim() !== '').length;
      if (waiting + begun > 0) setLost({ waiting, begun });
      else void signOut();
    },
    question: lost && (
      <Suspense>
        <Question {...lost} onClose={() => setLost(undefined)} />
      </Suspense>
    ),
  };
}
