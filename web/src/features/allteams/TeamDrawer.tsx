import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { Drawer, ErrorState, IconButton, Outline } from '../../ui';
import { fetchTeam } from './calls';
import { TeamDetails } from './TeamDetails';

interface Props {
  teamId: string;
  onClose: () => void;
  /** The team is another than the list shows. */
  onChanged: () => void;
  /** It is no team any more. */
  onGone: () => void;
}

/** One team, beside the list of all. */
export function TeamDrawer({ teamId, onClose, onChanged, onGone }: Props) {
  const { t } = useTranslation('allteams');
  const common = useTranslation('common').t;
  const {
    data: team,
    error,
    reload,
  } = useLoad(useCallback((signal: AbortSignal) => fetchTeam(teamId, signal), [teamId]));
  const title = team?.name ?? t('team');
  return (
    <Drawer label={title} onClose={onClose}>
      <div className="confab-allrooms__drawer">
        <header className="confab-allrooms__head">
          <h2 dir="auto">{title}</h2>
          <IconButton small icon="cross" aria-label={common('close')} onClick={onClose} />
        </header>
        {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
        {!team && error === undefined && <Outline shape="fields" />}
        {team && (
          <TeamDetails
            key={`${team._id} ${team._updatedAt}`}
            team={team}
            onSaved={() => {
              reload();
              onChanged();
            }}
            onGone={onGone}
          />
        )}
      </div>
    </Drawer>
  );
}
