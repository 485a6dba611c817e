import { expect, test } from 'vitest';
import { previewOf } from './LinkPreviews';

const url = 'https://a.example/page';

test('title, text and site come from what the page says of itself, the best first', () => {
  const meta = { pageTitle: 'Page', ogTitle: 'Open', description: 'plain', ogDescription: 'About', ogSiteName: 'Site' };
  expect(previewOf({ url, meta })).toEqual({ href: url, title: 'Open', text: 'About', site: 'Site' });
  expect(previewOf({ url, meta: { pageTitle: 'Page' } })).toEqual({
    href: url,
    title: 'Page',
    text: undefined,
    site: 'a.example',
  });
  expect(previewOf({ url, meta: { description: 'plain' } })?.title).toBe('a.example');
  expect(previewOf({ url, meta: { oembedTitle: 'Song', oembedProviderName: 'Radio' } })?.site).toBe('Radio');
});

test('nothing is shown of what says nothing or leads nowhere', () => {
  for (const row of [
    undefined,
    null,
    7,
    {},
    { url },
    { url, meta: null },
    { url, meta: {} },
    { url, meta: { ogTitle: ' ' } },
  ]) {
    expect(previewOf(row)).toBeUndefined();
  }
  for (const bad of ['javascript:alert(1)', 'mailto:a@b.example', '', '/channel/x']) {
    expect(previewOf({ url: bad, meta: { ogTitle: 'Open' } })).toBeUndefined();
  }
  expect(previewOf({ url, meta: { ogTitle: ['a'], ogDescription: {} } })).toBeUndefined();
});
