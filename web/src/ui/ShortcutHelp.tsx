import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { spell, useShortcutGroups } from '../lib/shortcuts';
import { Modal } from './Modal';

/** The list of all keys that work on the page just now. */
export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('common');
  const { groups } = useShortcutGroups();
  return (
    <Modal title={t('shortcuts.title')} onClose={onClose}>
      {groups.map((group) => (
        <section key={group.title}>
          <h3 className="confab-shortcuts__title">{group.title}</h3>
          <dl className="confab-shortcuts">
            {group.shortcuts.map((shortcut) => (
              <Fragment key={shortcut.keys}>
                <dt>{shortcut.label}</dt>
                <dd>
                  {spell(shortcut.keys).map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
