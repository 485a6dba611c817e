// Our own checks of what a screen reader, a keyboard and weak eyes need. Names, roles and headings come from Chromium's
// accessibility tree, which is what a screen reader gets; the rest from the document and its computed styles.

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

interface AxNode {
  nodeId: string;
  parentId?: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
  backendDOMNodeId?: number;
}

/** What can be worked or must say what it is: nobody knows a button by its place. */
const kNamed = new Set([
  'button', 'checkbox', 'combobox', 'dialog', 'alertdialog', 'image', 'img', 'link', 'listbox', 'log', 'menu', 'menuitem',
  'menuitemcheckbox', 'menuitemradio', 'navigation', 'option', 'progressbar', 'radio', 'radiogroup', 'region', 'searchbox',
  'slider', 'spinbutton', 'switch', 'tab', 'table', 'textbox', 'toolbar', 'tree', 'treeitem',
]);

/** What lies above the page and takes it out of reach. */
const kLayers = new Set(['dialog', 'alertdialog', 'menu', 'listbox']);

/** Remarks lie above everything, dialogs included. */
const isRemarks = (node: AxNode) => node.role?.value === 'region' && property(node, 'live') !== undefined;

/** What can have the focus although it is in none of the layers. */
function reachedOutside(nodes: AxNode[]): AxNode[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const within = (node: AxNode | undefined): boolean => node !== undefined && (kLayers.has(node.role?.value ?? '') || isRemarks(node) || within(byId.get(node.parentId ?? '')));
  return nodes.filter((node) => !node.ignored && node.role?.value !== 'RootWebArea' && property(node, 'focusable') === true && !within(node));
}

/** The page that a layer hides is there, hidden, with its one main landmark and its one heading of level 1. */
async function pageBehindProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    for (const [selector, what] of [['main', 'main landmarks'], ['h1', 'headings of level 1']] as const) {
      // A room that is put away is no part of the page, layer or not.
      const drawn = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
      const hidden = drawn.filter((element) => element.closest('[inert], [aria-hidden=true]'));
      if (hidden.length !== 1) problems.push(`there are ${hidden.length} ${what} behind the layer`);
    }
    return problems;
  });
}

/** Names, landmarks and headings as a screen reader finds them. */
async function treeProblems(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
    const seen = nodes.filter((node) => !node.ignored);
    const roleOf = (node: AxNode) => node.role?.value ?? '';
    const problems: string[] = [];

    for (const node of seen) {
      if (!kNamed.has(roleOf(node)) || node.name?.value.trim()) continue;
      problems.push(`a ${roleOf(node)} without a name: ${await markupOf(node)}`);
    }
    const mains = seen.filter((node) => roleOf(node) === 'main').length;
    // An open dialog or menu hides the page behind it, landmarks and all; then nothing but the layer can be reached.
    const layered = mains === 0 && seen.some((node) => kLayers.has(roleOf(node)));
    if (layered) {
      // A layer's own way out for screen readers stands beside its dialog, not behind it.
      const outside = (await Promise.all(reachedOutside(nodes).map(markupOf))).filter((markup) => !/^<button[^>]* aria-label="Dismiss"/.test(markup));
      problems.push(...(await pageBehindProblems(page)), ...outside.map((markup) => `within reach behind a layer: ${markup}`));
    }
    else if (mains !== 1) problems.push(`there are ${mains} main landmarks`);

    const headings = seen.filter((node) => roleOf(node) === 'heading');
    const levels = headings.map((node) => Number(property(node, 'level')));
    if (!layered && levels.filter((level) => level === 1).length !== 1) problems.push(`there are ${levels.filter((level) => level === 1).length} headings of level 1`);
    for (const heading of headings) if (!heading.name?.value.trim()) problems.push('a heading without words');
    if (levels.some((level) => level > Math.max(...levels.filter((other) => other < level), layered ? 1 : 0) + 1)) problems.push(`headings leave out a level: ${levels.join(', ')}`);
    return problems;

    async function markupOf({ backendDOMNodeId }: AxNode): Promise<string> {
      if (backendDOMNodeId === undefined) return '(no element)';
      const { outerHTML } = (await session.send('DOM.getOuterHTML', { backendNodeId: backendDOMNodeId })) as { outerHTML: string };
      return outerHTML.slice(0, 160);
    }
  } finally {
    await session.detach();
  }
}

function property({ properties }: AxNode, name: string): unknown {
  return properties?.find((one) => one.name === name)?.value.value;
}

