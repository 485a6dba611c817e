import { expect, test } from 'vitest';
import { icons } from './icons';

test.each(Object.entries(icons))('the drawing %s is made of paths alone', (_, source) => {
  const elements = [...source.matchAll(/<(\w+)/g)].map(([, element]) => element);
  expect(new Set(elements)).toEqual(new Set(['svg', 'path']));
  // Each path gives its outline last, after how it is filled.
  const paths = [...source.matchAll(/<path[^>]*>/g)].map(([path]) => path);
  expect(paths.filter((path) => !/^<path(?: (?:fill|clip)-rule="evenodd")* d="[^"]+" ?\/?>$/.test(path))).toEqual([]);
});
