import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { kept, kMiddle, kMostScale, seen, type Crop } from './square';
import './faces.css';

interface Props {
  file: File;
  crop: Crop;
  onCrop: (crop: Crop) => void;
  ref: Ref<HTMLImageElement>;
  onFail: () => void;
}

/** The side of the window, in CSS pixels. */
const kWindow = 240;
const kNudge = 0.02;

/** A square window before a picture, which is moved and made larger behind it. */
export function Cropper({ file, crop, onCrop, ref, onFail }: Props) {
  const { t } = useTranslation('files');
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  const [size, setSize] = useState({ width: 1, height: 1 });
  const from = useRef<{ x: number; y: number } | null>(null);
  const { left, top, side } = seen(size, crop);
  const shownAt = kWindow / side;
  const move = (x: number, y: number) => onCrop(kept(size, { ...crop, x: crop.x + x, y: crop.y + y }));

  const onPointerMove = (event: PointerEvent) => {
    const before = from.current;
    if (!before) return;
    from.current = { x: event.clientX, y: event.clientY };
    move((before.x - event.clientX) / shownAt / size.width, (before.y - event.clientY) / shownAt / size.height);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!by) return;
    event.preventDefault();
    move(by[0]! * kNudge, by[1]! * kNudge);
  };
  return (
    <div className="confab-cropper">
      {/* A button, so that keys reach it: the arrows move what is behind the window. */}
      <button
        type="button"
        className="confab-cropper__window"
        style={{ width: kWindow, height: kWindow }}
        aria-label={t('face.move')}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => (from.current = null)}
        onPointerCancel={() => (from.current = null)}
      >
        <img
          ref={ref}
          src={address}
          alt=""
          draggable={false}
          style={{
            width: size.width * shownAt,
            height: size.height * shownAt,
            insetInlineStart: 'auto',
            left: -left * shownAt,
            top: -top * shownAt,
          }}
          onLoad={({ currentTarget }) => {
            const loaded = { width: currentTarget.naturalWidth || 1, height: currentTarget.naturalHeight || 1 };
            setSize(loaded);
            onCrop(kept(loaded, kMiddle));
          }}
          onError={onFail}
        />
      </button>
      <label className="confab-cropper__zoom">
        <span>{t('gallery.zoom')}</span>
        <input
          type="range"
          min={1}
          max={kMostScale}
          step={0.05}
          value={crop.scale}
          onChange={({ currentTarget }) => onCrop(kept(size, { ...crop, scale: Number(currentTarget.value) }))}
        />
      </label>
    </div>
  );
}
