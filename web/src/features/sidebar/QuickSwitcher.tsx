import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { explain } from '../../lib/errors';
import { spell } from '../../lib/shortcuts';
import { paths } from '../../routes/paths';
import { Avatar, Icon, Modal, Options, PresenceDot, optionId, steer, toast, type IconName } from '../../ui';
import { useChat, useChatParts, useChatState } from '../../stores/hooks';
import { can, roomPath, setting, statusOf } from '../../stores/selectors';
import { writeHere } from '../composer/write-here';
import { CreateRoomDialog, DirectDialog } from '../rooms/dialogs';
import { StatusDialog } from './StatusDialog';
import { loadPaletteWords, paletteEntries, type PaletteDialog, type PaletteEntry } from './palette';
import { iconOf, isNews, toItem, waitingIn } from './sections';
import { mayStandAside, sideRoom } from '../side/side-room';
import { useSpotlight } from './use-spotlight';

interface Target {
  key: string;
  title: string;
  hint: string;
  username: string;
  /** Whose initials the avatar shows; what is no person has a sign. */
  face: string;
  icon?: IconName;
  uid?: string;
  path?: string;
  /** Somebody without a direct message yet. */
  person?: string;
  news: boolean;
  /** How many messages wait there, and whether they name the reader. */
  count?: number;
  named?: boolean;
  /** Not a place but something to do. */
  entry?: PaletteEntry;
}

const kMost = 12;
/** So many actions stand beside rooms and people. */
const kMostEntries = 5;

function Face({ target }: { target: Target }) {
  const status = useChatState((state) => statusOf(state, target.uid));
  if (target.icon) return <Icon name={target.icon} size="x20" />;
  return (
    <span className="confab-sidebar__face">
      <Avatar username={target.username} name={target.face} size={20} />
      <PresenceDot status={status} />
    </span>
  );
}

