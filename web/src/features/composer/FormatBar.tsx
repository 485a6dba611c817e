import '../../ui/icons/add-later';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { useShortcuts, type Shortcut } from '../../lib/shortcuts';
import { IconButton } from '../../ui';
import { insert, type Change } from './editing';
import { formats } from './formats';

const EmojiPopover = deferred(() => import('../messages/emoji/EmojiPopover').then((popover) => popover.EmojiPopover));

interface Props {
  /** Changes what is written, or what is selected of it. */
  onEdit: (change: Change) => void;
  /** Its keys stand in the list of shortcuts. One bar of a page says so. */
  listed: boolean;
  /** The picker is gone: one goes on writing. */
  onClosed: () => void;
}

const kNoKeys: readonly Shortcut[] = [];

/** What can be done to a text besides typing it. */
export function FormatBar({ onEdit, listed, onClosed }: Props) {
  const { t } = useTranslation('writing');
  const keys = useMemo(
    () => formats.flatMap(({ id, keys }) => (keys === undefined ? [] : [{ keys, label: t(`format.${id}`) }])),
    [t],
  );
  useShortcuts(t('format.title'), listed ? keys : kNoKeys);
  const [picking, setPicking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setPicking(false);
    onClosed();
  };
  return (
    <>
      <div role="toolbar" aria-label={t('format.title')} className="confab-composer__formats">
        {/* First, for where there is not room for all: the formats have keys, or are drawn into sight. */}
        <IconButton
          ref={button}
          small
          icon="emoji"
          aria-label={t('format.emoji')}
          aria-haspopup="dialog"
          aria-expanded={picking}
          onClick={() => setPicking(true)}
        />
        {formats.map(({ id, icon, keys, change }) => (
          <IconButton
            key={id}
            small
            icon={icon}
            aria-label={t(`format.${id}`)}
            aria-keyshortcuts={keys?.replace('mod', 'Control')}
            // The field keeps the focus, and with it what is selected.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onEdit(change)}
          />
        ))}
      </div>
      {picking && (
        <EmojiPopover
          label={t('format.emoji')}
          trigger={button}
          placement="top start"
          onPick={(emoji) => {
            onEdit((present) => insert(present, `:${emoji}: `));
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