/** What only the document itself tells. */
async function documentProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const describe = (element: Element) => element.outerHTML.slice(0, 160);
    const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;

    if (!document.documentElement.lang) problems.push('the document names no language');
    if (!document.title.trim()) problems.push('the document has no title');
    const ids = all('[id]').map((element) => element.id);
    for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) problems.push(`the id ${id} is used twice`);
    for (const image of all('img')) if (!image.hasAttribute('alt')) problems.push(`an image without alt: ${describe(image)}`);
    for (const field of all('input:not([type=hidden]), textarea, select')) {
      const { labels } = field as HTMLInputElement;
      const labelled = labels?.length || field.getAttribute('aria-label') || field.getAttribute('aria-labelledby');
      // A placeholder is gone as soon as somebody writes.
      if (shown(field) && !labelled) problems.push(`a field without a label: ${describe(field)}`);
    }
    for (const element of all('[tabindex]')) {
      if (Number(element.getAttribute('tabindex')) > 0) problems.push(`a tabindex above 0: ${describe(element)}`);
    }
    const focusable = ':is(a[href], button, input, textarea, select, [tabindex]):not([tabindex="-1"], :disabled)';
    for (const element of all('[aria-hidden=true]')) {
      const inside = [...element.querySelectorAll(focusable)].filter((one) => shown(one) && !one.closest('[inert]'));
      if (inside[0]) problems.push(`something to focus inside aria-hidden: ${describe(inside[0])}`);
    }
    for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-activedescendant']) {
      for (const element of all(`[${attribute}]`)) {
        for (const id of element.getAttribute(attribute)?.split(/\s+/).filter(Boolean) ?? []) {
          if (!document.getElementById(id)) problems.push(`${attribute} names ${id}, which is not there: ${describe(element)}`);
        }
      }
    }
    // WCAG 2.5.8: a finger hits what is 24 pixels wide and high; links within a text are excepted.
    for (const element of all('button:not([tabindex="-1"]), [role=button], [role=menuitem], [role=option], select')) {
      const { width, height } = element.getBoundingClientRect();
      if (shown(element) && !element.closest('p, li, .rcx-message-body, .confab-visually-hidden') && (width < 24 || height < 24)) {
        problems.push(`${Math.round(width)} by ${Math.round(height)} pixels are too small: ${describe(element)}`);
      }
    }
    return problems;
  });
}

/** Contrast of text against what is behind it (WCAG 1.4.3, AA). */
async function contrastProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    const describe = (element: Element) => `${element.outerHTML.slice(0, 80)} ${(element.textContent ?? '').trim().slice(0, 40)}`;
    const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;
    type Colour = [number, number, number, number];
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const colour = (text: string): Colour => {
      if (!canvas) return [0, 0, 0, 1];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (front: Colour, back: Colour): Colour => {
      const mix = (i: 0 | 1 | 2) => front[i] * front[3] + back[i] * (1 - front[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const luminance = ([r, g, b]: Colour) => {
      const part = (value: number) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const poor = new Map<string, string>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.textContent?.trim() || !shown(element)) continue;
      if (element.closest('[aria-hidden=true], [aria-disabled=true], :disabled, .confab-visually-hidden')) continue;
      const style = getComputedStyle(element);
      const layers: Colour[] = [];
      let image = false;
      let opacity = 1;
      for (let at: Element | null = element; at; at = at.parentElement) {
        const own = getComputedStyle(at);
        opacity *= Number(own.opacity);
        if (own.backgroundImage !== 'none') image = true;
        const behind = colour(own.backgroundColor);
        if (behind[3] > 0) layers.push(behind);
        if (behind[3] === 1) break;
      }
      // Over a picture nothing can be computed; fading in or out is not a state to read in.
      if (image || opacity < 1) continue;
      const back = layers.reduceRight<Colour>((below, layer) => over(layer, below), [255, 255, 255, 1]);
      const front = over(colour(style.color), back);
      const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a) as [number, number];
      const ratio = (light + 0.05) / (dark + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? 3 : 4.5)) poor.set(`${style.color} on ${back.slice(0, 3).map(Math.round).join(',')}`, `contrast ${ratio.toFixed(2)}: ${describe(element)}`);
    }
    problems.push(...[...poor].map(([pair, text]) => `${text} (${pair})`));
    return problems;
  });
}

/** Everything that is wrong on the page as it stands, one line each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  return [...(await treeProblems(page)), ...(await documentProblems(page)), ...(await contrastProblems(page))];
}

/** The same, with the contrast of every theme. */
export async function problemsInEachTheme(page: Page): Promise<string[]> {
  const problems = await accessibilityProblems(page);
  const before = await page.evaluate(() => document.documentElement.dataset.theme);
  try {
    for (const theme of ['light', 'dark', 'high-contrast'].filter((name) => name !== before)) {
      await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
      // Colours that change by a transition are there when it has ended.
      await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
      problems.push(...(await contrastProblems(page)).map((problem) => `${theme}: ${problem}`));
    }
  } finally {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), before);
  }
  return problems;
}

/** The page as it stands has none of these problems, whatever the theme. */
export async function isAccessible(page: Page, where: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).or(page.getByRole('dialog')).first().waitFor();
  assert.deepEqual(await problemsInEachTheme(page), [], where);
}

/** What reaches over the edge of the window, so that one would have to scroll to the side to read it. */
export async function overhangs(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (right > root.clientWidth + 1 || left < -1) && element.checkVisibility({ visibilityProperty: true });
    });
    return [`${root.scrollWidth} pixels wide: ${wide.slice(-1).map((element) => element.outerHTML.slice(0, 120)).join()}`];
  });
}

/** Names whose sign the direction of the page has torn off, so that one reads `ann@` for `@ann`. */
export async function tornNames(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const torn: string[] = [];
    const startOf = (node: Node, at: number): number => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect().left;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const [text, next] = [node.textContent ?? '', node.nextSibling];
      if (!node.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
      for (const { index } of text.matchAll(/(?<![\w@#])[@#](?=[a-z]|$)/gi)) {
        // The name is a text of its own where it is put in.
        const beyond = index + 1 === text.length;
        if (beyond && !/^[a-z]/i.test(next instanceof Text ? next.data : '')) continue;
        const [name, at] = beyond ? [next!, 0] : [node, index + 1];
        if (startOf(node, index) > startOf(name, at)) torn.push(`torn: ${node.parentElement.outerHTML.slice(0, 120)}`);
      }
    }
    return torn;
  });
}
