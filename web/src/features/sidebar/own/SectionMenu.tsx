import '../../../ui/icons/add-later';
import { useTranslation } from 'react-i18next';
import { useChat, useChatParts, useChatState } from '../../../stores/hooks';
import { can } from '../../../stores/selectors';
import type { State } from '../../../stores/state';
import { IconButton, Menu, type MenuItem } from '../../../ui';
import { isNews, ownSections, type SectionId, type SidebarItem } from '../sections';
import type { SectionQuestion } from './SectionDialogs';
import { sectionCalls } from './place';
import { readAll } from './read-all';

interface Props {
  id: SectionId;
  /** What it is called. */
  name: string;
  items: readonly SidebarItem[];
  onAsk: (question: SectionQuestion) => void;
}

type Made = 'room' | 'team' | 'direct';

const kIcons = { room: 'hashtag', team: 'members', direct: 'balloon' } as const;
const kWords = { room: 'create.channel', team: 'create.team', direct: 'create.direct' } as const;

/** What is made in a section of this kind; in one's own anything. */
const madeIn = (id: SectionId): readonly Made[] => {
  if (id === 'channels') return ['room'];
  if (id === 'teams') return ['team'];
  if (id === 'direct') return ['direct'];
  return id.startsWith('own ') ? ['direct', 'room', 'team'] : [];
};

function mayMake(state: State, what: Made): boolean {
  if (what === 'direct') return can(state, 'create-d');
  return (can(state, 'create-c') || can(state, 'create-p')) && (what === 'room' || can(state, 'create-team'));
}

/** What can be made in a section: the one thing at once, several from a menu. */
function Add({ id, name, onAsk }: Omit<Props, 'items'>) {
  const { t } = useTranslation(['daily', 'chat']);
  const may = useChatParts((state) => madeIn(id).filter((what) => mayMake(state, what)));
  const section = id.startsWith('own ') ? id.slice(4) : undefined;
  const ask = (kind: Made) => onAsk({ kind, ...(section !== undefined && { section }) });
  const [only] = may;
  if (only === undefined) return null;
  if (section === undefined)
    return <IconButton mini icon="plus" aria-label={t(`chat:${kWords[only]}`)} onClick={() => ask(only)} />;
  return (
    <Menu
      label={t('section.add', { name })}
      icon="plus"
      size="mini"
      placement="bottom end"
      items={may.map((what) => ({
        id: what,
        icon: kIcons[what],
        label: t(`chat:${kWords[what]}`),
        onAction: () => ask(what),
      }))}
    />
  );
}

/** What can be done with a section besides filling it. */
export function SectionMenu({ id, name, items, onAsk }: Props) {
  const { t } = useTranslation(['daily', 'chat']);
  const chat = useChat();
  const all = useChatState(ownSectionIds).split(' ');
  const own = id.startsWith('own ') ? id.slice(4) : undefined;
  const at = own === undefined ? -1 : all.indexOf(own);
  const ofOwn: MenuItem[] =
    own === undefined
      ? [{ id: 'new', icon: 'list-bullets', label: t('section.new'), onAction: () => onAsk({ kind: 'create' }) }]
      : [
          {
            id: 'rename',
            icon: 'edit',
            label: t('section.rename'),
            onAction: () => onAsk({ kind: 'rename', id: own }),
          },
          {
            id: 'up',
            icon: 'arrow-up',
            label: t('section.up'),
            disabled: at <= 0,
            onAction: () => void sectionCalls.move(chat, own, false),
          },
          {
            id: 'down',
            icon: 'arrow-down',
            label: t('section.down'),
            disabled: at === all.length - 1,
            onAction: () => void sectionCalls.move(chat, own, true),
          },
          {
            id: 'remove',
            icon: 'trash',
            danger: true,
            label: t('section.remove'),
            onAction: () => onAsk({ kind: 'remove', id: own }),
          },
        ];
  return (
    <>
      <Add id={id} name={name} onAsk={onAsk} />
      <Menu
        label={t('section.menu', { name })}
        size="mini"
        placement="bottom end"
        items={[
          {
            id: 'read',
            icon: 'flag',
            label: t('section.read'),
            disabled: !items.some(isNews),
            onAction: () => void readAll(chat, items),
          },
          ...ofOwn,
        ]}
      />
    </>
  );
}

const ownSectionIds = (state: Parameters<typeof ownSections>[0]): string =>
  ownSections(state)
    .map(({ _id }) => _id)
    .join(' ');
