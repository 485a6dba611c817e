import './sidebar-edge.css';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/shortcuts';
import { IconButton } from '../../ui';
import { fold, kLeastWidth, kMostWidth, resize } from './resize';
import { watchSwipes } from './swipes';
import { kUsualWidth, sidebarWidth } from './width';

const kStep = 16;
/** Who pulls the edge further than this wants the strip. */
const kFolds = 140;

const isRightToLeft = () => getComputedStyle(document.documentElement).direction === 'rtl';

function pull(event: React.PointerEvent<HTMLElement>): void {
  const { left, right } = event.currentTarget.parentElement?.getBoundingClientRect() ?? { left: 0, right: 0 };
  const wide = isRightToLeft() ? right - event.clientX : event.clientX - left;
  resize(wide < kFolds ? { strip: true } : { strip: false, wide });
}

function press(event: React.KeyboardEvent): void {
  const { wide, strip } = sidebarWidth.get();
  const towards = isRightToLeft() ? -1 : 1;
  const step = event.key === 'ArrowRight' ? kStep * towards : event.key === 'ArrowLeft' ? -kStep * towards : undefined;
  if (event.key === 'Enter') fold();
  else if (event.key === 'Home') resize({ strip: false, wide: kLeastWidth });
  else if (event.key === 'End') resize({ strip: false, wide: kMostWidth });
  else if (step === undefined) return;
  else if (strip) resize({ strip: step < 0 });
  else if (step < 0 && wide <= kLeastWidth) resize({ strip: true });
  else resize({ wide: wide + step });
  event.preventDefault();
}

/** The edge between sidebar and room: it is pulled, stepped with the arrow keys, and folds the sidebar to a strip. */
export function SidebarEdge() {
  const { t } = useTranslation(['daily', 'chat']);
  const { wide, strip } = useSyncExternalStore(sidebarWidth.subscribe, sidebarWidth.get);
  const label = t(strip ? 'edge.unfold' : 'edge.fold');
  const shortcuts = useMemo(() => [{ keys: 'mod+shift+d', label: t('edge.shortcut'), run: fold }], [t]);
  useShortcuts(t('chat:shortcuts.chat'), shortcuts);
  // Where the sidebar is no column but a drawer, swipes are what the edge is elsewhere.
  useEffect(watchSwipes, []);
  return (
    <div className="confab-sidebar-edge">
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('edge.width')}
        aria-valuemin={kLeastWidth}
        aria-valuemax={kMostWidth}
        aria-valuenow={wide}
        aria-valuetext={strip ? t('edge.folded') : t('edge.pixels', { count: wide })}
        className="confab-sidebar-edge__handle"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          event.currentTarget.focus();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) pull(event);
        }}
        onDoubleClick={() => resize({ strip: false, wide: kUsualWidth })}
        onKeyDown={press}
      />
      <IconButton mini className="confab-sidebar-edge__fold" icon="chevron-right" aria-label={label} onClick={fold} />
    </div>
  );
}
