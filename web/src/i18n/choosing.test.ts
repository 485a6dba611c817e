import { expect, test } from 'vitest';
import { chooseLanguage, i18n, startI18n } from '.';

test('what is chosen last counts, also where it is the present language and another one is on its way', async () => {
  await startI18n();
  await chooseLanguage({ account: 'en' });
  const remembered = chooseLanguage({ account: 'de' });
  await Promise.all([remembered, chooseLanguage({ account: 'en' })]);
  expect(i18n.language).toBe('en');
  await chooseLanguage({ account: 'ar' });
  expect([i18n.language, document.documentElement.dir]).toEqual(['ar', 'rtl']);
});
