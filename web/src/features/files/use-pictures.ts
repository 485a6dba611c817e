import { useCallback, useMemo } from 'react';
import { useLoad } from '../../lib/load';
import { fileAddress } from './address';
import { roomPictures, type StoredFile } from './calls';

/** A picture to be looked at by itself. */
export interface Shown {
  id: string;
  name: string;
  address: string;
  type?: string;
  size?: number;
  caption?: string;
  by?: string;
  at?: number;
}

function shownOf({ _id, name = '', type, size, description, uploadedAt, user }: StoredFile): Shown {
  const by = user?.name ?? user?.username;
  return {
    id: _id,
    name,
    address: fileAddress({ _id, name }),
    ...(type !== undefined && { type }),
    ...(size !== undefined && { size }),
    ...(description && { caption: description }),
    ...(by !== undefined && { by }),
    ...(uploadedAt !== undefined && { at: Date.parse(uploadedAt) }),
  };
}

/**
 * The pictures of a room around one of them, the oldest first. The newest are asked for, and where it is not among them,
 * those before it. Until they are there, or where they are not to be had, there is the one.
 */
export function usePictures(rid: string | undefined, start: Shown): { pictures: readonly Shown[]; first: number } {
  const { id } = start;
  const { data } = useLoad(
    useCallback(
      async (signal: AbortSignal) => {
        if (rid === undefined) return [];
        const newest = await roomPictures(rid, undefined, signal);
        return newest.some(({ _id }) => _id === id) ? newest : roomPictures(rid, id, signal);
      },
      [rid, id],
    ),
  );
  return useMemo(() => {
    const listed = (data ?? []).map(shownOf).reverse();
    const at = listed.findIndex((picture) => picture.id === id);
    if (at < 0) return { pictures: [start], first: 0 };
    // What the message says of it is known for sure.
    return { pictures: listed.with(at, { ...listed[at]!, ...start }), first: at };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it is another object each time, and the same picture
  }, [data, id]);
}
