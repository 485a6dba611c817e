import { useTranslation } from 'react-i18next';
import { phrase } from '../../i18n';

export const kStates = ['waiting', 'running', 'failed', 'done', 'cancelled'] as const;
export type JobState = (typeof kStates)[number];

export const isState = (text: string | undefined): text is JobState => kStates.some((state) => state === text);

/** What jobs are called; a kind that this client does not know is called as the server says. */
export function useJobWords() {
  const { t } = useTranslation('jobs');
  return {
    kind: (kind: string): string => phrase(`jobs:kind.${kind}`) ?? kind,
    state: (state: string): string => (isState(state) ? t(`state.${state}`) : state),
  };
}
