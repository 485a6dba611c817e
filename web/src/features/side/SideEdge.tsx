import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { EdgeHandle, isRightToLeft } from '../../ui/EdgeHandle';
import { kLeastSide, kMostSide, kUsualSide, sideWidth } from './side-room';

const kStep = 16;

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

/** The edge between two conversations. */
export function SideEdge() {
  const { t } = useTranslation('daily');
  const wide = useSyncExternalStore(sideWidth.subscribe, sideWidth.get);
  return (
    <EdgeHandle
      of="behind"
      label={t('side.width')}
      least={kLeastSide}
      most={kMostSide}
      now={wide}
      text={t('edge.pixels', { count: wide })}
      className="confab-side__edge"
      onPull={(width) => sideWidth.put(width)}
      onReset={() => sideWidth.put(kUsualSide)}
      onKeyDown={press}
    />
  );
}
