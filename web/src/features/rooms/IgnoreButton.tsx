import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { Button, toast } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import type { Person } from '../../stores/server';

/** Folds away what somebody writes in the room at hand, for oneself. */
export function IgnoreButton({ person, rid }: { person: Person; rid: string }) {
  const { t } = useTranslation('writing');
  const { t: common } = useTranslation('common');
  const { server } = useChat();
  const subscription = useChatState((state) => state.subscriptions.get(rid));
  const ignored = subscription?.ignored?.includes(person._id) ?? false;
  const name = person.name ?? person.username;

  const ignore = async (on: boolean): Promise<void> => {
    try {
      await server.ignore(rid, person._id, on);
      toast.undoable(t(on ? 'ignore.done' : 'ignore.undone', { name }), () => void ignore(!on));
    } catch (error) {
      toast.error(explain(common, error));
    }
  };
  if (!subscription || subscription.t === 'd') return null;
  return (
    <Button small icon={ignored ? 'eye' : 'eye-off'} onClick={() => void ignore(!ignored)}>
      {t(ignored ? 'ignore.again' : 'ignore.person')}
    </Button>
  );
}
