/** The longest side of a picture that was made smaller, in pixels. */
export const kLongestSide = 2048;

const kQuality = 0.85;
/** What is less than that is not worth a second coding. */
const kWorthIt = 0.9;
/** Files say so early that they move. */
const kLookedAt = 4_096;

/** Whether it may be a picture that can be made smaller. */
export const isPicture = (type: string): boolean => /^image\/(?:jpeg|png|webp)$/.test(type);

async function moves(file: Blob): Promise<boolean> {
  const begin = new TextDecoder('latin1').decode(await file.slice(0, kLookedAt).arrayBuffer());
  return /acTL|ANIM/.test(begin);
}

/** The same picture with sides of at most kLongestSide; undefined where nothing is won, or it cannot be done. */
export async function smaller(file: File): Promise<File | undefined> {
  if (!isPicture(file.type) || (await moves(file))) return undefined;
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return undefined;
  const scale = Math.min(1, kLongestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const brush = canvas.getContext('2d');
  if (brush) {
    brush.imageSmoothingQuality = 'high';
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  picture.close();
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, file.type, kQuality));
  // A browser that cannot write this kind writes another one.
  if (!brush || made?.type !== file.type || made.size > file.size * kWorthIt) return undefined;
  return new File([made], file.name, { type: file.type, lastModified: file.lastModified });
}
