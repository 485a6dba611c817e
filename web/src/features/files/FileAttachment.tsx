import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format as write } from '../../i18n/format';
import type { Attachment } from '../../stores/entities';
import type { MdBlock } from '../messages/markdown/tree';
import { MarkedBody } from '../messages/markdown/MarkedBody';
import { fileIdAt, inline, ownFile, pictureBox } from './address';
import { isText } from './kinds';
import { DownloadLink, FileCard } from './FileCard';
import { TextFile } from './TextFile';
import { clockOf, findLength } from './find-length';
import './files.css';

const Gallery = lazy(() => import('./Gallery').then((part) => ({ default: part.Gallery })));

interface Props {
  attachment: Attachment & { descriptionMd?: MdBlock[] };
  /** The room whose pictures can be leafed through from this one. */
  rid?: string | undefined;
}

/** What to show instead of what cannot be shown: the file itself. */
function Fallback({ attachment }: Props) {
  const { title, title_link, image_url, audio_url, video_url, image_size, audio_size, video_size, size } = attachment;
  const { image_type, audio_type, video_type, format } = attachment;
  const address = ownFile(title_link ?? image_url ?? audio_url ?? video_url);
  if (address === undefined) return null;
  return (
    <FileCard
      name={title ?? ''}
      address={address}
      type={image_type ?? audio_type ?? video_type ?? ''}
      {...(format !== undefined && { format })}
      {...((image_size ?? audio_size ?? video_size ?? size) !== undefined && {
        size: image_size ?? audio_size ?? video_size ?? size,
      })}
    />
  );
}

function Picture({ attachment, src, rid }: Props & { src: string }) {
  const { t } = useTranslation('files');
  const { title, title_link, description, image_dimensions, image_preview, image_size, image_type } = attachment;
  const [state, setState] = useState<'coming' | 'there' | 'failed'>('coming');
  const [open, setOpen] = useState(false);
  if (state === 'failed') return <Fallback attachment={attachment} />;
  const { width, ratio } = pictureBox(image_dimensions);
  const original = ownFile(title_link) ?? src;
  const name = title ?? '';
  return (
    <>
      <button
        type="button"
        className={`confab-picture ${state === 'there' ? 'is-there' : ''}`}
        style={{ width, aspectRatio: ratio }}
        aria-label={t('picture.open', { name })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {image_preview && state === 'coming' && (
          <img className="confab-picture__preview" src={`data:image/jpeg;base64,${image_preview}`} alt="" />
        )}
        <img
          className="confab-picture__image"
          src={src}
          alt={description ?? name}
          loading="lazy"
          decoding="async"
          onLoad={() => setState('there')}
          onError={() => setState('failed')}
        />
      </button>
      {open && (
        <Suspense>
          <Gallery
            start={{
              id: fileIdAt(original) ?? original,
              name,
              address: original,
              ...(image_size !== undefined && { size: image_size }),
              ...(image_type !== undefined && { type: image_type }),
              ...(description !== undefined && { caption: description }),
            }}
            {...(rid !== undefined && { rid })}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** A sound, its name and the way to have it: one card. */
function Sound({ attachment, src }: Props & { src: string }) {
  const { t, i18n } = useTranslation('files');
  const [failed, setFailed] = useState(false);
  const [length, setLength] = useState<number>();
  if (failed) return <Fallback attachment={attachment} />;
  const { title, title_link, audio_size: size } = attachment;
  const name = title || t('unnamed');
  // How long it is says more than how large.
  const fact =
    length !== undefined ? clockOf(length) : size === undefined ? undefined : write(i18n.language).size(size);
  return (
    <div className="confab-sound">
      <div className="confab-sound__head">
        <span className="confab-sound__name" dir="auto" data-tooltip={name}>
          {name}
        </span>
        {fact !== undefined && <span className="confab-file-card__facts confab-sound__fact">{fact}</span>}
        <DownloadLink name={name} address={ownFile(title_link) ?? src} />
      </div>
      <audio
        className="confab-player"
        src={src}
        controls
        // The way to have it stands above.
        controlsList="nodownload"
        preload="metadata"
        aria-label={t('player.audio', { name })}
        onLoadedMetadata={findLength}
        onDurationChange={({ currentTarget: { duration } }) => Number.isFinite(duration) && setLength(duration)}
        onError={() => setFailed(true)}
      >
        <track kind="captions" />
      </audio>
    </div>
  );
}

function Film({ attachment, src }: Props & { src: string }) {
  const { t } = useTranslation('files');
  const [failed, setFailed] = useState(false);
  if (failed) return <Fallback attachment={attachment} />;
  const name = attachment.title ?? '';
  return (
    <>
      <video
        className="confab-player confab-player--film"
        src={src}
        controls
        preload="metadata"
        playsInline
        aria-label={t('player.video', { name })}
        onLoadedMetadata={findLength}
        onError={() => setFailed(true)}
      >
        <track kind="captions" />
      </video>
      <Fallback attachment={attachment} />
    </>
  );
}

/** A document: its first page, as far as there is room, above its card. */
function Document({ attachment, page }: Props & { page: string }) {
  const [failed, setFailed] = useState(false);
  const address = ownFile(attachment.title_link);
  if (failed || address === undefined) return <Fallback attachment={attachment} />;
  const { width = 4, height = 3 } = attachment.image_dimensions ?? {};
  return (
    <div className="confab-document">
      {/* The card says the same to who does not see it. */}
      <a
        className="confab-document__page"
        style={{ aspectRatio: `${width} / ${height}` }}
        href={inline(address)}
        target="_blank"
        rel="noopener"
        tabIndex={-1}
        aria-hidden="true"
      >
        <img src={page} alt="" loading="lazy" decoding="async" onError={() => setFailed(true)} />
      </a>
      <Fallback attachment={attachment} />
    </div>
  );
}

/** The file itself: looked at, heard, or as a card. */
export function FileMedia({ attachment, rid }: Props) {
  const picture = ownFile(attachment.image_url);
  if (picture !== undefined) return <Picture attachment={attachment} src={picture} rid={rid} />;
  const sound = ownFile(attachment.audio_url);
  if (sound !== undefined) return <Sound attachment={attachment} src={sound} />;
  const film = ownFile(attachment.video_url);
  if (film !== undefined) return <Film attachment={attachment} src={film} />;
  const address = ownFile(attachment.title_link);
  if (address !== undefined && isText(attachment.title ?? ''))
    return <TextFile attachment={attachment} address={address} />;
  const page = ownFile(attachment.thumb_url);
  if (page !== undefined) return <Document attachment={attachment} page={page} />;
  return <Fallback attachment={attachment} />;
}

/** A file that somebody has sent, under what they say of it. */
export function FileAttachment({ attachment, rid }: Props) {
  const { description, descriptionMd } = attachment;
  return (
    <div className="confab-file">
      {description && <MarkedBody tree={descriptionMd} text={description} resetKey={description} />}
      <FileMedia attachment={attachment} rid={rid} />
    </div>
  );
}
