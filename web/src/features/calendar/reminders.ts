import { useTranslation } from 'react-i18next';

/** Minutes before the beginning that are offered. */
export const kReminders = [0, 5, 10, 15, 30, 60, 120, 1_440] as const;

const kHour = 60;
const kDay = 1_440;

/** How a reminder is called. */
export function useReminderWords(): (minutes: number | undefined) => string {
  const { t } = useTranslation('calendar');
  return (minutes) => {
    if (minutes === undefined) return t('reminder.none');
    if (minutes === 0) return t('reminder.at-start');
    if (minutes % kDay === 0) return t('reminder.days', { count: minutes / kDay });
    if (minutes % kHour === 0) return t('reminder.hours', { count: minutes / kHour });
    return t('reminder.minutes', { count: minutes });
  };
}
