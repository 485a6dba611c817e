import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFetched } from '../../lib/use-fetched';
import { useChatState } from '../../stores/hooks';
import { Callout, ConfirmModal } from '../../ui';
import { fetchHolders } from './calls';
import type { Change } from './use-drafted';
import { useRightWords } from './words';

interface Props {
  changes: readonly Change[];
  /** The role by which alone one may do this at all, where it is taken. */
  farewell: string | undefined;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Of a role: how many have it, what they gain, what they lose. */
function OfRole({ role, changes }: { role: string; changes: readonly Change[] }) {
  const { t, i18n } = useTranslation('rights');
  const words = useRightWords();
  const known = useChatState((state) => state.roles.get(role));
  const inRooms = known?.scope === 'Subscriptions';
  const { data } = useFetched(
    useCallback(
      async (signal: AbortSignal) => (inRooms ? undefined : (await fetchHolders(role, undefined, 0, signal)).total),
      [role, inRooms],
    ),
  );
  const named = (holds: boolean) =>
    new Intl.ListFormat(i18n.language).format(
      changes.filter((change) => change.holds === holds).map(({ permission }) => words.permission(permission)),
    );
  const [gained, lost] = [named(true), named(false)];
  return (
    <li>
      <strong>{known ? words.role(known) : role}</strong>
      {inRooms ? ` · ${t('review-rooms')}` : data !== undefined && ` · ${t('people', { count: data })}`}
      {gained !== '' && <p className="confab-rights__gain">{t('gains', { permissions: gained })}</p>}
      {lost !== '' && <p className="confab-rights__loss">{t('loses', { permissions: lost })}</p>}
    </li>
  );
}

/** Who gains and who loses what, before it counts. */
export function ReviewDialog({ changes, farewell, busy, onConfirm, onClose }: Props) {
  const { t } = useTranslation('rights');
  const words = useRightWords();
  const roles = useChatState((state) => state.roles);
  const parting = farewell === undefined ? undefined : roles.get(farewell);
  return (
    <ConfirmModal
      title={t('review-title')}
      confirm={t('review-do')}
      danger={farewell !== undefined}
      busy={busy}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {farewell !== undefined && (
        <Callout kind="danger">{t('farewell-text', { role: parting ? words.role(parting) : farewell })}</Callout>
      )}
      <ul className="confab-rights__review">
        {[...new Set(changes.map(({ role }) => role))].map((role) => (
          <OfRole key={role} role={role} changes={changes.filter((change) => change.role === role)} />
        ))}
      </ul>
      {changes.some(({ holds }) => !holds) && <p>{t('review-keeps')}</p>}
    </ConfirmModal>
  );
}
