import '../../ui/icons/add-files';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callMethod } from '../../api/methods';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { kNarrow } from '../../lib/media';
import { usePaged } from '../../lib/paged';
import { useNavigate } from '../../lib/router';
import { useSettled } from '../../lib/settled';
import { paths } from '../../routes/paths';
import {
  Button,
  ConfirmModal,
  EmptyState,
  ErrorState,
  Facts,
  Icon,
  Menu,
  Outline,
  SelectField,
  TextField,
  toast,
} from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { Panel } from '../rooms/Panel';
import { fileAddress } from './address';
import { messageOf, roomFiles, type StoredFile } from './calls';
import { DownloadLink } from './FileCard';
import { FileMedia } from './FileAttachment';
import { fileIcon, isReadable, kKinds } from './kinds';
import './files.css';

/** Of typing, in milliseconds, after which one means it. */
const kPause = 250;

interface Props {
  room: Room;
  /** The room's address. */
  path: string;
  onClose: () => void;
}

interface RowProps {
  file: StoredFile;
  rid: string;
  mayDelete: boolean;
  onJump: () => void;
  onDelete: () => void;
}

function Row({ file, rid, mayDelete, onJump, onDelete }: RowProps) {
  const { t, i18n } = useTranslation('files');
  const { name: given = '', type = '', size, uploadedAt, user } = file;
  const name = given || t('unnamed');
  const write = format(i18n.language);
  const facts = [
    user?.name ?? user?.username,
    uploadedAt === undefined ? undefined : write.recent(Date.parse(uploadedAt)),
    size === undefined ? undefined : write.size(size),
  ].filter(Boolean);
  return (
    <li className="confab-files__one">
      {type.startsWith('image/') ? (
        <span className="confab-files__picture">
          <FileMedia
            attachment={{
              title: name,
              title_link: fileAddress(file),
              image_url: fileAddress(file),
              image_type: type,
              image_dimensions: { width: 1, height: 1 },
              ...(size !== undefined && { image_size: size }),
            }}
            rid={rid}
          />
        </span>
      ) : (
        <span className="confab-file-card__sign">
          <Icon name={fileIcon(type, given)} size="x20" />
        </span>
      )}
      <span className="confab-file-card__text">
        <a
          className="confab-file-card__name"
          dir="auto"
          href={fileAddress(file, isReadable(type, given))}
          {...(isReadable(type, given) ? { target: '_blank', rel: 'noopener' } : { download: name })}
        >
          {name}
        </a>
        <span className="confab-file-card__facts">
          <Facts of={facts} />
        </span>
      </span>
      <DownloadLink name={name} address={fileAddress(file)} />
      <Menu
        label={t('list.actions-for', { name })}
        placement="bottom end"
        items={[
          { id: 'jump', icon: 'jump', label: t('list.jump'), onAction: onJump },
          ...(mayDelete
            ? [{ id: 'delete', icon: 'trash' as const, label: t('list.delete'), danger: true, onAction: onDelete }]
            : []),
        ]}
      />
    </li>
  );
}

/** What was sent in a room, the newest first. */
export function FilesPanel({ room, path, onClose }: Props) {
  const { t } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [kind, setKind] = useState('');
  const [question, setQuestion] = useState<StoredFile>();
  const [busy, setBusy] = useState(false);
  const name = useSettled(text.trim(), kPause);
  const { _id: rid, t: type } = room;
  const files = usePaged(
    useCallback((offset: number) => roomFiles({ _id: rid, t: type }, { name, kind, offset }), [rid, type, name, kind]),
    ({ _id }) => _id,
  );
  const deletesAll = useChatState((state) => can(state, 'delete-message', rid));
  const deletesOwn = useChatState((state) => can(state, 'delete-own-message', rid));
  const asked = name !== '' || kind !== '';

  const jump = async (file: StoredFile) => {
    const id = await messageOf(chat, rid, file);
    if (id === undefined) toast.info(t('list.jump-failed'));
    else
      navigate(paths.message(window.matchMedia(kNarrow).matches ? path : paths.panel(path, 'uploaded-files-list'), id));
  };
  const remove = async ({ _id }: StoredFile) => {
    setBusy(true);
    try {
      await callMethod('deleteFileMessage', [_id]);
      setQuestion(undefined);
      toast.success(t('list.deleted'));
      files.again();
    } catch (error) {
      toast.error(explain(common, error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Panel label={t('list.title')} title={t('list.title')} onClose={onClose}>
      <div className="confab-files__asks">
        <TextField type="search" label={t('list.find')} value={text} onChange={setText} autoComplete="off" />
        <SelectField
          label={t('list.kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: '', label: t('list.all') },
            ...kKinds.map((value) => ({ value, label: t(`list.${value}`) })),
          ]}
        />
      </div>
      {files.error !== undefined && (
        <ErrorState title={t('list.failed')} onRetry={files.again}>
          {explain(common, files.error)}
        </ErrorState>
      )}
      {files.waiting && <Outline shape="people" />}
      {!files.waiting && files.error === undefined && files.rows.length === 0 && (
        <EmptyState icon={asked ? 'magnifier' : 'file-generic'} title={t(asked ? 'list.not-found' : 'list.none')}>
          {t(asked ? 'list.not-found-text' : 'list.none-text')}
        </EmptyState>
      )}
      <ul className="confab-files" aria-label={t('list.title')} aria-busy={files.stale || undefined}>
        {files.rows.map((file) => (
          <Row
            key={file._id}
            file={file}
            rid={rid}
            mayDelete={deletesAll || (deletesOwn && file.userId === chat.uid)}
            onJump={() => void jump(file).catch((error: unknown) => void toast.error(explain(common, error)))}
            onDelete={() => setQuestion(file)}
          />
        ))}
      </ul>
      {files.rows.length < files.total && (
        <Button className="confab-panel__action" small loading={files.loadingMore} onClick={files.more}>
          {t('list.more')}
        </Button>
      )}
      {question && (
        <ConfirmModal
          title={t('list.delete-title', { name: question.name ?? t('unnamed') })}
          confirm={t('list.delete')}
          danger
          busy={busy}
          onConfirm={() => void remove(question)}
          onClose={() => setQuestion(undefined)}
        >
          {t('list.delete-text')}
        </ConfirmModal>
      )}
    </Panel>
  );
}
