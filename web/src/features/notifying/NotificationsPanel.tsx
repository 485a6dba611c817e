import './notifying.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useNotificationState } from '../../lib/notifications';
import { paths } from '../../routes/paths';
import { Link, RadioGroup, Switch, toast } from '../../ui';
import { useChat, useChatParts } from '../../stores/hooks';
import type { Subscription } from '../../stores/entities';
import { BrowserNotices } from '../account/BrowserNotices';
import { Panel } from '../rooms/Panel';
import { RoomSound } from './RoomSound';
import { fetchOwn, saveNotifying, type Notifying } from './calls';
import { choiceOf, kChoices, usualFor, type Choice } from './usual';

interface Props {
  subscription: Subscription;
  title: string;
  onClose: () => void;
}

interface PartProps {
  shown: Subscription;
  onChange: (change: Notifying) => void;
}

/** What of the room is told: as everywhere, which says what that is and whose choice, or otherwise. */
function Told({ shown, onChange }: PartProps) {
  const { t } = useTranslation(['notifying', 'account']);
  const direct = shown.t === 'd';
  // One's account has the workspace's choice in it where one has made none; this has only one's own.
  const { data: own } = useLoad(fetchOwn);
  const usual = useChatParts((state) =>
    usualFor(state, direct, state.rooms.get(shown.rid)?.usersCount ?? 0, choiceOf(own?.desktopNotifications)),
  );
  // All of a conversation is meant for its people.
  const named = (choice: Choice) =>
    direct && choice === 'mentions' ? t('account:preferences.choices.all') : t(`choices.${choice}`);
  const chosen = choiceOf(shown.desktopNotifications);
  const value = direct && chosen === 'mentions' ? 'all' : (chosen ?? 'default');
  const whose = usual.most === undefined ? t(`usual-by.${usual.by}`) : t('usual-by.large', { count: usual.most });
  return (
    <>
      <RadioGroup
        label={t('about')}
        value={value}
        onChange={(choice) => onChange({ desktopNotifications: choice === 'default' ? undefined : choice })}
        options={[
          { value: 'default', label: t('usual', { choice: named(usual.choice) }), hint: whose },
          ...kChoices
            .filter((choice) => !direct || choice !== 'mentions')
            .map((choice) => ({ value: choice, label: named(choice) })),
        ]}
      />
      {!direct && (
        <Switch
          label={t('group')}
          hint={t('group-hint')}
          checked={shown.muteGroupMentions ?? false}
          onChange={(muteGroupMentions) => onChange({ muteGroupMentions })}
        />
      )}
      <RoomSound
        chosen={shown.audioNotificationValue}
        onChange={(audioNotificationValue) => onChange({ audioNotificationValue })}
      />
    </>
  );
}

/** How the room stands on the sidebar while it has news. */
function Marks({ shown, onChange }: PartProps) {
  const { t } = useTranslation('notifying');
  return (
    <fieldset className="confab-notifying__marks">
      <legend className="confab-label">{t('marks')}</legend>
      <Switch
        label={t('hide-unread')}
        hint={t(shown.t === 'd' ? 'hide-unread-direct-hint' : 'hide-unread-hint')}
        checked={shown.hideUnreadStatus ?? false}
        onChange={(hideUnreadStatus) => onChange({ hideUnreadStatus })}
      />
      <Switch
        label={t('hide-mentions')}
        hint={t('hide-mentions-hint')}
        checked={shown.hideMentionStatus ?? false}
        onChange={(hideMentionStatus) => onChange({ hideMentionStatus })}
      />
    </fieldset>
  );
}

/** How one is told of what comes in a room; each choice is saved as it is made, on all of one's devices. */
export function NotificationsPanel({ subscription, title, onClose }: Props) {
  const { t } = useTranslation(['notifying', 'common']);
  const common = useTranslation('common').t;
  const chat = useChat();
  const browser = useNotificationState();
  const [waiting, setWaiting] = useState<Notifying>({});
  const shown = { ...subscription, ...waiting };
  const muted = shown.disableNotifications ?? false;

  const change = async (some: Notifying) => {
    setWaiting((before) => ({ ...before, ...some }));
    try {
      await saveNotifying(chat, subscription.rid, some);
    } catch (error) {
      toast.error(explain(common, error));
    } finally {
      setWaiting((before) =>
        Object.fromEntries(
          Object.entries(before).filter(([name, value]) => !(name in some) || value !== Reflect.get(some, name)),
        ),
      );
    }
  };
  const onChange = (some: Notifying) => void change(some);

  return (
    <Panel label={t('title')} title={t('title')} onClose={onClose}>
      <div className="confab-form confab-notifying">
        {browser !== 'on' && <BrowserNotices />}
        <Switch
          label={t('mute')}
          hint={t(muted ? 'muted-hint' : 'mute-hint', { room: title })}
          checked={muted}
          onChange={(disableNotifications) => onChange({ disableNotifications })}
        />
        {!muted && <Told shown={shown} onChange={onChange} />}
        <Marks shown={shown} onChange={onChange} />
        <p className="confab-notifying__all">
          <Link to={paths.preferences}>{t('all-rooms')}</Link>
        </p>
      </div>
    </Panel>
  );
}
