import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../../stores/hooks';
import { ErrorState, Loading, Menu, Tabs } from '../../../ui';
import { useCustomEmoji } from './custom';
import { chooseTone, frequentEmoji, usedEmoji, useEmojiHabits } from './habits';
import { emojiSearch, type EmojiSearch } from './search';
import './picker.css';
import { emojiOf, inTone, kGroups, type EmojiGroup, type SkinTone } from './table';

interface Props {
  /** The shortcode, without its colons. */
  onPick: (name: string) => void;
}

/** More than these nobody looks through. */
const kMostFound = 90;
const kTones = [0, 1, 2, 3, 4, 5] as const;

const kFaces: Record<EmojiGroup | 'frequent' | 'custom', string> = {
  custom: '✨',
  frequent: '🕘',
  smileys: '🙂',
  people: '👋',
  nature: '🐻',
  food: '🍎',
  travel: '🚗',
  activities: '⚽',
  objects: '💡',
  symbols: '❤️',
  flags: '🏁',
};

/** How far the focus goes with a key, in a grid of this many columns; the first is where reading begins. */
function step(key: string, columns: number): number | undefined {
  const right = document.documentElement.dir === 'rtl' ? -1 : 1;
  return { ArrowRight: right, ArrowLeft: -right, ArrowDown: columns, ArrowUp: -columns }[key];
}

function useSearch(language: string): { search?: EmojiSearch; failed: boolean; again: () => void } {
  const [found, setFound] = useState<{ search?: EmojiSearch; failed: boolean }>({ failed: false });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let here = true;
    emojiSearch(language).then(
      (search) => here && setFound({ search, failed: false }),
      () => here && setFound({ failed: true }),
    );
    return () => {
      here = false;
    };
  }, [language, turn]);
  return { ...found, again: () => setTurn(turn + 1) };
}

interface Shown {
  name: string;
  picture: string;
  label: string;
  /** Where its picture is, of the workspace's own. */
  address?: string;
}

function Grid({ shown, label, onPick }: { shown: readonly Shown[]; label: string; onPick: (name: string) => void }) {
  return (
    <div className="confab-emoji-picker__grid" role="group" aria-label={label}>
      {shown.map(({ name, picture, label: called, address }, index) => (
        <button
          key={name}
          type="button"
          className="confab-emoji-picker__one confab-emoji"
          data-tooltip={`:${name}:`}
          aria-label={called}
          tabIndex={index === 0 ? 0 : -1}
          onClick={() => onPick(name)}
        >
          {address === undefined ? picture : <img className="confab-emoji__own" src={address} alt="" loading="lazy" />}
        </button>
      ))}
    </div>
  );
}

function ToneMenu({ tone, onChoose }: { tone: SkinTone; onChoose: (tone: SkinTone) => void }) {
  const { t } = useTranslation('panels');
  const hand = (of: SkinTone) => emojiOf(of === 0 ? 'raised_hand' : `raised_hand_tone${of}`)?.picture;
  return (
    <Menu
      label={t('emoji.tone')}
      placement="bottom end"
      face={<span className="confab-emoji-picker__tone confab-emoji">{hand(tone)}</span>}
      items={kTones.map((id) => ({
        id: String(id),
        label: t(`emoji.tones.${id}`),
        lead: (
          <span className="confab-emoji" aria-hidden="true">
            {hand(id)}
          </span>
        ),
        checked: id === tone,
        onAction: () => onChoose(id),
      }))}
    />
  );
}

