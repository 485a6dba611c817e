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
