import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import type { IconName } from '../../ui';
import type { DeviceSession } from './calls';

/** Not longer ago than this is now: the server notes uses to some minutes. */
const kNow = 6 * 60_000;

/** What is said of a log-in. */
export function useDeviceWords() {
  const { t, i18n } = useTranslation('devices');
  const forms = format(i18n.language);
  return {
    /** The program and its system, as people call them. */
    name: ({ device }: DeviceSession): string => {
      const program = device.type === 'mobile-app' ? t('mobile-app', { name: device.name }) : device.name;
      if (!program) return t('unknown');
      return device.os.name ? t('on', { program, system: device.os.name }) : program;
    },
    icon: ({ device }: DeviceSession): IconName =>
      device.type === 'mobile-app' || ['Android', 'iOS', 'iPadOS'].includes(device.os.name) ? 'mobile' : 'desktop',
    active: ({ lastActivityAt, current }: DeviceSession): string => {
      const at = Date.parse(lastActivityAt);
      return current || Date.now() - at < kNow ? t('active-now') : t('active', { when: forms.relative(at) });
    },
    begun: ({ loginAt }: DeviceSession): string => forms.date('briefly', new Date(loginAt)),
    since: ({ loginAt }: DeviceSession): string => t('since', { when: forms.date('briefly', new Date(loginAt)) }),
  };
}
