import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Button } from '../../ui';

interface Props {
  /** One is in no room at all. */
  none: boolean;
  /** What was looked for among the rooms, where none was found. */
  sought: string | undefined;
}

/** What stands where there are no rooms, or none that was looked for. */
export function NoRooms({ none, sought }: Props) {
  const { t } = useTranslation('chat');
  const navigate = useNavigate();
  return (
    <>
      {sought !== undefined && (
        <div className="confab-sidebar__empty">
          <p>{t('sidebar.none-found')}</p>
          <Button small onClick={() => navigate(paths.search(sought))}>
            {t('sidebar.search-directory')}
          </Button>
        </div>
      )}
      {none && (
        <div className="confab-sidebar__empty">
          <p>{t('sidebar.none')}</p>
          <Button small onClick={() => navigate(paths.directory)}>
            {t('home.browse')}
          </Button>
        </div>
      )}
    </>
  );
}
