import { useState, type ReactNode } from 'react';
import { deferred } from '../../lib/deferred';
import { useLeaving } from '../../lib/use-leaving';
import { useChat } from '../../stores/hooks';
import { canEdit } from '../../stores/selectors';
import type { Message } from '../../stores/entities';
import { isLive, shownMessages } from '../../stores/shown';
import type { Source } from '../../stores/sources';
import { ComposerOutline } from '../rooms/RoomOutline';

const DeleteDialog = deferred(() => import('./DeleteDialog').then((dialog) => dialog.DeleteDialog));
const EditComposer = deferred(
  () => import('../composer/EditComposer').then((composer) => composer.EditComposer),
  ComposerOutline,
);

export interface Correcting {
  /** The message that is changed, for its row. */
  editing?: string;
  edit: (message: Message) => void;
  remove: (message: Message) => void;
  /** Takes up what the reader wrote last, if it is in view and may be changed. */
  editLast: () => void;
  /** Takes the composer's place while a message is changed. */
  form: ReactNode;
  /** Asks before a message is deleted. */
  dialog: ReactNode;
}

/** Changing and deleting messages where `source` is shown. */
export function useCorrecting(source: Source): Correcting {
  const chat = useChat();
  const [editing, edit] = useState<Message | null>(null);
  const [removing, remove] = useState<Message | null>(null);
  useLeaving(() => remove(null));
  const editLast = () => {
    const state = chat.store.getState();
    const now = Date.now();
    const last =
      isLive(state, source) &&
      shownMessages(state, source).findLast((message) => message.u._id === chat.uid && canEdit(state, message, now));
    if (last) edit(last);
  };
  return {
    ...(editing && { editing: editing._id }),
    edit,
    remove,
    editLast,
    form: editing && (
      <EditComposer
        key={editing._id}
        message={editing}
        onClose={() => edit(null)}
        onDelete={() => {
          edit(null);
          remove(editing);
        }}
      />
    ),
    dialog: removing && <DeleteDialog message={removing} onClose={() => remove(null)} />,
  };
}
