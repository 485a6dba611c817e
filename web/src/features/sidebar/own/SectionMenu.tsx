import '../../../ui/icons/add-later';
import { useTranslation } from 'react-i18next';
import { useChat, useChatState } from '../../../stores/hooks';
import { Menu } from '../../../ui';
import { ownSections } from '../sections';
import type { SectionQuestion } from './SectionDialogs';
import { sectionCalls } from './place';

interface Props {
  id: string;
  onAsk: (question: SectionQuestion) => void;
}

/** What can be done with a section of one's own. */
export function SectionMenu({ id, onAsk }: Props) {
  const { t } = useTranslation('daily');
  const chat = useChat();
  const all = useChatState(ownSectionIds).split(' ');
  const name = useChatState(({ daily }) => daily.sections.get(id)?.name ?? '');
  const at = all.indexOf(id);
  return (
    <Menu
      label={t('section.menu', { name })}
      size="mini"
      placement="bottom end"
      items={[
        { id: 'rename', icon: 'edit', label: t('section.rename'), onAction: () => onAsk({ kind: 'rename', id }) },
        {
          id: 'up',
          icon: 'arrow-up',
          label: t('section.up'),
          disabled: at <= 0,
          onAction: () => void sectionCalls.move(chat, id, false),
        },
        {
          id: 'down',
          icon: 'arrow-down',
          label: t('section.down'),
          disabled: at === all.length - 1,
          onAction: () => void sectionCalls.move(chat, id, true),
        },
        {
          id: 'remove',
          icon: 'trash',
          danger: true,
          label: t('section.remove'),
          onAction: () => onAsk({ kind: 'remove', id }),
        },
      ]}
    />
  );
}

const ownSectionIds = (state: Parameters<typeof ownSections>[0]): string =>
  ownSections(state)
    .map(({ _id }) => _id)
    .join(' ');
