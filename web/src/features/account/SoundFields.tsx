import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { Button, SelectField } from '../../ui';
import type { Preferences } from '../../api/entities';
import { playSound } from '../sounds/play';
import { useSounds } from '../sounds/use-sounds';
import { kVolumes } from './preferences';

interface Props {
  shown: Preferences;
  onChange: (change: Preferences) => void;
}

/** With which sound one is told, and how loud. */
export function SoundFields({ shown, onChange }: Props) {
  const { t, i18n } = useTranslation('account');
  const { own, heard } = useSounds();
  const words = format(i18n.language);
  const sound = heard(shown.newMessageNotification ?? 'chime');
  const volume = typeof shown.notificationsSoundVolume === 'number' ? shown.notificationsSoundVolume : 100;
  const volumes = [...new Set([...kVolumes, volume])].sort((a, b) => a - b);
  return (
    <>
      <SelectField
        label={t('preferences.names.sound')}
        hint={t('preferences.hints.sound')}
        value={sound}
        onChange={(newMessageNotification) => {
          onChange({ newMessageNotification });
          playSound(newMessageNotification, volume / 100);
        }}
        options={[
          { value: 'none', label: t('preferences.sound-none') },
          { value: 'chime', label: t('preferences.sound-usual') },
          ...own.map(({ _id, name }) => ({ value: _id, label: name })),
        ]}
      />
      {sound !== 'none' && (
        <>
          <SelectField
            label={t('preferences.names.volume')}
            value={String(volume)}
            onChange={(percent) => onChange({ notificationsSoundVolume: Number(percent) })}
            options={volumes.map((percent) => ({
              value: String(percent),
              label: words.percent(percent / 100),
            }))}
          />
          <div>
            <Button onClick={() => playSound(sound, volume / 100)}>{t('preferences.listen')}</Button>
          </div>
        </>
      )}
    </>
  );
}
