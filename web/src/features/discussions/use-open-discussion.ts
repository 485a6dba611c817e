import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useNavigate } from '../../lib/router';
import { toast } from '../../ui';
import { useChat } from '../../stores/hooks';
import { roomPath } from '../../stores/selectors';

/** Goes to a discussion by its room's id, asking the server for one that we do not know. */
export function useOpenDiscussion(): (rid: string) => void {
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const navigate = useNavigate();
  return useCallback(
    (rid: string) => {
      const find = async () => {
        const known = chat.store.getState().rooms.get(rid);
        if (known) return known;
        const { discussionCalls } = await import('./calls');
        const room = await discussionCalls.room(rid);
        chat.store.dispatch({ type: 'room.changed', data: room });
        return room;
      };
      find().then(
        (room) => navigate(roomPath({ t: room.t, rid, name: room.name })),
        (error: unknown) => void toast.error(explain(common, error)),
      );
    },
    [chat, navigate, common],
  );
}
