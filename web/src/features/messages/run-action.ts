import i18next from 'i18next';
import type { TFunction } from 'i18next';
import { explain } from '../../lib/errors';
import { toast } from '../../ui';
import type { Message } from '../../stores/entities';
import type { ActionHost, MessageAction } from './actions';

/** Runs an action and says so when it fails. */
export function runAction(t: TFunction<'writing'>, action: MessageAction, host: ActionHost, message: Message): void {
  Promise.resolve()
    .then(() => action.run(host, message))
    .catch((error: unknown) => {
      toast.error(`${t(`actions.${action.id}`)}: ${explain(i18next.getFixedT(null, 'common'), error)}`);
    });
}
