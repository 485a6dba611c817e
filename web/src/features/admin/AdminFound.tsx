import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLoad } from '../../lib/load';
import { useSettled } from '../../lib/settled';
import { paths } from '../../routes/paths';
import { usePermission } from '../../stores/hooks';
import { Icon, Link, type IconName } from '../../ui';
import { fetchAllSettings } from '../settings/use-settings';
import { isFound, useSettingWords } from '../settings/words';
import { fetchUsers } from '../users/list';
import type { AdminPage } from './pages';

/** So many of each kind; the page of the kind itself has them all. */
const kMost = 6;
const kPause = 200;

interface Hit {
  key: string;
  to: string;
  icon: IconName;
  label: string;
}

interface Props {
  text: string;
  /** Those that one may see. */
  pages: readonly AdminPage[];
  /** One of them was gone to. */
  onGone: () => void;
}

function Hits({ title, hits, onGone }: { title: string; hits: readonly Hit[]; onGone: () => void }) {
  if (hits.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {hits.map(({ key, to, icon, label }) => (
          <li key={key}>
            <Link to={to} className="confab-nav-link" onClick={onGone}>
              <Icon name={icon} size="x20" />
              <span dir="auto">{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What of the administration goes by some words: its pages, the settings, and people. */
export default function AdminFound({ text, pages, onGone }: Props) {
  const { t } = useTranslation('admin');
  const words = useSettingWords();
  const maySet = usePermission('view-privileged-setting') === true;
  const mayMeet = usePermission('view-user-administration') === true;
  const asked = useSettled(text, kPause);
  const settings = useLoad(
    useCallback(async (signal: AbortSignal) => (maySet ? fetchAllSettings(signal) : []), [maySet]),
  );
  const people = useLoad(
    useCallback(
      async (signal: AbortSignal) => (mayMeet ? (await fetchUsers(asked, 0, undefined, signal)).users : []),
      [asked, mayMeet],
    ),
  );
  const wanted = text.toLocaleLowerCase().split(/\s+/);
  const found = {
    pages: pages
      .map(({ id, path, icon }): Hit => ({ key: id, to: path, icon, label: t(`${id}.title`) }))
      .filter(({ label }) => wanted.every((word) => label.toLocaleLowerCase().includes(word))),
    settings: (settings.data ?? [])
      .filter((setting) => isFound(setting, text, words))
      .map((setting): Hit => ({
        key: setting._id,
        to: paths.lookedFor(paths.adminSettings, setting._id),
        icon: 'cog',
        label: `${words.name(setting)} (${words.group(setting.group)})`,
      })),
    // Those of other words are of no use.
    people: (people.loading || asked !== text ? [] : (people.data ?? [])).map((user): Hit => ({
      key: user._id,
      to: paths.lookedFor(paths.adminUsers, user.username ?? user._id),
      icon: 'user',
      label: user.name ?? user.username ?? user._id,
    })),
  };
  const count = Object.values(found).reduce((sum, hits) => sum + hits.length, 0);
  const waiting = settings.loading || people.loading || asked !== text;
  return (
    <div className="confab-admin-found">
      <div aria-live="polite" className="confab-visually-hidden">
        {!waiting && t('search.found', { count })}
      </div>
      {(['pages', 'settings', 'people'] as const).map((kind) => (
        <Hits key={kind} title={t(`search.${kind}`)} hits={found[kind].slice(0, kMost)} onGone={onGone} />
      ))}
      {count === 0 && !waiting && <p>{t('search.none')}</p>}
    </div>
  );
}
