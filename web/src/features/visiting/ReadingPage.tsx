import '../../ui/icons/add-later';
import '../../ui/icons/add-more';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguagePicker } from '../../i18n/LanguagePicker';
import { deferred } from '../../lib/deferred';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useMedia } from '../../lib/media';
import { useTitle } from '../../lib/title';
import { paths } from '../../routes/paths';
import type { Attachment, Message, Room } from '../../stores/entities';
import { useChatState, useRealNames, useSetting } from '../../stores/hooks';
import { Avatar, Button, EmptyState, ErrorState, Icon, Link, Loading } from '../../ui';
import { ownFile } from '../files/address';
import { MentionContext, type MentionScope } from '../messages/markdown/Mention';
import { MessageRow } from '../messages/MessageRow';
import { buildRows, hiddenTypes, type Row } from '../messages/rows';
import { roomIcon } from '../rooms/room-icon';
import { visitorChannel, visitorChannels } from './calls';
import { useFeed } from './use-feed';
import '../rooms/chat.css';
import './visiting.css';

const GuestDialog = deferred(() => import('./GuestDialog').then((part) => part.GuestDialog));

const kWide = '(width >= 768px)';
const kNobody = { _id: '', username: '' };
const kNone: readonly Message[] = [];
const nothing = (): void => undefined;

const titleOf = ({ name = '', fname }: Room): string => fname ?? name;

/** The ways to take part. */
function Ways() {
  const { t } = useTranslation('visiting');
  const open = useSetting('Accounts_RegistrationForm', 'Public') === 'Public';
  return (
    <div className="confab-visiting__ways">
      <span>{t('said')}</span>
      <Link to={paths.login} className="rcx-button rcx-button--primary confab-button confab-button--primary">
        {t('log-in')}
      </Link>
      {open && (
        <Link to={paths.register} className="rcx-button rcx-button--secondary confab-button confab-button--secondary">
          {t('register')}
        </Link>
      )}
    </div>
  );
}

