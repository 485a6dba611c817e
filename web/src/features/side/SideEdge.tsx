import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { kLeastSide, kMostSide, kUsualSide, sideWidth } from './side-room';

const kStep = 16;

const isRightToLeft = () => getComputedStyle(document.documentElement).direction === 'rtl';

function pull(event: React.PointerEvent<HTMLElement>): void {
  const { left, right } = event.currentTarget.parentElement?.getBoundingClientRect() ?? { left: 0, right: 0 };
  sideWidth.put(isRightToLeft() ? event.clientX - left : right - event.clientX);
}

function press(event: React.KeyboardEvent): void {
  const towards = isRightToLeft() ? -kStep : kStep;
  const wide = sideWidth.get();
  if (event.key === 'ArrowLeft') sideWidth.put(wide + towards);
  else if (event.key === 'ArrowRight') sideWidth.put(wide - towards);
  else if (event.key === 'Home') sideWidth.put(kLeastSide);
  else if (event.key === 'End') sideWidth.put(kMostSide);
  else return;
  event.preventDefault();
}

/** The edge between two conversations: it is pulled, and stepped with the arrow keys. */
export function SideEdge() {
  const { t } = useTranslation('daily');
  const wide = useSyncExternalStore(sideWidth.subscribe, sideWidth.get);
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('side.width')}
      aria-valuemin={kLeastSide}
      aria-valuemax={kMostSide}
      aria-valuenow={wide}
      aria-valuetext={t('edge.pixels', { count: wide })}
      className="confab-side__edge"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) pull(event);
      }}
      onDoubleClick={() => sideWidth.put(kUsualSide)}
      onKeyDown={press}
    />
  );
}
