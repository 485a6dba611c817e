import type { State } from '../../stores/state';
import { setting } from '../../stores/selectors';

export const kChoices = ['all', 'mentions', 'nothing'] as const;
export type Choice = (typeof kChoices)[number];

export const choiceOf = (value: unknown): Choice | undefined => kChoices.find((choice) => choice === value);

export interface Usual {
  choice: Choice;
  /** Who has chosen it: oneself for all rooms, or the workspace for all people. */
  by: 'self' | 'workspace';
  /** The room has more people than the workspace lets all messages notify in; so many may be there. */
  most?: number;
}

/** What a room notifies about as long as nothing is chosen for it; the server goes by the same. `own`: chosen for all rooms. */
export function usualFor(
  state: Pick<State, 'settings'>,
  direct: boolean,
  people: number,
  own: Choice | undefined,
): Usual {
  if (own) return { choice: own, by: 'self' };
  const workspace = setting(state, 'Accounts_Default_User_Preferences_desktopNotifications', 'all');
  const most = setting(state, 'Notifications_Max_Room_Members', 0);
  if (direct || most <= 0 || people <= most) return { choice: workspace, by: 'workspace' };
  return { choice: workspace === 'nothing' ? workspace : 'mentions', by: 'workspace', most };
}
