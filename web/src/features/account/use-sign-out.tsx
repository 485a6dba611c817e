import { Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../api/auth';
import { useChat, useChatState } from '../../stores/hooks';
import type { State } from '../../stores/state';
import { ConfirmModal } from '../../ui';

interface Lost {
  /** Messages, edits and deletions that the server does not have. */
  waiting: number;
  /** What was begun and not sent, and is on this device alone. */
  begun: number;
  /** The name of a guest, who has no way back. */
  guest?: string | undefined;
}

/** What was typed just now is brought to the server first, for so many milliseconds. */
const kFlushWithin = 2_000;

/** Who writes without an address and a password. */
const guestOf = ({ me }: State): string | undefined =>
  me?.roles.length === 1 && me.roles[0] === 'anonymous' && !me.emails?.length ? me.username : undefined;

function Question({ waiting, begun, guest, onClose }: Lost & { onClose: () => void }) {
  const { t } = useTranslation(['chat', 'common']);
  return (
    <ConfirmModal
      title={t(guest === undefined ? 'sign-out.title' : 'sign-out.guest-title')}
      confirm={t('common:sign-out')}
      danger
      onConfirm={() => void signOut()}
      onClose={onClose}
    >
      {guest !== undefined && <p>{t('sign-out.guest', { name: guest })}</p>}
      {waiting > 0 && <p>{t('sign-out.waiting', { count: waiting })}</p>}
      {begun > 0 && <p>{t('sign-out.begun', { count: begun })}</p>}
    </ConfirmModal>
  );
}

/** The way out: `leave`, and the question that it asks first where something would be lost for good. */
export function useSignOut(): { leave: () => void; question: ReactNode } {
  const { outbox, drafts } = useChat();
  const guest = useChatState(guestOf);
  const [lost, setLost] = useState<Lost>();
  const ask = async () => {
    const begunHere = () =>
      [...drafts.store.getState().texts].filter(([place, text]) => text.trim() !== '' && !drafts.others?.safe(place))
        .length;
    if (begunHere() > 0 && drafts.others) {
      await Promise.race([drafts.others.flush(), new Promise((resolve) => setTimeout(resolve, kFlushWithin))]);
    }
    const lost = { waiting: outbox.store.getState().length, begun: begunHere(), guest };
    if (lost.waiting + lost.begun > 0 || guest !== undefined) setLost(lost);
    else void signOut();
  };
  return {
    leave: () => void ask(),
    question: lost && (
      <Suspense>
        <Question {...lost} onClose={() => setLost(undefined)} />
      </Suspense>
    ),
  };
}
