import { beforeEach, expect, test, vi } from 'vitest';
import { smaller } from './smaller';

const sizes: [number, number][] = [];
let written: Blob | null;

beforeEach(() => {
  sizes.length = 0;
  written = new Blob(['short'], { type: 'image/jpeg' });
  vi.stubGlobal('createImageBitmap', async () => ({ width: 4000, height: 1000, close: () => undefined }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(
    Object.assign(Object.create(null), { drawImage: () => undefined }),
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (this: HTMLCanvasElement, use) {
    sizes.push([this.width, this.height]);
    use(written);
  });
});

const picture = (type: string, begin = '') => new File([begin, 'x'.repeat(1000)], 'lake', { type, lastModified: 7 });

test('the longer side becomes as long as it may be', async () => {
  const made = await smaller(picture('image/jpeg'));
  expect(sizes).toEqual([[2048, 512]]);
  expect([made?.name, made?.type, made?.lastModified, await made?.text()]).toEqual(['lake', 'image/jpeg', 7, 'short']);
});

test('what moves, is drawn by lines, or is no picture stays as it is', async () => {
  for (const file of [picture('image/png', 'PNG..acTL'), picture('image/webp', 'RIFF..ANIM'), picture('image/gif')])
    expect(await smaller(file)).toBeUndefined();
  expect(await smaller(picture('image/svg+xml'))).toBeUndefined();
  expect(sizes).toEqual([]);
});

test('where nothing would be won, a picture stays as it is', async () => {
  written = new Blob(['x'.repeat(950)], { type: 'image/jpeg' });
  expect(await smaller(picture('image/jpeg'))).toBeUndefined();
  written = new Blob(['of another kind'], { type: 'image/png' });
  expect(await smaller(picture('image/webp'))).toBeUndefined();
  written = null;
  expect(await smaller(picture('image/jpeg'))).toBeUndefined();
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('broken')));
  expect(await smaller(picture('image/jpeg'))).toBeUndefined();
});
