import { icons, type IconName } from './icons';

interface Drawing {
  paths: { d: string; evenOdd: boolean }[];
  /** Turned round where people read from right to left. */
  directional: boolean;
}

const drawings = new Map<IconName, Drawing>();

/** The outlines of a drawing, which has nothing but paths (a test holds it). */
function drawingOf(name: IconName): Drawing {
  let drawing = drawings.get(name);
  if (!drawing) {
    const source: string = icons[name];
    const paths = [...source.matchAll(/<path([^>]*)\sd="([^"]*)"/g)];
    drawing = {
      paths: paths.map(([, attributes, d]) => ({ d: d!, evenOdd: attributes!.includes('evenodd') })),
      directional: source.includes('directional'),
    };
    drawings.set(name, drawing);
  }
  return drawing;
}

interface Props {
  name: IconName;
  size?: 'x16' | 'x20' | 'x32';
  className?: string;
}

/** A drawing in the colour of the text. It is decoration: what it means is always said in words too. */
export function Icon({ name, size = 'x16', className = '' }: Props) {
  const { paths, directional } = drawingOf(name);
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
