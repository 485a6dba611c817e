import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat, useChatParts } from '../../stores/hooks';
import { setting, writeBlock } from '../../stores/selectors';
import type { Message } from '../../stores/entities';
import { Combobox, FormDialog, TextArea, toast } from '../../ui';
import { RoomSign } from '../sidebar/RoomSign';
import { toItem, type SidebarItem } from '../sidebar/sections';
import { messageLink } from './message-link';
import { Words } from './Words';

/** Rooms that get it at once. */
const kMostRooms = 10;
const kShownRooms = 8;

/** Sends a message on to other rooms of one's own, as a quote with a word of one's own. */
export function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation('writing');
  const chat = useChat();
  const [picked, setPicked] = useState<SidebarItem[]>([]);
  const [text, setText] = useState('');
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const { state } = useChatParts((state) => ({ state }));
  const rooms = useMemo(
    () =>
      [...state.subscriptions.values()]
        .filter(({ rid }) => rid !== message.rid && writeBlock(state, rid) === undefined)
        .map((subscription) =>
          toItem(subscription, state.rooms.get(subscription.rid), chat.uid, setting(state, 'UI_Use_Real_Name', false)),
        )
        .sort((a, b) => b.lastActivity - a.lastActivity),
    [state, chat.uid, message.rid],
  );
  const wanted = text.trim().toLocaleLowerCase();
  const fitting = rooms.filter(({ title, username }) =>
    [title, username].some((name) => name.toLocaleLowerCase().includes(wanted)),
  );
  const limit = setting(state, 'Message_MaxAllowedSize', 5000);
  const problem =
    picked.length === 0
      ? t('forward.nowhere')
      : picked.length > kMostRooms
        ? t('forward.many', { count: kMostRooms })
        : undefined;

  const send = () => {
    setTried(true);
    if (problem !== undefined) return Promise.resolve(false);
    const msg = `[ ](${messageLink(state, message)})\n${comment.trim()}`.trim();
    for (const { rid } of picked) chat.outbox.add(rid, { kind: 'send', msg });
    toast.success(t('forward.done', { count: picked.length }));
    return Promise.resolve(true);
  };
  return (
    <FormDialog title={t('forward.title')} submit={t('forward.submit')} onClose={onClose} onSubmit={send}>
      <div className="confab-form">
        <blockquote className="confab-quoted" dir="auto">
          <Words message={message} />
        </blockquote>
        <Combobox
          label={t('forward.to')}
          picked={picked}
          onChange={setPicked}
          options={fitting.slice(0, kShownRooms)}
          text={text}
          onText={setText}
          optionKey={({ rid }) => rid}
          nameOf={({ title }) => title}
          placeholder={t('forward.placeholder')}
          note={wanted !== '' && fitting.length === 0 ? t('forward.none') : t('forward.hint')}
          error={tried ? problem : undefined}
          lead={(room) => <RoomSign room={room} />}
        >
          {(room) => (
            <>
              <RoomSign room={room} />
              <span className="confab-suggestions__name">{room.title}</span>
            </>
          )}
        </Combobox>
        <TextArea
          label={t('forward.comment')}
          value={comment}
          onChange={setComment}
          // The link to what is quoted counts, too.
          maxLength={Math.max(1, limit - 500)}
        />
      </div>
    </FormDialog>
  );
}