/** From anywhere to any room, person or page, and to what one may do, by a few letters of the name. */
export function QuickSwitcher({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['chat', 'writing']);
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [here, navigate] = useLocation();
  const id = useId();
  const [text, setText] = useState('');
  const [selected, setSelected] = useState(0);
  const [dialog, setDialog] = useState<PaletteDialog | null>(null);
  const [entries, setEntries] = useState<readonly PaletteEntry[]>([]);
  useEffect(() => {
    let here = true;
    const show = () => here && setEntries(paletteEntries(chat.store.getState()));
    loadPaletteWords().then(show, () => undefined); // rooms and people are found all the same
    return () => {
      here = false;
    };
  }, [chat]);
  const wanted = text.trim().toLocaleLowerCase();
  const elsewhere = useSpotlight(wanted, true);
  const { subscriptions, rooms, realNames, mayOpen, mayClose } = useChatParts((state) => ({
    mayOpen: can(state, 'create-c'),
    mayClose: can(state, 'create-p'),
    subscriptions: state.subscriptions,
    rooms: state.rooms,
    realNames: setting(state, 'UI_Use_Real_Name', false),
  }));

  // A name typed in full comes first, then what begins that way; with news before without, and the newest first.
  const rank = ({ title, username }: { title: string; username: string }) => {
    const names = [title.toLocaleLowerCase(), username.toLocaleLowerCase()];
    return names.includes(wanted) ? 0 : names.some((candidate) => candidate.startsWith(wanted)) ? 1 : 2;
  };
  const own = [...subscriptions.values()]
    .map((subscription) => toItem(subscription, rooms.get(subscription.rid), chat.uid, realNames))
    .filter(
      ({ title, username }) =>
        title.toLocaleLowerCase().includes(wanted) || username.toLocaleLowerCase().includes(wanted),
    )
    .sort((a, b) => rank(a) - rank(b) || Number(b.alert) - Number(a.alert) || b.lastActivity - a.lastActivity);
  const targets: Target[] = own.slice(0, kMost).map((item) => ({
    key: item.rid,
    title: item.title,
    hint: t(item.main ? 'rooms.type.team' : `rooms.type.${item.t === 'd' ? 'd' : item.t === 'p' ? 'p' : 'c'}`),
    username: item.username,
    face: item.face,
    ...(item.uid === undefined ? { icon: iconOf(item) } : { uid: item.uid }),
    path: item.path,
    news: isNews(item),
    ...waitingIn(item),
  }));
  const partners = new Set(own.filter(({ t: type }) => type === 'd').map(({ username }) => username));
  for (const room of elsewhere.rooms) {
    if (subscriptions.has(room._id) || room.t !== 'c') continue;
    const path = roomPath({ t: 'c', rid: room._id, name: room.name });
    targets.push({
      key: room._id,
      title: room.fname ?? room.name ?? '',
      hint: t('rooms.type.c'),
      username: room.name ?? '',
      face: room.name ?? '',
      icon: 'hashtag',
      path,
      news: false,
    });
  }
  for (const { _id, username, name } of elsewhere.users) {
    if (partners.has(username)) continue;
    const title = name ?? username;
    targets.push({
      key: _id,
      title,
      hint: `@${username}`,
      username,
      face: title,
      uid: _id,
      person: username,
      news: false,
    });
  }
  // Each word that is typed begins one of its own.
  const words = wanted.split(/\s+/);
  const matching = (title: string) => {
    const own = title.toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => own.some((part) => part.startsWith(word)));
  };
  const found = wanted === '' ? [] : entries.filter(({ title }) => matching(title)).slice(0, kMostEntries);
  const shown = targets.slice(0, kMost - found.length);
  for (const entry of found) {
    const { key, title, icon, path } = entry;
    const hint = t(path === undefined ? 'writing:palette.do' : 'writing:palette.go');
    shown.push({ key: `entry ${key}`, title, hint, username: '', face: '', icon, news: false, entry });
  }
  // The end of this search is the beginning of the next.
  if (wanted !== '' && shown.length < kMost)
    shown.push({
      key: 'directory',
      title: t('switcher.directory', { text: text.trim() }),
      hint: t('directory.title'),
      username: '',
      face: '',
      icon: 'magnifier',
      path: paths.search(text.trim()),
      news: false,
    });
  if (wanted !== '')
    shown.push({
      key: 'messages',
      title: t('switcher.messages', { text: text.trim() }),
      hint: t('switcher.messages-hint'),
      username: '',
      face: '',
      icon: 'magnifier',
      path: paths.searchMessages(text.trim()),
      news: false,
    });

  const aside = mayStandAside();
  const open = (target: Target | undefined, toSide = false) => {
    if (!target) return;
    const { entry } = target;
    // What is no conversation that one is in opens as ever.
    if (toSide && subscriptions.has(target.key)) {
      onClose();
      sideRoom.open(chat.uid, target.key);
      return;
    }
    if (entry?.dialog) {
      setDialog(entry.dialog);
      return;
    }
    onClose();
    if (entry?.path !== undefined) navigate(entry.path);
    entry?.run?.(chat)?.catch((error: unknown) => toast.error(explain(common, error)));
    if (target.path !== undefined) {
      navigate(target.path);
      if (target.path === here) writeHere();
    } else if (target.person !== undefined) {
      chat
        .openDirect(target.person)
        .then((rid) => navigate(paths.direct(rid)))
        .catch((error: unknown) => toast.error(explain(common, error)));
    }
  };

  if (dialog === 'channel') return <CreateRoomDialog mayOpen={mayOpen} mayClose={mayClose} onClose={onClose} />;
  if (dialog === 'direct') return <DirectDialog onClose={onClose} />;
  if (dialog === 'status') return <StatusDialog onClose={onClose} />;
  return (
    <Modal title={t('switcher.title')} fromTop onClose={onClose}>
      <input
        className="confab-input confab-switcher__field"
        type="search"
        value={text}
        placeholder={t('switcher.placeholder')}
        aria-label={t('switcher.placeholder')}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? optionId(`${id}-list`, selected) : undefined}
        // The dialog was opened to type here.
        autoFocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          setSelected(0);
        }}
        onKeyDown={(event) => {
          const next = steer(event.key, selected, shown.length);
          if (next !== undefined) setSelected(next);
          else if (event.key === 'Enter') open(shown[selected], aside && (event.ctrlKey || event.metaKey));
          // Escape closes at once; a search field would first be emptied.
          else if (event.key === 'Escape') onClose();
          else return;
          event.preventDefault();
        }}
      />
      <div className="confab-switcher__list">
        <Options
          id={`${id}-list`}
          label={t('switcher.title')}
          options={shown}
          optionKey={({ key }) => key}
          selected={selected}
          onPick={(target) => open(target)}
        >
          {(target) => (
            <>
              <Face target={target} />
              <span className={`confab-suggestions__name${target.news ? ' confab-switcher__news' : ''}`} dir="auto">
                {target.title}
              </span>
              {target.count ? (
                <span className={`confab-switcher__count${target.named ? ' confab-switcher__count--named' : ''}`}>
                  {target.count}
                </span>
              ) : null}
              <span className="confab-suggestions__hint">
                <bdi>{target.hint}</bdi>
              </span>
            </>
          )}
        </Options>
      </div>
      <p className="confab-switcher__keys">
        <kbd>↑</kbd> <kbd>↓</kbd> {t('switcher.keys.choose')} <kbd>↵</kbd> {t('switcher.keys.open')}{' '}
        {aside && (
          <>
            {spell('mod+Enter').map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}{' '}
            {t('writing:palette.aside')}{' '}
          </>
        )}
        <kbd>{spell('Escape')}</kbd> {t('switcher.keys.close')}
      </p>
    </Modal>
  );
}
