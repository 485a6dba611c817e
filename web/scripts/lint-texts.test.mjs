import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint({ overrideConfigFile: 'eslint.config.js' });

const complaints = async (jsx, file = 'src/features/x.tsx') => {
  const [result] = await eslint.lintText(`export const X = () => ${jsx};`, { filePath: file });
  return result.messages.filter(({ ruleId }) => ruleId === 'no-restricted-syntax').length;
};

test.each([
  ['<p>Hello</p>', 1],
  ['<p>{"Hello"}</p>', 1],
  ['<>Grüße</>', 1],
  ['<button aria-label="Close" />', 1],
  ['<input className="confab-input" placeholder="Your name" />', 1],
  ['<p>{t("hello")}</p>', 0],
  ['<p> · {count} ✓ @{name}</p>', 0],
  ['<title>Confab</title>', 0],
  ['<input className="confab-input" placeholder="example.com" />', 0],
  ['<div className="confab-home" />', 0],
])('%s has %i texts outside of the catalogues', async (jsx, count) => {
  expect(await complaints(jsx)).toBe(count);
});

test('tests may write what they like', async () => {
  expect(await complaints('<p>Hello</p>', 'src/features/x.test.tsx')).toBe(0);
});
