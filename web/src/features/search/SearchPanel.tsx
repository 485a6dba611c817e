import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNarrow } from '../../lib/media';
import { useNavigate, useSearch } from '../../lib/router';
import { useSettled } from '../../lib/settled';
import { paths } from '../../routes/paths';
import type { Room } from '../../stores/entities';
import { Link } from '../../ui';
import { Panel } from '../rooms/Panel';
import { Search } from './Search';
import { hitPath, type Place } from './hit-path';

interface Props {
  room: Room;
  /** The room's address. */
  path: string;
  /** What the address looks for. */
  text: string;
  onClose: () => void;
}

const kPause = 600;

/** The messages of a room, by what they say. */
export function SearchPanel({ room, path, text: asked, onClose }: Props) {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const query = useSearch();
  const [text, setText] = useState(asked);
  const settled = useSettled(text.trim(), kPause);
  // The address has what is looked for, so that the way back finds it again.
  useEffect(() => {
    if (settled === asked) return;
    const address = paths.panel(path, 'search', settled === '' ? undefined : settled);
    navigate(query ? `${address}?${query}` : address, { replace: true });
  }, [settled, asked, path, query, navigate]);
  const place: Place = {
    room: path,
    beside: isNarrow() ? path : paths.panel(path, 'search', text.trim() || undefined),
  };
  return (
    <Panel label={t('title')} title={t('title')} onClose={onClose}>
      <Search rid={room._id} text={text} onChange={setText} pathOf={(hit) => hitPath(hit, place)}>
        <p className="confab-search__elsewhere">
          <Link to={paths.searchMessages(text.trim())}>{t('everywhere')}</Link>
        </p>
      </Search>
    </Panel>
  );
}
