import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { renderAt } from '../../../testing/render';
import { Markdown } from './Markdown';
import { MentionContext, type MentionScope } from './Mention';
import { PlainBody } from './PlainBody';
import { safeHref, splitText } from './links';
import { spokenText } from './plain';
import type { MdBlock, MdInline } from './tree';
import { fromWire } from '../../../testing/from-wire';

const scope: MentionScope = {
  me: 'ann',
  users: [
    { username: 'ann', name: 'Ann Archer' },
    { username: 'ben', name: 'Ben Baker' },
  ],
  channels: [{ _id: 'r1', name: 'deploy' }],
  realNames: false,
  onOpenUser: vi.fn(),
};
const text = (value: string): MdInline => ({ type: 'PLAIN_TEXT', value });
const paragraph = (...value: MdInline[]): MdBlock => ({ type: 'PARAGRAPH', value });
const showFrom = (source: string, ...tree: MdBlock[]) =>
  renderAt(
    '/home',
    <MentionContext.Provider value={scope}>
      <Markdown tree={tree} source={source} />
    </MentionContext.Provider>,
  );

const show = (...tree: MdBlock[]) => showFrom('', ...tree);

describe('a message tree', () => {
  test('becomes elements of the same meaning', async () => {
    const { container } = await show(
      { type: 'HEADING', level: 1, value: [text('Title')] },
      paragraph(
        { type: 'BOLD', value: [text('b'), { type: 'ITALIC', value: [text('i')] }] },
        { type: 'STRIKE', value: [text('s')] },
      ),
      {
        type: 'CODE',
        value: [
          { type: 'CODE_LINE', value: { type: 'PLAIN_TEXT', value: 'a' } },
          { type: 'CODE_LINE', value: { type: 'PLAIN_TEXT', value: '  b' } },
        ],
      },
      { type: 'QUOTE', value: [{ type: 'PARAGRAPH', value: [text('quoted')] }] },
      { type: 'ORDERED_LIST', value: [{ type: 'LIST_ITEM', number: 4, value: [text('four')] }] },
      { type: 'TASKS', value: [{ type: 'TASK', status: true, value: [text('done')] }] },
    );
    expect(container.querySelector('strong em')).toHaveTextContent('i');
    expect(container.querySelector('del')).toHaveTextContent('s');
    expect(container.querySelector('pre code')?.textContent).toBe('a\n  b');
    expect(container.querySelector('blockquote')).toHaveTextContent('quoted');
    expect(container.querySelector('ol li')).toHaveAttribute('value', '4');
    expect(screen.getByRole('checkbox', { name: 'done' })).toBeChecked();
    // A message must not put headings into the outline of the page.
    expect(screen.queryByRole('heading')).toBeNull();
  });

  test('is read aloud in words, without its signs and its secrets', () => {
    const md = [
      paragraph(text('see '), { type: 'BOLD', value: [text('this')] }, text(' '), {
        type: 'MENTION_USER',
        value: { type: 'PLAIN_TEXT', value: 'ann' },
      }),
      paragraph({ type: 'SPOILER', value: [text('the butler')] }),
    ];
    expect(spokenText({ md, msg: 'see *this* @ann\n||the butler||' })).toBe('see this @ann\n…');
    expect(spokenText({ msg: 'as typed' })).toBe('as typed');
  });

  test('a spoiler is out of sight and unsaid until it is asked for', async () => {
    await show(paragraph(text('the murderer is '), { type: 'SPOILER', value: [text('the butler')] }), {
      type: 'SPOILER_BLOCK',
      value: [paragraph(text('with the candlestick'))],
    });
    const [inline, block] = screen.getAllByRole('button', { name: 'Show the spoiler' });
    expect(screen.getByText('the butler').closest('[aria-hidden="true"]')).not.toBeNull();
    await userEvent.click(inline!);
    expect(screen.getByText('the butler').closest('[aria-hidden="true"]')).toBeNull();
    expect(screen.getByText('with the candlestick').closest('[aria-hidden="true"]')).not.toBeNull();
    await userEvent.click(block!);
    expect(screen.getByText('with the candlestick').closest('[aria-hidden="true"]')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('text is text, whatever it looks like', async () => {
    const { container } = await show(paragraph(text('<img src=x onerror=alert(1)>')));
    expect(container.querySelector('img')).toBeNull();
    expect(container).toHaveTextContent('<img src=x onerror=alert(1)>');
  });

  test('links open elsewhere and tell nothing; those that could run code are words', async () => {
    const link = (src: string, label: string): MdInline => ({
      type: 'LINK',
      value: { src: { type: 'PLAIN_TEXT', value: src }, label: [text(label)] },
    });
    await show(
      paragraph(
        link('https://example.com/', 'good'),
        link('javascript:alert(1)', 'bad'),
        link(' JaVaScRiPt:alert(1)', 'worse'),
        link('data:text/html,x', 'worst'),
      ),
    );
    const links = screen.getAllByRole('link');
    expect(links).toHaveLength(1);
    expect(links[0]).toHaveAttribute('href', 'https://example.com/');
    expect(links[0]).toHaveAttribute('rel', expect.stringContaining('noopener'));
    expect(screen.getByText(/bad/)).toBeInTheDocument();
  });

  test('mentions know who is meant', async () => {
    const mention = (type: 'MENTION_USER' | 'MENTION_CHANNEL', value: string): MdInline => ({
      type,
      value: { type: 'PLAIN_TEXT', value },
    });
    await show(
      paragraph(
        mention('MENTION_USER', 'ann'),
        mention('MENTION_USER', 'ben'),
        mention('MENTION_USER', 'nobody'),
        mention('MENTION_USER', 'all'),
        mention('MENTION_CHANNEL', 'deploy'),
        mention('MENTION_CHANNEL', 'gone'),
      ),
    );
    expect(screen.getByText('@ann')).toHaveClass('confab-mention--me');
    expect(screen.getByRole('link', { name: '#deploy' })).toHaveAttribute('href', '/channel/deploy');
    expect(screen.queryByRole('link', { name: '#gone' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '@ben' }));
    expect(scope.onOpenUser).toHaveBeenCalledWith('ben');
    expect(screen.queryByRole('button', { name: '@nobody' })).toBeNull();
  });

  test('emoji come by picture or by shortcode, and stay a shortcode when nobody knows it', async () => {
    await show(
      paragraph(
        { type: 'EMOJI', unicode: '🎉' },
        { type: 'EMOJI', shortCode: 'rocket', value: { type: 'PLAIN_TEXT', value: 'rocket' } },
        { type: 'EMOJI', shortCode: 'made_up' },
      ),
    );
    expect(await screen.findByText('🚀')).toBeInTheDocument();
    expect(screen.getByText('🎉')).toBeInTheDocument();
    expect(screen.getByText(/:made_up:/)).toBeInTheDocument();
  });

  test('a table has a head, and each cell its side', async () => {
    const cell = (value: string, align?: 'right') => ({ type: 'TABLE_CELL' as const, value: [text(value)], align });
    await show({
      type: 'TABLE',
      value: {
        header: [cell('City'), cell('People', 'right')],
        rows: [{ type: 'TABLE_ROW', value: [cell('Bonn'), cell('336', 'right')] }],
      },
    });
    expect(screen.getByRole('columnheader', { name: 'City' })).toBeInTheDocument();
    expect(screen.getByRole('cell', { name: '336' })).toHaveStyle({ textAlign: 'right' });
  });

  test('a rule is a rule', async () => {
    await show(paragraph(text('above')), { type: 'HORIZONTAL_RULE' }, paragraph(text('below')));
    expect(screen.getByRole('separator')).toBeInTheDocument();
  });

  test('nodes from the future are read as they were typed, or by the words in them', async () => {
    const source = 'see <<a hologram>> and {{sparkle}} rest';
    const { container } = await showFrom(
      source,
      fromWire<MdBlock>({ type: 'HOLOGRAM', value: 1, fallback: [4, 18] }),
      fromWire<MdBlock>({ type: 'BOX', value: [paragraph(text('inside the box'))] }),
      paragraph(
        fromWire<MdInline>({ type: 'SPARKLE', fallback: [23, 34] }),
        fromWire<MdInline>({ type: 'GLOW', value: [text(' glowing ')] }),
        text('rest'),
      ),
    );
    expect(container.textContent).toBe('<<a hologram>>inside the box{{sparkle}} glowing rest');
  });

  test.each([
    [[null]],
    [[{ type: 'PARAGRAPH' }]],
    [[{ type: 'BOLD', value: 3 }]],
    [[{ type: 'LINK', value: null }]],
    [[{ type: 'TABLE', value: { header: 7 } }]],
    [['words']],
    [{ type: 'PARAGRAPH' }],
  ])('is put into words whatever came: %j', (md) => {
    expect(typeof spokenText({ md: fromWire<MdBlock[]>(md), msg: 'as typed' })).toBe('string');
  });

  test('a table is read row by row', () => {
    const cell = (value: string) => ({ type: 'TABLE_CELL' as const, value: [text(value)] });
    const md: MdBlock[] = [
      {
        type: 'TABLE',
        value: { header: [cell('a'), cell('b')], rows: [{ type: 'TABLE_ROW', value: [cell('c'), cell('d')] }] },
      },
    ];
    expect(spokenText({ md, msg: '' })).toBe('a | b\nc | d');
  });
});

describe('text without its tree', () => {
  test('keeps line breaks and finds links and mentions', async () => {
    const { container } = await renderAt(
      '/home',
      <MentionContext.Provider value={scope}>
        <PlainBody text={'see https://example.com/a_(b)?x=1.\nand @ben, #deploy'} />
      </MentionContext.Provider>,
    );
    expect(screen.getByRole('link', { name: /example/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/^https:\/\/example\.com\/a_\(b/),
    );
    expect(screen.getByRole('button', { name: '@ben' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '#deploy' })).toBeInTheDocument();
    expect(container.textContent).toContain('\nand ');
  });

  test('no sign inside a word is a mention, and punctuation stays outside', () => {
    expect(splitText('mail me@example.com or see (@ben).')).toEqual([
      { kind: 'text', text: 'mail me@example.com or see (' },
      { kind: 'user', text: '@ben', name: 'ben' },
      { kind: 'text', text: ').' },
    ]);
    expect(splitText('<script>alert(1)</script>')).toEqual([{ kind: 'text', text: '<script>alert(1)</script>' }]);
  });
});

test.each([
  ['https://example.com/x', 'https://example.com/x'],
  ['example.com', 'https://example.com/'],
  ['//example.com/y', 'https://example.com/y'],
  ['/channel/general', '/channel/general'],
  ['mailto:ann@example.com', 'mailto:ann@example.com'],
  ['javascript:alert(1)', undefined],
  ['vbscript:x', undefined],
  ['data:text/html,x', undefined],
  ['http://', undefined],
])('%s leads to %s', (src, href) => {
  expect(safeHref(src)).toBe(href);
});
