import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { pickInBrowser } from '.';
import { languages } from './languages';

/** For pages before signing in: the language of this browser. */
export function LanguagePicker() {
  const { t, i18n } = useTranslation('common');
  const id = useId();
  return (
    <span className="confab-language-picker">
      <label htmlFor={id} className="confab-visually-hidden">
        {t('language')}
      </label>
      <select
        id={id}
        className="confab-language-picker__choice"
        value={i18n.language}
        onChange={(event) => void pickInBrowser(event.currentTarget.value)}
      >
        {languages.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
