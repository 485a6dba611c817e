import { memo, useState } from 'react';
import { usePicture } from './pictures';

// Each is dark enough for white letters (4.5:1).
/** Exported for the test of their contrast. */
export const colours = [
  '#0b7268',
  '#8a4207',
  '#5b2a92',
  '#a81250',
  '#1f5fa8',
  '#47691a',
  '#7a1f78',
  '#3d5566',
  '#9a3412',
  '#0f6339',
];

function hash(text: string): number {
  let value = 2166136261; // FNV-1a: the same name has the same colour in every browser
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0)!, 16777619);
  return value >>> 0;
}

/** The first letters of the first and the last word; at most `count`. */
function initials(name: string, count: number): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0]!, words[words.length - 1]!] : words;
  const first = letters.slice(0, count).map((word) => [...word][0]!.toLocaleUpperCase()); // a character may be two code units
  return first.join('') || '?';
}

interface Props {
  /** What the colour comes from: it stays when the display name changes. */
  username: string;
  name?: string;
  size?: 16 | 18 | 20 | 24 | 28 | 32 | 36 | 40 | 48 | 64 | 124;
  /** An image instead of the initials. */
  url?: string;
}

/** Pictures that this page has drawn once: they are there at once when they are drawn again. */
const drawn = new Set<string>();
const kMostDrawn = 2_000;

/** The picture to show, and one to be fetched unseen: until it is there the one before stays, or the initials. */
function useArrived(wanted: string | undefined) {
  const [shown, setShown] = useState(() => (wanted !== undefined && drawn.has(wanted) ? wanted : undefined));
  const [failed, setFailed] = useState<string>();
  const good = wanted === failed ? undefined : wanted;
  return {
    shown: good === undefined ? undefined : shown,
    coming: good === shown ? undefined : good,
    arrived: (address: string) => {
      if (drawn.size >= kMostDrawn) drawn.clear();
      drawn.add(address);
      setShown(address);
    },
    failed: setFailed,
  };
}

/** The face of a user or room. It is decoration: the name is always written beside it. */
export const Avatar = memo(function Avatar({ username, name, size = 36, url }: Props) {
  const known = usePicture(username);
  const { shown, coming, arrived, failed } = useArrived(url ?? known);
  return (
    <figure
      className={`rcx-avatar rcx-avatar--x${size} confab-avatar`}
      style={{ width: size, height: size }}
      aria-hidden="true"
    >
      {shown === undefined ? (
        <span
          className="rcx-avatar__element confab-avatar__initials"
          style={{ background: colours[hash(username) % colours.length], fontSize: Math.round(size * 0.42) }}
        >
          {initials(name || username, size < 20 ? 1 : 2)}
        </span>
      ) : (
        <img
          className="rcx-avatar__element"
          src={shown}
          alt=""
          width={size}
          height={size}
          onError={() => failed(shown)}
        />
      )}
      {coming !== undefined && (
        <img
          className="confab-avatar__coming"
          src={coming}
          alt=""
          onLoad={() => arrived(coming)}
          onError={() => failed(coming)}
        />
      )}
    </figure>
  );
});