function Channels({ rooms, current }: { rooms: readonly Room[]; current: string | undefined }) {
  const { t } = useTranslation('visiting');
  const site = useSetting('Site_Name', '') || 'Confab';
  return (
    <nav className="rcx-sidebar confab-visiting__channels" aria-label={t('channels')}>
      <p className="confab-visiting__site">{site}</p>
      <ul>
        {rooms.map((room) => (
          <li key={room._id}>
            <Link
              to={paths.channel(room.name ?? room._id)}
              className={`rcx-sidebar-item confab-visiting__channel${room._id === current ? ' rcx-sidebar-item--selected' : ''}`}
              current={room._id === current}
            >
              <Icon name={roomIcon(room)} size="x20" />
              <span className="rcx-sidebar-item__title" dir="auto">
                {titleOf(room)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <LanguagePicker />
    </nav>
  );
}

/** The address of a file of this server, where the attachment is one. */
const fileOf = ({ type, title_link }: Attachment): string | undefined =>
  type === 'file' ? ownFile(title_link) : undefined;

const mayFetch = async (address: string | undefined, signal: AbortSignal): Promise<boolean> =>
  address !== undefined && (await fetch(address, { method: 'HEAD', signal })).ok;

const firstFile = (messages: readonly Message[]): string | undefined =>
  messages.flatMap(({ attachments = [] }) => attachments.map(fileOf)).find(Boolean);

/** Whether visitors may have the files of a room, of which one is asked for. */
function useFilesOpen(address: string | undefined): boolean {
  const ask = useCallback((signal: AbortSignal) => mayFetch(address, signal), [address]);
  return useLoad(ask).data ?? false;
}

/** As much of a message as visitors can do something with. */
function readable({ poll: _poll, attachments, ...message }: Message, filesOpen: boolean): Message {
  if (!attachments) return message;
  // A file that is for members has a name, and leads nowhere.
  const named = ({ title, description }: Attachment): Attachment => ({
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  });
  return {
    ...message,
    attachments: attachments.map((one) => (filesOpen || fileOf(one) === undefined ? one : named(one))),
  };
}

interface ReadRowProps {
  row: Row;
  scope: Omit<MentionScope, 'users'>;
  filesOpen: boolean;
}

function ReadRow({ row, scope, filesOpen }: ReadRowProps) {
  const { message } = row;
  const mentions = useMemo(() => ({ ...scope, users: message.mentions ?? [] }), [scope, message.mentions]);
  // Votes are for those who are somebody: a card of the message says how the poll stands.
  const shown = useMemo(() => readable(message, filesOpen), [message, filesOpen]);
  return (
    <MentionContext.Provider value={mentions}>
      <MessageRow
        row={{ ...row, message: shown }}
        realNames={scope.realNames}
        highlighted={false}
        toolbar={null}
        tabIndex={-1}
        onRetry={nothing}
        onDiscard={nothing}
        me={kNobody}
        mayReact={false}
        onReact={nothing}
      />
    </MentionContext.Provider>
  );
}

function Messages({ room, rooms }: { room: Room; rooms: readonly Room[] }) {
  const { t } = useTranslation('visiting');
  const common = useTranslation('common').t;
  const { feed, failure, loading, older, again } = useFeed(room._id);
  const groupingPeriod = useSetting('Message_GroupingPeriod', 300);
  const ofWorkspace = useChatState((state) => state.settings.get('Hide_System_Messages'));
  const realNames = useRealNames();
  const scope = useMemo(
    () => ({
      me: '',
      channels: rooms.map(({ _id, name = '', fname }) => ({ _id, name, ...(fname !== undefined && { fname }) })),
      realNames,
    }),
    [rooms, realNames],
  );
  const rows = useMemo(
    () =>
      buildRows(feed?.messages ?? [], {
        me: kNobody,
        outbox: [],
        groupingPeriod,
        hidden: hiddenTypes(ofWorkspace, room),
      }),
    [feed, groupingPeriod, ofWorkspace, room],
  );
  const filesOpen = useFilesOpen(firstFile(feed?.messages ?? kNone));
  if (!feed) {
    return failure === undefined ? <Loading /> : <ErrorState title={explain(common, failure)} onRetry={again} />;
  }
  return (
    // It stays at its end by itself: what is older comes in above.
    <div className="confab-visiting__scroller" tabIndex={0} role="log" aria-label={t('messages')}>
      <div className="confab-visiting__list">
        {feed.asked < feed.total ? (
          <div className="confab-visiting__older">
            {failure !== undefined && <p role="alert">{explain(common, failure)}</p>}
            <Button small loading={loading} onClick={older}>
              {t('older')}
            </Button>
          </div>
        ) : (
          <p className="confab-visiting__start">{t('start', { room: titleOf(room) })}</p>
        )}
        {rows.map((row) => (
          <ReadRow key={row.message._id} row={row} scope={scope} filesOpen={filesOpen} />
        ))}
      </div>
    </div>
  );
}

/** Stands where members write: whoever has no account may do so under a name, where the workspace lets them. */
function WriteHere({ room }: { room: Room }) {
  const { t } = useTranslation('visiting');
  const open = useSetting('Accounts_AllowAnonymousWrite', false);
  const [asking, setAsking] = useState(false);
  if (!open || room.ro) return null;
  return (
    <div className="confab-visiting__write">
      <button type="button" className="confab-visiting__field" onClick={() => setAsking(true)}>
        {t('write')}
      </button>
      {asking && <GuestDialog room={room} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Channel({ room, rooms, back }: { room: Room; rooms: readonly Room[]; back: boolean }) {
  const { t } = useTranslation('visiting');
  useTitle(titleOf(room));
  return (
    <>
      <header className="rcx-room-header confab-visiting__head">
        {back && (
          <Link to="/" className="confab-icon-button">
            <Icon name="arrow-back" size="x20" />
            <span className="confab-visually-hidden">{t('all-channels')}</span>
          </Link>
        )}
        <Avatar username={room.name ?? ''} name={titleOf(room)} size={28} />
        <h1 dir="auto">{titleOf(room)}</h1>
        {room.topic && (
          <p className="confab-visiting__topic" dir="auto">
            {room.topic}
          </p>
        )}
      </header>
      <Messages key={room._id} room={room} rooms={rooms} />
      <WriteHere key={`write ${room._id}`} room={room} />
    </>
  );
}

/** A channel that is not on the list: one came by its address. */
function Elsewhere({ name, rooms, back }: { name: string; rooms: readonly Room[]; back: boolean }) {
  const { t } = useTranslation('visiting');
  const { data: room, error } = useLoad(useCallback((signal: AbortSignal) => visitorChannel(name, signal), [name]));
  useTitle(name);
  if (room) return <Channel room={room} rooms={rooms} back={back} />;
  if (error === undefined) return <Loading />;
  return (
    <EmptyState
      title={t('closed')}
      icon="hashtag-lock"
      heading
      action={back && <Link to="/">{t('all-channels')}</Link>}
    >
      {t('closed-text')}
    </EmptyState>
  );
}

/** What everybody may read of a workspace that is open to visitors: its channels, without an account. */
export default function ReadingPage({ name }: { name?: string | undefined }) {
  const { t } = useTranslation('visiting');
  const common = useTranslation('common').t;
  const wide = useMedia(kWide);
  const { data: rooms, error, reload } = useLoad(visitorChannels);
  useTitle(t('title'));
  if (!rooms) {
    return error === undefined ? (
      <Loading />
    ) : (
      <main id="main" tabIndex={-1}>
        <ErrorState title={explain(common, error)} onRetry={reload} />
      </main>
    );
  }
  const room = name === undefined ? (wide ? rooms[0] : undefined) : rooms.find((one) => one.name === name);
  const inRoom = room !== undefined || name !== undefined;
  return (
    <div className="confab-visiting">
      {(wide || !inRoom) && <Channels rooms={rooms} current={room?._id} />}
      {(wide || inRoom) && (
        <main id="main" tabIndex={-1} className="confab-visiting__main">
          {room ? (
            <Channel room={room} rooms={rooms} back={!wide} />
          ) : name !== undefined ? (
            <Elsewhere key={name} name={name} rooms={rooms} back={!wide} />
          ) : (
            <EmptyState title={t('none')} icon="hashtag" heading>
              {t('none-text')}
            </EmptyState>
          )}
        </main>
      )}
      <Ways />
    </div>
  );
}
