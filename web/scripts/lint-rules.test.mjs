import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint({ overrideConfigFile: 'eslint.config.js' });

const complaints = async (text, rule, file) => {
  const [result] = await eslint.lintText(text, { filePath: file });
  return result.messages.filter(({ ruleId }) => ruleId === rule).length;
};

test.each([
  ['<input type="search" />', 1],
  ['<textarea />', 1],
  ['<input className="confab-input" type="search" />', 0],
  ['<input type="checkbox" />', 0],
  ['<input type="file" hidden />', 0],
])('%s looks like the browser: %i', async (jsx, count) => {
  const text = `export const X = () => ${jsx};`;
  expect(await complaints(text, 'no-restricted-syntax', 'src/features/x.tsx')).toBe(count);
});

test.each([
  ['value as string', 1],
  ['value as unknown as string', 2],
  ["['a'] as const", 0],
])('what is said to be of a type without looking is refused, in tests too: %s', async (expression, count) => {
  const text = `export const made = (value: unknown) => [value, ${expression}];`;
  const rule = '@typescript-eslint/consistent-type-assertions';
  for (const file of ['src/lib/x.ts', 'src/lib/x.test.ts']) expect(await complaints(text, rule, file)).toBe(count);
});
