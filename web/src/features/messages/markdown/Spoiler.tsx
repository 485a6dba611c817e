import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  children: ReactNode;
  /** It stands on lines of its own. */
  block?: boolean;
}

/** What not everybody wants to know yet: out of sight, and out of what is read aloud, until it is asked for. */
export function Spoiler({ children, block = false }: Props) {
  const { t } = useTranslation('chat');
  const [shown, setShown] = useState(false);
  const Element = block ? 'div' : 'span';
  if (shown) return <Element className="confab-spoiler confab-spoiler--shown">{children}</Element>;
  return (
    <button
      type="button"
      className={`confab-spoiler${block ? ' confab-spoiler--block' : ''}`}
      aria-label={t('messages.show-spoiler')}
      data-tooltip={t('messages.show-spoiler')}
      onClick={() => setShown(true)}
    >
      <span className="confab-spoiler__hidden" aria-hidden="true" inert>
        {children}
      </span>
    </button>
  );
}
