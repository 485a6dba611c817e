import { useMemo } from 'react';
import { encode } from 'uqr';

/** Cameras look for that much white around it, in squares. */
const kMargin = 4;

/** Dark squares beside each other are one rectangle, so that no seam shows between them. */
function drawn(rows: boolean[][]): string {
  const parts: string[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) parts.push(`M${from} ${y}h${x - from}v1h${from - x}z`);
    }
  });
  return parts.join('');
}

/** Dark on white in every theme: not all cameras read it the other way round. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'M', border: 0 });
    return { path: drawn(data), size };
  }, [text]);
  return (
    <svg
      className="confab-qr"
      role="img"
      aria-label={label}
      viewBox={`${-kMargin} ${-kMargin} ${size + 2 * kMargin} ${size + 2 * kMargin}`}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
