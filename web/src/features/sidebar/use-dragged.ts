import { useState, type DragEvent } from 'react';
import type { Chat } from '../../stores/chat';
import { elementOf } from '../../lib/narrow';

const kType = 'application/x-confab-room';

/** The line under the pointer: a room's id, or the heading of a section. */
const keyAt = ({ target }: DragEvent): string | undefined =>
  elementOf(target)?.closest<HTMLElement>('[data-rid]')?.dataset.rid;

/** Rooms are drawn with the pointer to another place; what happens where they are let go is fetched then. */
export function useDragged(chat: Chat) {
  const [over, setOver] = useState<string>();
  const takes = (event: DragEvent) => event.dataTransfer.types.includes(kType);
  const end = () => setOver(undefined);
  return {
    over,
    handlers: {
      onDragStart: (event: DragEvent) => {
        const rid = keyAt(event);
        if (rid === undefined) return;
        event.dataTransfer.setData(kType, rid);
        event.dataTransfer.effectAllowed = 'copyMove';
      },
      onDragOver: (event: DragEvent) => {
        if (!takes(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(keyAt(event));
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(elementOf(event.relatedTarget))) end();
      },
      onDragEnd: end,
      onDrop: (event: DragEvent) => {
        const rid = event.dataTransfer.getData(kType);
        if (rid === '') return;
        event.preventDefault();
        end();
        const key = keyAt(event);
        void import('./own/drop').then(({ dropRoom }) => dropRoom(chat, rid, key));
      },
    },
  };
}
