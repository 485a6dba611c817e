import './sidebar-edge.css';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/shortcuts';
import { IconButton } from '../../ui';
import { EdgeHandle, isRightToLeft } from '../../ui/EdgeHandle';
import { fold, kLeastWidth, kMostWidth, resize } from './resize';
import { watchSwipes } from './swipes';
import { kUsualWidth, sidebarWidth } from './width';

const kStep = 16;
/** Who pulls the edge further than this wants the strip. */
const kFolds = 140;

const pull = (wide: number): void => resize(wide < kFolds ? { strip: true } : { strip: false, wide });

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
      <EdgeHandle
        of="before"
        label={t('edge.width')}
        least={kLeastWidth}
        most={kMostWidth}
        now={wide}
        text={strip ? t('edge.folded') : t('edge.pixels', { count: wide })}
        className="confab-sidebar-edge__handle"
        onPull={pull}
        onReset={() => resize({ strip: false, wide: kUsualWidth })}
        onKeyDown={press}
      />
      <IconButton mini className="confab-sidebar-edge__fold" icon="chevron-right" aria-label={label} onClick={fold} />
    </div>
  );
}
