import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../api/http';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useNavigate } from '../../lib/router';
import { useTitle } from '../../lib/title';
import { paths } from '../../routes/paths';
import { useChat } from '../../stores/hooks';
import { roomPath } from '../../stores/selectors';
import { toRoom } from '../../stores/entities';
import { Callout, CardPage, Link, Loading } from '../../ui';

/** Becomes a member of the room, whoever is one stays one; the room as its members see it. */
async function join(token: string) {
  const { rid } = (await api.post('useInviteToken', { token })).room;
  return toRoom((await api.get('rooms.info', { roomId: rid })).room);
}

/** Where an invite leads those who have signed in: into its room. */
export default function JoinPage({ token }: { token: string }) {
  const { t } = useTranslation('invites');
  const common = useTranslation('common').t;
  const { store } = useChat();
  const navigate = useNavigate();
  useTitle(t('page.title'));
  const { data: room, error } = useLoad(useCallback(() => join(token), [token]));
  useEffect(() => {
    if (!room) return;
    // What is known of it comes by itself; the page need not wait for that.
    store.dispatch({ type: 'room.changed', data: room });
    navigate(roomPath({ t: room.t, rid: room._id, name: room.name }), { replace: true });
  }, [room, store, navigate]);
  if (error === undefined) return <Loading />;
  return (
    <CardPage title={t('page.title')}>
      <Callout kind="warning" announce>
        {error instanceof ApiError && error.errorType === 'error-user-is-banned'
          ? t('page.banned')
          : explain(common, error)}
      </Callout>
      <p className="confab-card__more">
        <Link to={paths.home}>{common('back-to-chat')}</Link>
      </p>
    </CardPage>
  );
}
