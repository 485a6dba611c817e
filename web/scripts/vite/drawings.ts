import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const suffix = '.svg?drawing';

export interface Drawing {
  paths: { d: string; evenOdd: boolean }[];
  /** Turned round where people read from right to left. */
  directional: boolean;
}

/**
 * A tenth of a unit is a twentieth of a pixel on screen, and a third of what is sent. Where places are said by their distance from
 * the one before, what is left off adds up: there it is a hundredth.
 */
function rounded(outline: string): string {
  if (/[aA]|\.\d+\./.test(outline))
    throw new Error(`Numbers of this outline cannot be told apart: ${outline.slice(0, 40)}`);
  const digits = /[b-y]/.test(outline) ? 2 : 1;
  return outline.replace(/\d*\.\d{2,}/g, (number) => String(Number(Number(number).toFixed(digits))));
}

/** The outlines of a drawing, which has nothing but paths. */
export function drawingOf(source: string): Drawing {
  if (!source.includes('viewBox="0 0 32 32"')) throw new Error(`Another size than all others: ${source.slice(0, 80)}`);
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
