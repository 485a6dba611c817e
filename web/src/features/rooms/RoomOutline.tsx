import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui';

/** Of unlike lengths, as messages are. */
const kWidths = ['62%', '38%', '74%', '51%', '67%', '29%'];

/** The shape of messages, while they are fetched. It takes their place, so that nothing jumps when they come. */
export function MessagesOutline() {
  const { t } = useTranslation('common');
  return (
    <div className="confab-messages confab-outline" role="status" aria-label={t('loading')}>
      {kWidths.map((width) => (
        <div key={width} className="confab-outline__message">
          <span className="confab-outline__face" />
          <div>
            <Skeleton width="120px" />
            <Skeleton width={width} />
          </div>
        </div>
      ))}
    </div>
  );
}

/** The place of the field that one writes in. */
export const ComposerOutline = () => <div className="confab-outline__composer" />;

/** The shape of a panel whose code is on its way: who has opened it sees that at once. */
export function PanelOutline() {
  const { t } = useTranslation('common');
  return (
    <aside className="rcx-vertical-bar confab-panel confab-panel--coming" role="status" aria-label={t('loading')}>
      <div className="confab-panel__head">
        <Skeleton width="120px" />
      </div>
      <div className="confab-outline">
        {kWidths.map((width) => (
          <Skeleton key={width} width={width} />
        ))}
      </div>
    </aside>
  );
}

/** The shape of the page that one begins at. */
export function HomeOutline() {
  const { t } = useTranslation('common');
  return (
    <div className="confab-home" role="status" aria-label={t('loading')}>
      <div className="confab-start">
        <Skeleton width="220px" />
        <Skeleton width="80%" />
      </div>
    </div>
  );
}

/** The shape of a room that is not known yet. */
export function RoomOutline() {
  return (
    <div className="confab-room">
      <div className="confab-room__column">
        <div className="confab-room-header">
          <Skeleton width="180px" />
        </div>
        <MessagesOutline />
        <ComposerOutline />
      </div>
    </div>
  );
}
