/** What gives the focus to the field of the room on screen; the room that was opened last is the last one. */
const fields: (() => void)[] = [];

/** A room's field offers itself until the returned function is called. */
export function offerField(focus: () => void): () => void {
  fields.push(focus);
  return () => void fields.splice(fields.lastIndexOf(focus), 1);
}

/**
 * Whoever has just chosen a conversation goes on to write in it. One that is opened takes the focus by itself; the one in
 * which one was already has to be told. Later than a dialog gives the focus back to what opened it.
 */
export const writeHere = (): void => void setTimeout(() => fields.at(-1)?.(), 50);