/** All emoji by category, found by name and meaning, worked by pointer or arrow keys. */
export default function EmojiPicker({ onPick }: Props) {
  const { t, i18n } = useTranslation('panels');
  const { uid } = useChat();
  const habits = useEmojiHabits(uid);
  const { tone } = habits;
  const { search, failed, again } = useSearch(i18n.language);
  const [text, setText] = useState('');
  const [group, setGroup] = useState<EmojiGroup | 'frequent' | 'custom'>(
    habits.recent.length > 0 ? 'frequent' : 'smileys',
  );
  const field = useRef<HTMLInputElement>(null);
  // On a phone that would bring up the keyboard, over most of what one has come to see.
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);
  const searching = text.trim() !== '';
  // What is used more is put in another place when the picker is opened again, not under the pointer.
  const [kept] = useState(() => frequentEmoji(habits));

  const custom = useCustomEmoji(true);

  const shown = useMemo((): readonly Shown[] => {
    if (!search) return [];
    const ours = [...custom].map(([name, address]) => ({
      name,
      address,
      picture: '',
      label: name.replaceAll('_', ' '),
    }));
    if (group === 'custom' && !searching) return ours;
    const all = search.find(text);
    const drawn = ({ entry, label }: (typeof all)[number]) => ({ ...inTone(entry, tone), label });
    if (searching) {
      const wanted = text.trim().toLowerCase().replaceAll(':', '');
      return [...ours.filter(({ name }) => name.includes(wanted)), ...all.map(drawn)].slice(0, kMostFound);
    }
    if (group !== 'frequent') return all.filter(({ entry }) => entry.group === group).map(drawn);
    return kept.flatMap((name) => {
      const label = name.replaceAll('_', ' ');
      const emoji = emojiOf(name);
      const address = custom.get(name);
      if (emoji) return [{ ...emoji, label }];
      return address === undefined ? [] : [{ name, picture: '', label, address }];
    });
  }, [search, text, searching, group, kept, tone, custom]);

  const pick = (name: string) => {
    usedEmoji(uid, name);
    onPick(name);
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.confab-emoji-picker__one')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (at < 0) {
      if (event.target !== field.current) return;
      const first = shown[0]?.name;
      if (event.key === 'Enter' && searching && first !== undefined) pick(first);
      else if (event.key === 'ArrowDown') buttons[0]?.focus();
      else return;
      event.preventDefault();
      return;
    }
    const top = buttons[0]?.offsetTop;
    const columns = Math.max(1, buttons.findLastIndex((button) => button.offsetTop === top) + 1);
    const by = step(event.key, columns);
    if (by === undefined) return;
    event.preventDefault();
    if (at + by < 0) field.current?.focus();
    else buttons[Math.min(at + by, buttons.length - 1)]?.focus();
  };

  const body =
    searching && search && shown.length === 0 ? (
      <p className="confab-emoji-picker__none" role="status">
        {t('emoji.none')}
      </p>
    ) : (
      <Grid shown={shown} label={searching ? t('emoji.found') : t(`emoji.group.${group}`)} onPick={pick} />
    );
  const tabs = (['frequent', 'custom', ...kGroups] as const).filter(
    (id) => (id !== 'frequent' || kept.length > 0) && (id !== 'custom' || custom.size > 0),
  );

  return (
    // What is in it sends its keys here.
    <div className="confab-emoji-picker" role="presentation" onKeyDown={onKeyDown}>
      <div className="confab-emoji-picker__head">
        <input
          className="confab-input"
          type="search"
          value={text}
          placeholder={t('emoji.find')}
          aria-label={t('emoji.find')}
          autoComplete="off"
          ref={field}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ToneMenu tone={tone} onChoose={(chosen) => chooseTone(uid, chosen)} />
      </div>
      {failed ? (
        <ErrorState title={t('emoji.failed')} onRetry={again} />
      ) : !search ? (
        <Loading />
      ) : searching ? (
        <div className="confab-emoji-picker__all">{body}</div>
      ) : (
        <Tabs
          label={t('emoji.groups')}
          selected={group}
          onSelect={setGroup}
          tabs={tabs.map((id) => ({
            id,
            label: t(`emoji.group.${id}`),
            face: <span className="confab-emoji">{kFaces[id]}</span>,
          }))}
        >
          <div className="confab-emoji-picker__all">{body}</div>
        </Tabs>
      )}
    </div>
  );
}
