import { useTranslation } from 'react-i18next';
import { isKeyOf, oneOf } from '../../lib/narrow';
import type { Integration, IntegrationRun } from './calls';
import { events, kAllOfThem } from './events';
import { stepOf } from './run';

/** What the server calls by names of its own, in words; what a server of tomorrow has besides, as it calls it. */
export function useHookWords() {
  const { t } = useTranslation('integrations');
  return {
    event: (event: string): string => (isKeyOf(events, event) ? t(`events.${event}`) : event),
    /** Of an outgoing one that names none, those that it is told of all the same. */
    rooms: ({ channel, event }: Pick<Integration, 'channel' | 'event'>): string[] => {
      const inRooms = event !== undefined && isKeyOf(events, event) && events[event].inRooms;
      const named = channel.length === 0 && inRooms ? [kAllOfThem[0]] : channel;
      return named.map((one) => {
        const all = oneOf(kAllOfThem, one);
        return all === undefined ? one : t(`all-of-them.${all}`);
      });
    },
    step: (run: IntegrationRun): string => {
      const step = stepOf(run);
      if (step === 'after-http-call' && run.error) return t('unanswered');
      return step === undefined ? run.step : t(`steps.${step}`);
    },
  };
}
