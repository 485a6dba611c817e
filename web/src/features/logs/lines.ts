/** How grave what a line says is, the gravest first. */
export const kLevels = ['error', 'warning', 'info', 'debug'] as const;
export type Level = (typeof kLevels)[number];

// eslint-disable-next-line no-control-regex -- colours of a terminal
const kColours = /\u001b\[[\d;]*m/g;

/** A line without the colours that a terminal would show. */
export const plainLine = (line: string): string => line.replaceAll(kColours, '').trimEnd();

/** The level that a line says, in words or as JSON; undefined for one that goes on with the line before. */
export function levelOf(line: string): Level | undefined {
  const said = /^\S+ (\w+) /.exec(line)?.[1] ?? /"level":\s*"(\w+)"/.exec(line)?.[1];
  return kLevels.find((level) => level === said);
}

export const isAtLeast = (level: Level | undefined, least: Level): boolean =>
  level !== undefined && kLevels.indexOf(level) <= kLevels.indexOf(least);
