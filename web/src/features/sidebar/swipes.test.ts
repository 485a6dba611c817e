import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchSwipes } from './swipes';

let narrow = true;
let column = false;
vi.mock('../../lib/media', () => ({ isNarrow: () => narrow }));
vi.mock('./width', () => ({
  beside: {
    get matches() {
      return column;
    },
  },
}));

const opened = vi.fn();
const closed = vi.fn();
let end: () => void;

function page(html: string): void {
  document.body.innerHTML = html;
  document.querySelector('.confab-workspace__open-sidebar')?.addEventListener('click', opened);
  for (const one of document.querySelectorAll('.confab-workspace__shade, .confab-panel__head button:last-child'))
    one.addEventListener('click', closed);
}

function touch(type: string, x: number, y: number, more: PointerEventInit = {}, at?: Element): void {
  const event = new PointerEvent(type, {
    bubbles: true,
    pointerId: 1,
    pointerType: 'touch',
    isPrimary: true,
    clientX: x,
    clientY: y,
    ...more,
  });
  (at ?? document.querySelector('main') ?? document.body).dispatchEvent(event);
}

function swipe(from: [number, number], to: [number, number], more: PointerEventInit = {}, at?: Element): void {
  touch('pointerdown', ...from, more, at);
  touch('pointerup', ...to, more, at);
}

const kChat = '<main><button class="confab-workspace__open-sidebar"></button><p>words</p></main>';
const kPanel =
  '<div class="confab-drawer"><section role="dialog"><div class="confab-panel"><header class="confab-panel__head"><button></button><button></button></header></div></section></div>';

beforeEach(() => {
  narrow = true;
  column = false;
  opened.mockClear();
  closed.mockClear();
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(390);
  end = watchSwipes();
});
afterEach(() => {
  end();
  document.documentElement.dir = 'ltr';
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

test('a swipe from the edge brings in the sidebar; a short, crooked or other one does not', () => {
  page(kChat);
  swipe([10, 400], [100, 420]);
  expect(opened).toHaveBeenCalledTimes(1);
  swipe([10, 400], [50, 400]);
  swipe([10, 400], [100, 500]);
  swipe([100, 400], [300, 400]);
  swipe([10, 400], [100, 400], { pointerType: 'mouse' });
  touch('pointerdown', 10, 400);
  touch('pointerdown', 30, 400, { pointerId: 2, isPrimary: false });
  touch('pointerup', 200, 400);
  touch('pointerdown', 10, 400);
  touch('pointercancel', 40, 400);
  touch('pointerup', 200, 400);
  column = true;
  swipe([10, 400], [200, 400]);
  narrow = false;
  swipe([10, 400], [200, 400]);
  expect(opened).toHaveBeenCalledTimes(1);
});

test('from right to left it comes from the other side', () => {
  page(kChat);
  document.documentElement.dir = 'rtl';
  swipe([10, 400], [100, 400]);
  expect(opened).not.toHaveBeenCalled();
  swipe([380, 400], [280, 400]);
  expect(opened).toHaveBeenCalledTimes(1);
});

test('back over the open sidebar closes it, and along a panel that one', () => {
  page(`${kChat}<button class="confab-workspace__shade"></button>`);
  swipe([100, 400], [250, 400]);
  expect(closed).not.toHaveBeenCalled();
  swipe([250, 400], [100, 400]);
  expect(closed).toHaveBeenCalledTimes(1);
  page(`${kChat}${kPanel}`);
  // A drawer keeps what happens in it to itself.
  const drawer = document.querySelector('.confab-drawer')!;
  drawer.addEventListener('pointerdown', (event) => event.stopPropagation());
  swipe([100, 400], [250, 400], {}, document.querySelector('.confab-panel')!);
  expect(closed).toHaveBeenCalledTimes(2);
  expect(opened).not.toHaveBeenCalled();
});

test('nothing happens below another dialog, and what scrolls or is written in keeps its gestures', () => {
  page(`${kChat}${kPanel}<section role="dialog"></section>`);
  swipe([100, 400], [250, 400]);
  expect(closed).not.toHaveBeenCalled();
  page(kChat.replace('<p>words</p>', '<textarea></textarea><pre style="overflow-x: auto">code</pre>'));
  swipe([10, 400], [200, 400], {}, document.querySelector('textarea')!);
  const code = document.querySelector('pre')!;
  vi.spyOn(code, 'scrollWidth', 'get').mockReturnValue(900);
  vi.spyOn(code, 'clientWidth', 'get').mockReturnValue(300);
  swipe([10, 400], [200, 400], {}, code);
  expect(opened).not.toHaveBeenCalled();
});
