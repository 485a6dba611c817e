import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { usePaged } from '../../lib/paged';
import { useRealNames } from '../../stores/hooks';
import { personName } from '../../stores/selectors';
import { Avatar, Button, EmptyState, ErrorState, Outline, toast } from '../../ui';
import type { Room, UserRef } from '../../stores/entities';
import { memberCalls } from './calls';

const kPage = 50;
const idOf = ({ _id }: UserRef): string => _id;

/** Who must not come back to the room, and the way to let them. */
export function BannedList({ room }: { room: Room }) {
  const { t } = useTranslation(['panels', 'chat']);
  const { t: common } = useTranslation('common');
  const realNames = useRealNames();
  const [busy, setBusy] = useState<string | null>(null);
  // Every ban changes the room.
  const { updatedAt } = room;
  const fetchPage = useCallback(
    async (offset: number) => {
      const { bannedUsers, total } = await memberCalls.banned(room, offset, kPage);
      return { rows: bannedUsers, total };
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- not whenever something is written there
    [room._id, updatedAt],
  );
  const list = usePaged(fetchPage, idOf);

  const unban = async (person: UserRef) => {
    setBusy(person._id);
    try {
      await memberCalls.unban(room, person._id);
      toast.success(t('member.unbanned', { name: personName(person, realNames) }));
    } catch (error) {
      toast.error(explain(common, error));
    } finally {
      setBusy(null);
      list.again();
    }
  };
  return (
    <>
      {list.error !== undefined && (
        <ErrorState title={t('member.banned-failed')} onRetry={list.again}>
          {explain(common, list.error)}
        </ErrorState>
      )}
      {list.waiting && list.error === undefined && <Outline shape="people" />}
      {!list.waiting && list.error === undefined && list.rows.length === 0 && (
        <EmptyState icon="ban" title={t('member.nobody-banned')}>
          {t('member.nobody-banned-text')}
        </EmptyState>
      )}
      <ul className="confab-members" aria-label={t('member.banned')}>
        {list.rows.map((person) => {
          const name = personName(person, realNames);
          return (
            <li key={person._id}>
              <span className="confab-members__row">
                <Avatar username={person.username} name={person.name} size={28} />
                <span className="confab-members__name">{name}</span>
              </span>
              <Button
                small
                loading={busy === person._id}
                aria-label={t('member.unban-whom', { name })}
                onClick={() => void unban(person)}
              >
                {t('member.unban')}
              </Button>
            </li>
          );
        })}
      </ul>
      {(list.hasMore || list.loadingMore) && (
        <Button className="confab-panel__action" small loading={list.loadingMore} onClick={list.more}>
          {t('chat:members.more')}
        </Button>
      )}
    </>
  );
}
