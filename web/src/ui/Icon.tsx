import { drawings, type IconName } from './icons/drawings';

const nothing = { paths: [], directional: false };

interface Props {
  name: IconName;
  size?: 'x16' | 'x20' | 'x32';
  className?: string;
}

/** A drawing in the colour of the text. It is decoration: what it means is always said in words too. */
export function Icon({ name, size = 'x16', className = '' }: Props) {
  const { paths, directional } = drawings[name] ?? nothing;
  const pixels = Number(size.slice(1));
  return (
    <svg
      className={`rcx-icon confab-icon ${directional ? 'confab-icon--directional' : ''} ${className}`}
      viewBox="0 0 32 32"
      width={pixels}
      height={pixels}
      aria-hidden="true"
      data-icon={name}
    >
      {paths.map(({ d, evenOdd }) => (
        <path key={d} d={d} fillRule={evenOdd ? 'evenodd' : undefined} />
      ))}
    </svg>
  );
}
