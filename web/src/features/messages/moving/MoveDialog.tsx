import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../../../lib/settled';
import { useFetched } from '../../../lib/use-fetched';
import { useChat, useChatParts } from '../../../stores/hooks';
import { can, setting, writeBlock } from '../../../stores/selectors';
import type { Message } from '../../../stores/entities';
import type { Source } from '../../../stores/sources';
import { Combobox, FormDialog, RadioGroup, toast } from '../../../ui';
import { RoomSign } from '../../sidebar/RoomSign';
import { toItem, type SidebarItem } from '../../sidebar/sections';
import { spokenMessage } from '../spoken';
import { movingCalls } from './calls';

interface Props {
  source: Source;
  rid: string;
  chosen: ReadonlySet<string>;
  onClose: () => void;
  onMoved: () => void;
}

type Place = 'room' | 'thread' | 'first';
const kShown = 8;
const kExcerpt = 60;

function excerptOf(message: Message): string {
  const words = spokenMessage(message).replaceAll(/\s+/g, ' ').trim();
  return words.length > kExcerpt ? `${words.slice(0, kExcerpt)}…` : words;
}

/** The rooms into which one may move messages, those with the newest messages first. */
function useTargets(): readonly SidebarItem[] {
  const chat = useChat();
  const { state } = useChatParts((state) => ({ state }));
  return useMemo(
    () =>
      [...state.subscriptions.values()]
        .filter(({ rid }) => can(state, 'move-messages', rid) && writeBlock(state, rid) === undefined)
        .map((one) => toItem(one, state.rooms.get(one.rid), chat.uid, setting(state, 'UI_Use_Real_Name', false)))
        .sort((a, b) => b.lastActivity - a.lastActivity),
    [state, chat.uid],
  );
}

/** Where what was chosen goes: to a room, into one of its threads, or into a thread of the first that was chosen. */
export function MoveDialog({ source, rid, chosen, onClose, onMoved }: Props) {
  const { t } = useTranslation('writing');
  const rooms = useTargets();
  const { messages } = useChatParts(({ messages }) => ({ messages }));
  const [room, setRoom] = useState<readonly SidebarItem[]>(() => rooms.filter((one) => one.rid === rid));
  const [roomText, setRoomText] = useState('');
  const [place, setPlace] = useState<Place>(source.kind === 'room' ? 'thread' : 'room');
  const [thread, setThread] = useState<readonly Message[]>([]);
  const [threadText, setThreadText] = useState('');
  const [tried, setTried] = useState(false);
  const [target] = room;
  const settled = useSettled(threadText.trim(), 250);
  const ask = useCallback(
    (signal: AbortSignal) => (target ? movingCalls.threads(target.rid, settled, signal) : Promise.resolve([])),
    [target, settled],
  );
  const threads = useFetched(ask).data?.filter(({ _id }) => !chosen.has(_id)) ?? [];

  const here = target?.rid === rid;
  // In their order: what is chosen is known, for it is on screen.
  const ids = [...chosen].sort((a, b) => (messages.get(a)?.ts ?? 0) - (messages.get(b)?.ts ?? 0));
  const mayBegin = here && source.kind === 'room' && ids.length > 1;
  const chosenPlace = place === 'first' && !mayBegin ? 'room' : place;
  const wanted = roomText.trim().toLocaleLowerCase();
  const fitting = rooms.filter(({ title, username }) =>
    [title, username].some((name) => name.toLocaleLowerCase().includes(wanted)),
  );
  const roomProblem = !target
    ? t('move.nowhere')
    : chosenPlace === 'room' && here && source.kind === 'room'
      ? t('move.here-already')
      : undefined;
  const threadProblem = chosenPlace === 'thread' && thread.length === 0 ? t('move.no-thread') : undefined;

  const move = async () => {
    setTried(true);
    if (!target || roomProblem !== undefined || threadProblem !== undefined) return false;
    const count =
      chosenPlace === 'first'
        ? await movingCalls.move(ids.slice(1), target.rid, ids[0])
        : await movingCalls.move(ids, target.rid, chosenPlace === 'thread' ? thread[0]?._id : undefined);
    toast.success(t('move.done', { count, room: target.title }));
    onMoved();
    return true;
  };
  return (
    <FormDialog title={t('move.title')} submit={t('move.submit')} onClose={onClose} onSubmit={move}>
      <div className="confab-form">
        <p className="confab-card__lead">{t('move.lead', { count: ids.length })}</p>
        <Combobox
          label={t('move.room')}
          single
          picked={room}
          onChange={(picked) => {
            setRoom(picked);
            setThread([]);
          }}
          options={fitting.slice(0, kShown)}
          text={roomText}
          onText={setRoomText}
          optionKey={(one) => one.rid}
          nameOf={({ title }) => title}
          error={tried ? roomProblem : undefined}
          lead={(one) => <RoomSign room={one} />}
        >
          {(one) => (
            <>
              <RoomSign room={one} />
              <span className="confab-suggestions__name">{one.title}</span>
            </>
          )}
        </Combobox>
        <RadioGroup<Place>
          label={t('move.place')}
          value={chosenPlace}
          onChange={setPlace}
          options={[
            { value: 'room', label: t('move.places.room') },
            { value: 'thread', label: t('move.places.thread') },
            ...(mayBegin ? [{ value: 'first' as const, label: t('move.places.first') }] : []),
          ]}
        />
        {chosenPlace === 'thread' && (
          <Combobox
            label={t('move.thread')}
            single
            picked={thread}
            onChange={setThread}
            options={threads.slice(0, kShown)}
            text={threadText}
            onText={setThreadText}
            optionKey={({ _id }) => _id}
            nameOf={excerptOf}
            note={t('move.thread-hint')}
            error={tried ? threadProblem : undefined}
          >
            {(message) => <span className="confab-suggestions__name">{excerptOf(message)}</span>}
          </Combobox>
        )}
      </div>
    </FormDialog>
  );
}
