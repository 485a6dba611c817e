import '../../ui/icons/add-later';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { Icon, IconButton, toast } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import type { Room } from '../../stores/entities';
import { uploadBlock } from './limits';
import { canCapture } from './recording';
import { UploadDialog } from './UploadDialog';
import { uploadsOf } from './uploads';
import { VoiceTool } from './VoiceTool';
import './uploads.css';

const CameraDialog = deferred(() => import('./CameraDialog').then((part) => part.CameraDialog));

interface Props {
  room: Room;
  tmid?: string | undefined;
  /** What the conversation is called. */
  to: string;
  /** The dialog is gone: one goes on writing. */
  onClosed: () => void;
}

const bringsFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;

/** Takes what is dragged over the conversation around `anchor`; true while something is. */
function useDrop(anchor: RefObject<HTMLElement | null>, onFiles: (files: readonly File[]) => void) {
  const [over, setOver] = useState<HTMLElement | null>(null);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    const area = anchor.current?.closest<HTMLElement>('.confab-thread, .confab-room__column');
    if (!area) return;
    const drag = (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(area);
    };
    const leave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node && area.contains(event.relatedTarget))) setOver(null);
    };
    const drop = (event: DragEvent) => {
      setOver(null);
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation(); // elsewhere it is said that there is no conversation
      take([...(event.dataTransfer?.files ?? [])]);
    };
    // Words from an office program bring a picture of themselves along: there the words are meant.
    const paste = (event: ClipboardEvent) => {
      if (!bringsFiles(event.clipboardData) || event.clipboardData?.getData('text/plain')) return;
      event.preventDefault();
      event.stopPropagation();
      take([...(event.clipboardData?.files ?? [])]);
    };
    area.addEventListener('dragenter', drag);
    area.addEventListener('dragover', drag);
    area.addEventListener('dragleave', leave);
    area.addEventListener('drop', drop);
    area.addEventListener('paste', paste);
    return () => {
      area.removeEventListener('dragenter', drag);
      area.removeEventListener('dragover', drag);
      area.removeEventListener('dragleave', leave);
      area.removeEventListener('drop', drop);
      area.removeEventListener('paste', paste);
    };
  }, [anchor]);
  return over;
}

/** The ways to send files: by the button, by dropping them on the conversation, by pasting them, by the camera, by speaking. */
export function FileTools({ room, tmid, to, onClosed }: Props) {
  const { t } = useTranslation('files');
  const chat = useChat();
  const block = useChatState((state) => uploadBlock(state, room));
  const chooser = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const [looking, setLooking] = useState(false);
  const take = (files: readonly File[]) => {
    if (files.length === 0) return;
    if (block === undefined) setChosen(files);
    else toast.info(t(`upload.${block}`));
  };
  const over = useDrop(button, take);
  return (
    <>
      <IconButton
        ref={button}
        small
        icon="clip"
        hidden={block !== undefined}
        aria-label={t('upload.attach')}
        aria-haspopup="dialog"
        onClick={() => chooser.current?.click()}
      />
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={t('upload.attach')}
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          currentTarget.value = ''; // the same file can be chosen again
        }}
      />
      <IconButton
        small
        icon="camera"
        className="confab-camera-tool"
        hidden={block !== undefined || !canCapture()}
        aria-label={t('camera.start')}
        aria-haspopup="dialog"
        onClick={() => setLooking(true)}
      />
      {block === undefined && <VoiceTool rid={room._id} tmid={tmid} onClosed={onClosed} />}
      {over &&
        block === undefined &&
        createPortal(
          <div className="confab-drop" aria-hidden="true">
            <Icon name="upload" size="x32" />
            {t('upload.drop')}
          </div>,
          over,
        )}
      {looking && (
        <CameraDialog
          onTaken={(file) => {
            setLooking(false);
            take([file]);
          }}
          onClose={() => {
            setLooking(false);
            onClosed();
          }}
        />
      )}
      {chosen.length > 0 && (
        <UploadDialog
          files={chosen}
          to={to}
          onSend={(files) => uploadsOf(chat).add(room._id, tmid, files)}
          onClose={() => {
            setChosen([]);
            onClosed();
          }}
        />
      )}
    </>
  );
}
