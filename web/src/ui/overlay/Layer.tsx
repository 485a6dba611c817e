import type { ReactNode, SyntheticEvent } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';

const stop = (event: SyntheticEvent) => event.stopPropagation();

/**
 * Around what is drawn in a layer. React passes events on to the component that opened it, although the layer lies elsewhere
 * on the page: a row that watches the pointer would take the menu's for its own. So they end here.
 */
export function Layer({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <I18nProvider locale={i18n.language}>
      <div
        className="confab-layer"
        role="presentation"
        onClick={stop}
        onMouseOver={stop}
        onMouseOut={stop}
        onMouseDown={stop}
        onPointerDown={stop}
        onKeyDown={stop}
        onFocus={stop}
        onBlur={stop}
        onSubmit={stop}
      >
        {children}
      </div>
    </I18nProvider>
  );
}
