import '../../ui/icons/add-files';
import '../../ui/icons/add-later';
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { Drawer, ErrorState, Facts, IconButton, Loading } from '../../ui';
import { DownloadLink } from './FileCard';
import { usePictures, type Shown } from './use-pictures';
import { useZoom } from './use-zoom';
import './files.css';

interface Props {
  start: Shown;
  /** The room whose other pictures there are; without one there is this one alone. */
  rid?: string;
  onClose: () => void;
}

function Frame({ picture, onStep }: { picture: Shown; onStep: (by: 1 | -1) => void }) {
  const { t, i18n } = useTranslation('files');
  const [state, setState] = useState<'coming' | 'there' | 'failed'>('coming');
  const zoom = useZoom(onStep);
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const act = { '+': zoom.larger, '=': zoom.larger, '-': zoom.smaller, '0': zoom.whole }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  // Whatever in the gallery has the focus; on its way down, since layers let no event out.
  useEffect(() => {
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  if (state === 'failed') return <ErrorState title={t('gallery.failed')} />;
  return (
    <>
      {/* What it does by pointer, keys and the buttons beside it do as well. */}
      <div
        className={`confab-gallery__frame ${zoom.scale > 1 ? 'is-zoomed' : ''}`}
        role="presentation"
        {...zoom.handlers}
      >
        {state === 'coming' && <Loading />}
        <img
          className="confab-gallery__picture"
          style={zoom.style}
          src={picture.address}
          alt={picture.caption ?? picture.name}
          draggable={false}
          onLoad={() => setState('there')}
          onError={() => setState('failed')}
        />
      </div>
      <div className="confab-gallery__zoom" role="group" aria-label={t('gallery.zoom')}>
        <IconButton
          small
          icon="minus"
          aria-label={t('gallery.smaller')}
          aria-keyshortcuts="-"
          disabled={zoom.scale <= 1}
          onClick={zoom.smaller}
        />
        <span aria-live="polite">{format(i18n.language).percent(zoom.scale)}</span>
        <IconButton
          small
          icon="plus"
          aria-label={t('gallery.larger')}
          aria-keyshortcuts="+"
          disabled={zoom.scale >= zoom.most}
          onClick={zoom.larger}
        />
      </div>
    </>
  );
}

/** A picture by itself, and those before and after it in the room. */
export function Gallery({ start, rid, onClose }: Props) {
  const { t, i18n } = useTranslation('files');
  const common = useTranslation('common').t;
  const { pictures, first } = usePictures(rid, start);
  const [moved, setMoved] = useState(0);
  const at = Math.min(Math.max(first + moved, 0), pictures.length - 1);
  const picture = pictures[at] ?? start;
  const step = (by: 1 | -1) => setMoved(Math.min(Math.max(at + by, 0), pictures.length - 1) - first);
  const write = format(i18n.language);
  const facts = [
    picture.by,
    picture.at === undefined ? undefined : write.date('briefly', picture.at),
    picture.size === undefined ? undefined : write.size(picture.size),
    pictures.length > 1 ? t('gallery.place', { at: at + 1, all: pictures.length }) : undefined,
  ].filter(Boolean);

  const onKeyDown = (event: KeyboardEvent) => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    step(event.key === forward ? 1 : -1);
  };

  return (
    <Drawer whole label={t('gallery.title')} onClose={onClose}>
      <div className="confab-gallery" role="presentation" onKeyDown={onKeyDown}>
        <header className="confab-gallery__head">
          <div className="confab-gallery__text">
            <h2 dir="auto">{picture.name || t('unnamed')}</h2>
            <p>
              <Facts of={facts} />
            </p>
          </div>
          <DownloadLink name={picture.name || t('unnamed')} address={picture.address} />
          <IconButton autoFocus small icon="cross" aria-label={common('close')} onClick={onClose} />
        </header>
        <div className="confab-gallery__stage">
          <Frame key={picture.id} picture={picture} onStep={step} />
          {pictures.length > 1 && (
            <>
              <IconButton
                className="confab-gallery__step confab-gallery__step--back"
                icon="chevron-left"
                aria-label={t('gallery.before')}
                aria-keyshortcuts="ArrowLeft"
                disabled={at === 0}
                onClick={() => step(-1)}
              />
              <IconButton
                className="confab-gallery__step confab-gallery__step--on"
                icon="chevron-right"
                aria-label={t('gallery.after')}
                aria-keyshortcuts="ArrowRight"
                disabled={at === pictures.length - 1}
                onClick={() => step(1)}
              />
            </>
          )}
        </div>
        {picture.caption && (
          <p className="confab-gallery__caption" dir="auto">
            {picture.caption}
          </p>
        )}
      </div>
    </Drawer>
  );
}
