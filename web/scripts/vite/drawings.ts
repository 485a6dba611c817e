import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const suffix = '.svg?drawing';

export interface Drawing {
  paths: { d: string; evenOdd: boolean }[];
  /** Turned round where people read from right to left. */
  directional: boolean;
}

/** A hundredth of a unit is a two-hundredth of a pixel on screen, and half of what is sent. */
function rounded(outline: string): string {
  if (/[aA]|\.\d+\./.test(outline))
    throw new Error(`Numbers of this outline cannot be told apart: ${outline.slice(0, 40)}`);
  return outline.replace(/\d*\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
}

/** The outlines of a drawing, which has nothing but paths. */
export function drawingOf(source: string): Drawing {
  const elements = [...source.matchAll(/<(\w+)([^>]*)>/g)].filter(([, element]) => element !== 'svg');
  const paths = elements.map(([text, element, attributes]) => {
    const d = / d="([^"]+)"/.exec(attributes!)?.[1];
    if (element !== 'path' || d === undefined || /\b(?:transform|opacity|stroke)/.test(attributes!))
      throw new Error(`More than an outline: ${text}`);
    return { d: rounded(d), evenOdd: attributes!.includes('evenodd') };
  });
  return { paths, directional: source.includes('directional') };
}

/** `import star from '.../star.svg?drawing'` gives the outlines alone, found when the client is built. */
export function drawings(): Plugin {
  return {
    name: 'confab:drawings',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(suffix)) return undefined;
      const source = await readFile(id.slice(0, -'?drawing'.length), 'utf8');
      return `export default ${JSON.stringify(drawingOf(source))};`;
    },
  };
}
