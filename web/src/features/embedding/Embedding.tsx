import { useCallback, useEffect } from 'react';
import { session } from '../../api/session';
import { useLocation } from '../../lib/router';
import { decoded } from '../../lib/paths';
import { isChat } from '../../stores/model';
import { useChatState, useModel, useSetting } from '../../stores/hooks';
import { roomPath } from '../../stores/selectors';
import type { State } from '../../stores/state';
import { isAllowed, obey } from './commands';
import { tellOf, type Tell } from './events';

/** The room that `location` is about. */
function roomAt(state: State, location: string) {
  const wanted = decoded(location.split('/').slice(0, 3).join('/'));
  for (const room of state.rooms.values())
    if (decoded(roomPath({ t: room.t, rid: room._id, name: room.name })) === wanted) return room;
  return undefined;
}

/** Pages around the client give it commands, where a setting lets them. */
function useCommands(): void {
  const model = useModel();
  const [, navigate] = useLocation();
  const receives = useSetting('Iframe_Integration_receive_enable', false);
  const allowed = useSetting('Iframe_Integration_receive_origin', '*');
  useEffect(() => {
    if (!receives) return undefined;
    const hear = ({ origin, data }: MessageEvent) => {
      // What does not succeed is for the page to find out: it is told what happens, not what doesn't.
      if (isAllowed(origin, allowed)) obey(data, model, navigate).catch(() => undefined);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [receives, allowed, model, navigate]);
}

/** The page around the client is told what happens in it, where a setting says so. */
function useEvents(): void {
  const model = useModel();
  const [location] = useLocation();
  const sends = useSetting('Iframe_Integration_send_enable', false) && window.parent !== window;
  const target = useSetting('Iframe_Integration_send_target_origin', '*');
  const tell = useCallback<Tell>(
    (eventName, data) => {
      if (sends) window.parent.postMessage({ eventName, data }, target || '*');
    },
    [sends, target],
  );
  const rid = useChatState((state) => (sends ? roomAt(state, location)?._id : undefined));
  useEffect(() => tell('startup', true), [tell]);
  useEffect(() => {
    if (!sends || !isChat(model)) return undefined;
    tell('Custom_Script_Logged_In');
    const silence = tellOf(model, tell);
    return () => {
      silence();
      if (!session.current) tell('Custom_Script_Logged_Out');
    };
  }, [sends, model, tell]);
  useEffect(() => {
    const room = rid === undefined ? undefined : model.store.getState().rooms.get(rid);
    if (room) tell('room-opened', { _id: room._id, t: room.t, name: room.name, fname: room.fname });
  }, [rid, model, tell]);
}

/** Speaks with the page that shows the client in a frame; draws nothing. */
export default function Embedding(): null {
  useCommands();
  useEvents();
  return null;
}
