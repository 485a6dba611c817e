import { useTranslation } from 'react-i18next';
import { useChatState } from '../../stores/hooks';
import { preference } from '../../stores/selectors';
import { Button, SelectField } from '../../ui';
import { playSound } from '../sounds/play';
import { useSounds } from '../sounds/use-sounds';

interface Props {
  /** Undefined: the one that all rooms have. */
  chosen: string | undefined;
  onChange: (sound: string | undefined) => void;
}

/** With which sound one is told of what comes in a room. */
export function RoomSound({ chosen, onChange }: Props) {
  const { t } = useTranslation(['notifying', 'account']);
  const { own, heard } = useSounds();
  const usual = useChatState((state) => heard(preference<string>(state, 'newMessageNotification', 'chime')));
  const volume = useChatState((state) => preference(state, 'notificationsSoundVolume', 100) / 100);
  const value = chosen === undefined ? undefined : heard(chosen);
  const nameOf = (sound: string) =>
    own.find(({ _id }) => _id === sound)?.name ??
    t(sound === 'none' ? 'account:preferences.sound-none' : 'account:preferences.sound-usual');
  const played = value ?? usual;
  return (
    <>
      <SelectField
        label={t('account:preferences.names.sound')}
        value={value ?? ''}
        placeholder={t('usual', { choice: nameOf(usual) })}
        onChange={(sound) => {
          onChange(sound || undefined);
          playSound(sound || usual, volume);
        }}
        options={['none', 'chime', ...own.map(({ _id }) => _id)].map((sound) => ({
          value: sound,
          label: nameOf(sound),
        }))}
      />
      {played !== 'none' && (
        <div>
          <Button small onClick={() => playSound(played, volume)}>
            {t('account:preferences.listen')}
          </Button>
        </div>
      )}
    </>
  );
}
