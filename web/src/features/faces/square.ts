/** A picture's place behind a square window of side 1: its shorter side fills it at scale 1. */
export interface Crop {
  scale: number;
  /** The middle of what is seen, from 0 to 1 across the picture. */
  x: number;
  y: number;
}

export const kMostScale = 4;
export const kMiddle: Crop = { scale: 1, x: 0.5, y: 0.5 };

interface Size {
  width: number;
  height: number;
}

/** The side of what is seen, in the picture's own pixels. */
const sideOf = ({ width, height }: Size, scale: number): number => Math.min(width, height) / scale;

/** The nearest crop that shows nothing beside the picture. */
export function kept(size: Size, { scale, x, y }: Crop): Crop {
  const large = Math.min(kMostScale, Math.max(1, scale));
  const side = sideOf(size, large);
  const within = (at: number, length: number) => {
    const half = side / 2 / length;
    return Math.min(1 - half, Math.max(half, at));
  };
  return { scale: large, x: within(x, size.width), y: within(y, size.height) };
}

/** What is seen, in the picture's own pixels. */
export function seen(size: Size, { scale, x, y }: Crop): { left: number; top: number; side: number } {
  const side = sideOf(size, scale);
  return { left: x * size.width - side / 2, top: y * size.height - side / 2, side };
}

/** Larger than any face is drawn, even on fine screens. */
const kSide = 512;
const kLikeness = 0.9;

/** What is seen, as a file of its own; with its see-through parts where there may be some. */
export function cut(image: HTMLImageElement, crop: Crop, type: string): Promise<Blob> {
  const { left, top, side } = seen({ width: image.naturalWidth, height: image.naturalHeight }, crop);
  const canvas = document.createElement('canvas');
  const length = Math.min(kSide, Math.round(side));
  canvas.width = canvas.height = Math.max(1, length);
  const context = canvas.getContext('2d');
  if (!context) return Promise.reject(new Error('There is no canvas.'));
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, left, top, side, side, 0, 0, canvas.width, canvas.height);
  const written = type === 'image/jpeg' ? 'image/jpeg' : 'image/png';
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('It was not drawn.'))), written, kLikeness),
  );
}
