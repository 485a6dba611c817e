import { useTranslation } from 'react-i18next';
import { calm } from '../../lib/calm';
import { deferred } from '../../lib/deferred';
import { ErrorBoundary, ErrorState, IconButton } from '../../ui';
import type { Room } from '../../stores/entities';
import { PanelOutline } from './RoomOutline';
import type { Pointed } from '../messages/use-pointed-message';
import type { RoomPanels as Panels } from './use-room-panel';

// Who reads needs none of them; which there are is known when the messages are there.
const loadPanels = () => import('./OpenPanel').then((part) => part.OpenPanel);
const OpenPanel = deferred(loadPanels, PanelOutline);
calm.then(loadPanels).catch(() => undefined);

export interface PanelProps {
  room: Room;
  /** How the room is called, and its address. */
  title: string;
  path: string;
  panels: Panels;
  /** The message that the address names, and where that is. */
  highlight: string | undefined;
  pointed: Pointed;
  onOpenThread: (tmid: string) => void;
  onOpenUser: (username: string) => void;
}

/** Stands for a panel that cannot be drawn, or whose code does not come: all of it is here already. */
function BrokenPanel({ onRetry, onClose }: { onRetry: () => void; onClose: () => void }) {
  const { t } = useTranslation('common');
  return (
    <aside className="rcx-vertical-bar confab-panel" aria-label={t('defect.part')}>
      <header className="confab-panel__head">
        <h2 />
        <IconButton small type="button" icon="cross" aria-label={t('close')} onClick={onClose} />
      </header>
      <ErrorState title={t('defect.part')} onRetry={onRetry}>
        {t('defect.part-text')}
      </ErrorState>
    </aside>
  );
}

/** What stands beside the messages. What goes wrong there leaves the room as it is. */
export function RoomPanels(props: PanelProps) {
  const { tab, context = '', close } = props.panels;
  if (tab === undefined) return null;
  return (
    <ErrorBoundary
      resetKey={`${props.room._id} ${tab} ${context}`}
      fallback={(retry) => <BrokenPanel onRetry={retry} onClose={close} />}
    >
      <OpenPanel {...props} />
    </ErrorBoundary>
  );
}
