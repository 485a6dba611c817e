import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearch } from '../../lib/router';
import { useSettled } from '../../lib/settled';
import { paths } from '../../routes/paths';
import { Search } from './Search';
import { hitPath } from './hit-path';

const kPause = 600;

/** All messages that one may read, by what they say. */
export function SearchPage() {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const asked = new URLSearchParams(useSearch()).get('text') ?? '';
  const [text, setText] = useState(asked);
  const [known, setKnown] = useState(asked);
  const settled = useSettled(text.trim(), kPause);
  // Somebody has come here by another address, while it is open.
  if (asked !== known) {
    setKnown(asked);
    if (asked !== settled) setText(asked);
  }
  useEffect(() => {
    if (settled !== asked && settled === text.trim()) navigate(paths.searchMessages(settled), { replace: true });
  }, [settled, asked, text, navigate]);
  return (
    <div className="confab-directory">
      <header className="rcx-room-header confab-room-header">
        <h1 className="confab-room-header__title">{t('title-all')}</h1>
      </header>
      <div className="confab-directory__content">
        <Search text={text} onChange={setText} pathOf={(hit) => hitPath(hit)} />
      </div>
    </div>
  );
}
