import '../../ui/icons/add-later';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { Menu } from '../../ui';
import { useChatState } from '../../stores/hooks';
import { canDiscuss } from '../../stores/selectors';

const PollDialog = deferred(() => import('../polls/PollDialog').then((part) => part.PollDialog), undefined, 'polls');
const RemindDialog = deferred(
  () => import('../daily/RemindDialog').then((part) => part.RemindDialog),
  undefined,
  'daily',
);
const CreateDiscussionDialog = deferred(
  () => import('../discussions/CreateDiscussionDialog').then((part) => part.CreateDiscussionDialog),
  undefined,
  'talks',
);

/** What is being added; what was written of it already. */
export interface Adding {
  what: 'poll' | 'discussion' | 'reminder';
  words?: string;
}

interface Props {
  rid: string;
  tmid: string | undefined;
  adding: Adding | undefined;
  onAdding: (adding: Adding | undefined) => void;
  /** The dialog is gone: one goes on writing. */
  onClosed: () => void;
}

/** What else than a message one can begin from the field. */
export function AddMenu({ rid, tmid, adding, onAdding, onClosed }: Props) {
  const { t } = useTranslation('writing');
  const mayDiscuss = useChatState((state) => canDiscuss(state, rid)) && tmid === undefined;
  const close = () => {
    onAdding(undefined);
    onClosed();
  };
  return (
    <>
      <Menu
        label={t('add.menu')}
        icon="plus"
        placement="top start"
        items={[
          { id: 'poll', icon: 'list-bullets', label: t('add.poll'), onAction: () => onAdding({ what: 'poll' }) },
          ...(mayDiscuss
            ? [
                {
                  id: 'discussion',
                  icon: 'balloon' as const,
                  label: t('add.discussion'),
                  onAction: () => onAdding({ what: 'discussion' }),
                },
              ]
            : []),
          { id: 'reminder', icon: 'clock', label: t('add.reminder'), onAction: () => onAdding({ what: 'reminder' }) },
        ]}
      />
      {adding?.what === 'poll' && <PollDialog rid={rid} tmid={tmid} question={adding.words} onClose={close} />}
      {adding?.what === 'discussion' && <CreateDiscussionDialog rid={rid} onClose={close} />}
      {adding?.what === 'reminder' && <RemindDialog onClose={close} />}
    </>
  );
}
