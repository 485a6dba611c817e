// Own checks of what a screen reader, a keyboard and weak eyes need: names, headings, landmarks, contrast.

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Everything that is wrong on the page as it stands, one line each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    const describe = (element: Element) => `<${element.tagName.toLowerCase()}${element.className ? ` class="${String(element.className).slice(0, 60)}"` : ''}> ${(element.textContent ?? '').trim().slice(0, 40)}`;
    const shown = (element: Element) => {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return style.visibility !== 'hidden' && style.display !== 'none' && box.width > 0 && box.height > 0;
    };
    const named = (element: Element): boolean => {
      if (element.getAttribute('aria-label')?.trim()) return true;
      const by = element.getAttribute('aria-labelledby');
      if (by?.split(/\s+/).some((id) => document.getElementById(id)?.textContent?.trim())) return true;
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
        return [...(element.labels ?? [])].some((label) => label.textContent?.trim());
      }
      return Boolean(element.textContent?.trim() || element.querySelector('img[alt]:not([alt=""]), svg title, [aria-label]'));
    };

    if (!document.documentElement.lang) problems.push('the document names no language');
    if (!document.title.trim()) problems.push('the document has no title');
    if (!document.querySelector('main, [role=main]')) problems.push('there is no main landmark');
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) problems.push(`the id ${id} is used twice`);

    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(shown);
    const levels = headings.map((heading) => Number(heading.tagName[1]));
    if (!levels.includes(1)) problems.push('there is no heading of level 1');
    for (const element of document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, select, [role=button], [role=link], [role=menuitem], [role=combobox], [role=dialog], [role=img]')) {
      if (shown(element) && !named(element)) problems.push(`has no name: ${describe(element)}`);
    }
    for (const image of document.querySelectorAll('img')) if (!image.hasAttribute('alt')) problems.push(`an image without alt: ${describe(image)}`);
    for (const element of document.querySelectorAll('[tabindex]')) {
      if (Number(element.getAttribute('tabindex')) > 0) problems.push(`a tabindex above 0: ${describe(element)}`);
    }
    for (const element of document.querySelectorAll('[aria-hidden=true]')) {
      if (element.querySelector('a[href], button:not([tabindex="-1"]), input:not([tabindex="-1"]), textarea:not([tabindex="-1"])') && shown(element)) problems.push(`something to focus inside aria-hidden: ${describe(element)}`);
    }
    for (const element of document.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls]')) {
      for (const attribute of ['aria-labelledby', 'aria-describedby']) {
        for (const id of element.getAttribute(attribute)?.split(/\s+/).filter(Boolean) ?? []) {
          if (!document.getElementById(id)) problems.push(`${attribute} names ${id}, which is not there: ${describe(element)}`);
        }
      }
    }

    // Contrast of text against the first opaque background behind it (WCAG 1.4.3, AA).
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

export async function isAccessible(page: Page, where: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const problems = await accessibilityProblems(page);
  assert.deepEqual(problems, [], `${where}: ${problems.length} problems`);
}
