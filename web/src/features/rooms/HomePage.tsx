import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasOwnText } from '../../lib/own-texts';
import { useNavigate } from '../../lib/router';
import { switchNotifications, useNotificationState } from '../../lib/notifications';
import { paths } from '../../routes/paths';
import { Icon, type IconName } from '../../ui';
import { useChatParts, useChatState, useSetting } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import '../../ui/icons/add-later';
import { OwnText } from '../texts/OwnText';
import { CreateRoomDialog, DirectDialog } from './dialogs';

type Dialog = 'room' | 'direct' | null;

interface Start {
  id: 'browse' | 'direct' | 'channel' | 'people' | 'notify';
  icon: IconName;
  onAction: () => void;
}

/** What one can begin here with, by what one may do; what is done already is not in it. */
function useStarts(open: (dialog: Dialog) => void): Start[] {
  const navigate = useNavigate();
  const notices = useNotificationState();
  const may = useChatParts((state) => ({
    direct: can(state, 'create-d'),
    channel: can(state, 'create-c') || can(state, 'create-p'),
    people: can(state, 'create-user') && can(state, 'view-user-administration'),
  }));
  const all: (Start & { offered: boolean })[] = [
    { id: 'browse', icon: 'notebook-hashtag', offered: true, onAction: () => navigate(paths.directory) },
    { id: 'direct', icon: 'balloon', offered: may.direct, onAction: () => open('direct') },
    { id: 'channel', icon: 'hashtag', offered: may.channel, onAction: () => open('room') },
    { id: 'people', icon: 'user-plus', offered: may.people, onAction: () => navigate(paths.adminUsers) },
    { id: 'notify', icon: 'bell', offered: notices === 'unasked', onAction: () => void switchNotifications(true) },
  ];
  return all.filter(({ offered }) => offered);
}

/** What the workspace has to say itself, instead of what Confab offers or above it. */
function useOwnHome() {
  const title = useSetting('Layout_Home_Title', '');
  const shown = useSetting('Layout_Home_Custom_Block_Visible', false) && hasOwnText('home');
  const alone = useSetting('Layout_Custom_Body_Only', false) && shown;
  // As shipped it says nothing that a greeting does not say better.
  return { title: title === 'Home' ? '' : title, shown, alone };
}

export function HomePage() {
  const { t } = useTranslation('panels');
  const [dialog, setDialog] = useState<Dialog>(null);
  const site = useSetting('Site_Name', '') || 'Confab';
  const name = useChatState((state) => state.me?.name ?? state.me?.username ?? '');
  const own = useOwnHome();
  const starts = useStarts(setDialog);
  const { mayOpen, mayClose } = useChatParts((state) => ({
    mayOpen: can(state, 'create-c'),
    mayClose: can(state, 'create-p'),
  }));
  const close = () => setDialog(null);
  return (
    <div className="confab-home">
      <div className="confab-start">
        <h1>{own.title || t('home.welcome', { site })}</h1>
        {own.shown && <OwnText id="Layout_Home_Body" />}
        {!own.alone && <p>{t('home.text', { name })}</p>}
        <ul hidden={own.alone}>
          {starts.map(({ id, icon, onAction }) => (
            <li key={id}>
              <button type="button" onClick={onAction} aria-describedby={`start-${id}`}>
                <span className="confab-start__icon">
                  <Icon name={icon} size="x20" />
                </span>
                <span>
                  <strong>{t(`home.start.${id}`)}</strong>
                  <span id={`start-${id}`}>{t(`home.start.${id}-text`)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {dialog === 'room' && <CreateRoomDialog mayOpen={mayOpen} mayClose={mayClose} onClose={close} />}
      {dialog === 'direct' && <DirectDialog onClose={close} />}
    </div>
  );
}
