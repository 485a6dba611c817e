// Messages from a seed: the same seed gives the same messages on every machine.

export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  const pick = (list) => list[below(list.length)];
  const times = (n, make) => Array.from({ length: n }, make);
  return { next, below, pick, times, chance: (p) => next() < p };
}

const words = [
  'a', 'b', 'foo', 'hello', 'World', 'snake_case', 'camelCase', 'x1', '2', '42', '007', 'color:#fff', 'color:#ff0000', 'color:#12345678',
  'été', 'naïve', 'привет', 'мир', '你好', '世界', 'こんにちは', 'مرحبا', 'שלום', 'नमस्ते', 'สวัสดี', '한국어', 'ẞ', 'İ', 'e\u0301', '𝒳', '𠮷',
  'unreachable', 'localhost', 'mailto:', 'O', 'D', 'B', 'X', '0', '8', 'y', "don't", 'T', 't', 'x',
];
const blanks = [' ', ' ', ' ', ' ', '  ', '\t', '\n', '\n', '\n\n', '\r\n', '\r', '\u00a0', '\u2003', '\ufeff', '\u2028'];
const marks = [
  '*', '**', '***', '_', '__', '___', '~', '~~', '~~~', '`', '``', '```', '|', '||', '|||', '[', ']', '](', '] [', '(', ')', '<', '>', '!', '![',
  '@', '@@', '#', '##', '# ', '## ', '##### ', ':', '::', ';', '.', ',', '..', '-', '--', '---', '- ', '* ', '> ', '>', '+', '$', '$$', '\\', '\\(', '\\)',
  '\\[', '\\]', '/', '//', '://', '=', '?', '&', '%', '^', '{', '}', '"', "'", '1. ', '2. ', '- [ ] ', '- [x] ', '\\*', '\\_', '\\~', '\\`', '\\#', '\\.', '\\|',
  '\0', '\u0001', '\u007f',
];
const emoticons = [
  ':)', ':-)', ':D', ':P', ':(', ';)', ':/', ':\\', '<3', '</3', '>:(', '>.<', '=)', '=D', 'D:', 'B)', '8)', "':)", 'O:)', 'O_O', '0:3', '*)', '*-)', '*\\0/*',
  'X)', '#)', '%)', '(y)', '-_-', '-__-', '-___-', '\\0\\/', ':@', ':$', ':#', ':*', ":'(", ':Þ', '>;/', ';^)', ':O', ':-O', ':[', ':]', ':-X',
];
const emoji = [
  '😀', '👍', '👍🏽', '❤', '❤️', '👨‍👩‍👧', '🏳️‍🌈', '🇩🇪', '🇩', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧', '1️⃣', '#⃣', '*️⃣', '©', '©️', '™️', '☀️', '⌚', '✂', '🀄️', '🀄', '🃏', '🅰️', '🟥', '⬛', '↔', '🫠',
  '👩‍', '\u200d', '\ufe0f', '🏽', '㊗️', '‼️', '🈁', '🚀', '🛼',
];
const links = [
  'https://rocket.chat', 'http://example.com/a_b_(c)?q=1&r=2#x', 'www.example.org', 'example.com', 'example.com.', 'sub.example.co.uk/path', 'ftp://files.example.net/x.tar.gz',
  'http://user:pw@host.com:8080/p', 'localhost:3000', 'http://localhost/x', 'http://192.168.0.1:80/', '1.2.3.4', '10.0.0.1', 'file.tar', 'e.g.', 'a.b', 'a.bd', 'x.co.za', 'x.za',
  'wiki.intranet', 'tool://wiki.intranet/x', 'rocketchat://room?x=y', 'mailto:a@b.com', 'joe@example.com', 'joe.doe+x@mail.example.com', 'a@b', 'a@localhost', 'ä@münchen.de',
  'пример.рф', 'http://中国.中国', '_example.com', '_example.com_', 'example_com.org', '-a.com', 'a-b.com', 'a..b.com', 'http://[::1]/', '//example.com', 'x:y', 'data:text/plain,x',
  '+12345', '+1-555', '+(55)11-9999', '+(55)119999', '+(5)5', '+1234', '+', '<https://a.com|b>', '<a.com|b c>', '<+12345|call>', '[t](https://a.com)', '[](a.com)', '[*b*](a.com/x_(y))',
  '![i](https://a.com/i.png)', '![](a.com/i.png)', '[t](+12345)', '[t](x:y)', '[a] [b](c.com)', '[a\nb](c.com)', '<t:1630360800>', '<t:1630360800:R>', '<t:2025-07-22T10:00:00.000Z:f>',
  '<t:2025-07-22T10:00:00.000+02:00:f>', '<t:2025-07-22T10:00:00>', '<t:10:00>', '<t:10:00:00:T>', '<t:10:00+01:00:d>', '<t:25:00>', '<t:2025-02-31T24:00:00>', '<t:163036080>', '\\<t:1630360800:R>',
  '<t:0000-01-01T00:00:00-23:59:F>', '<t:2099-12-31T23:59:59>', '@user', '@user.name', '@user:server.com', '@a@b', '@a__', '@@a', '#channel', '#a.b', '#été', '##a', 'a@b.c', 'a#b', ':smile:', ':+1:', ':a b:',
  ':not_an', ':1234:',
];

const soups = [words, words, blanks, blanks, marks, marks, marks, emoticons, emoji, links];

function soup(random, most) {
  return random.times(1 + random.below(most), () => random.pick(random.pick(soups))).join('');
}

// A few tokens only, again and again: where rules meet themselves.
function stew(random) {
  const few = random.times(2 + random.below(4), () => random.pick(random.pick(soups)));
  return random.times(1 + random.below(14), () => random.pick(few)).join('');
}

function characters(random) {
  const ranges = [
    [0x20, 0x7e], [0x20, 0x7e], [0x00, 0x7f], [0x80, 0x24f], [0x300, 0x36f], [0x400, 0x4ff], [0x600, 0x6ff], [0x900, 0x97f], [0x2000, 0x206f],
    [0x2190, 0x2bff], [0x3000, 0x30ff], [0x4e00, 0x9fff], [0xa000, 0xd7ff], [0xfe00, 0xffff], [0x1f000, 0x1fbff], [0x10000, 0x10ffff],
  ];
  return random
    .times(1 + random.below(24), () => {
      const [first, last] = random.pick(ranges);
      return String.fromCodePoint(first + random.below(last - first + 1));
    })
    .join('');
}

function inline(random, depth) {
  const inner = () =>
    random.times(1 + random.below(4), () => inline(random, depth - 1)).join(random.chance(0.7) ? ' ' : '');
  if (depth <= 0 || random.chance(0.4)) return random.pick(random.pick([words, words, links, emoji, emoticons]));
  switch (random.below(9)) {
    case 0: return `*${inner()}*`;
    case 1: return `**${inner()}**`;
    case 2: return `_${inner()}_`;
    case 3: return `__${inner()}__`;
    case 4: return `~${inner()}~`;
    case 5: return `||${inner()}||`;
    case 6: return `[${inner()}](${random.pick(links)})`;
    case 7: return `\`${inner()}\``;
    default: return random.pick(['$', '\\(']) + inner() + random.pick(['$', '\\)']);
  }
}

function line(random) {
  return random.times(1 + random.below(5), () => inline(random, 3)).join(' ');
}

function block(random) {
  const lines = (prefix) => random.times(1 + random.below(3), () => prefix() + line(random)).join('\n');
  switch (random.below(13)) {
    case 0: return lines(() => '> ');
    case 1: return lines(() => '- ');
    case 2: return lines(() => '* ');
    case 3: return lines(() => `${random.below(30)}. `);
    case 4: return lines(() => random.pick(['- [ ] ', '- [x] ']));
    case 5: return `${'#'.repeat(1 + random.below(5))} ${line(random)}`;
    case 6: return `\`\`\`${random.pick(['', 'js', 'c ', 'x+y'])}\n${lines(() => '')}\n\`\`\``;
    case 7: return `||\n${lines(() => '')}\n||`;
    case 8: return `${random.pick(['$$', '\\['])}${line(random)}\n${line(random)}${random.pick(['$$', '\\]'])}`;
    case 9: {
      const row = () => `| ${random.times(1 + random.below(3), () => inline(random, 2)).join(' | ')} |`;
      const align = () => `|${random.times(1 + random.below(3), () => random.pick(['---', ':--', ' :-: ', '-:'])).join('|')}|`;
      return [row(), align(), ...random.times(random.below(3), row)].join('\n');
    }
    case 10: return random.pick(['---', ' --- ', '-----']);
    default: return line(random);
  }
}

function mutate(random, message) {
  const characters = [...message];
  for (let i = random.below(3); i >= 0 && characters.length > 0; --i) {
    const at = random.below(characters.length);
    switch (random.below(4)) {
      case 0: characters.splice(at, 1); break;
      case 1: characters.splice(at, 0, random.pick(random.pick([marks, marks, blanks, words]))); break;
      case 2: characters.splice(at, 0, ...characters.slice(random.below(characters.length)).slice(0, 6)); break;
      default: characters[at] = random.pick(random.pick([marks, blanks, emoticons]));
    }
  }
  return characters.join('');
}

const optionSets = ['e', 'e', 'e', 'e', 'cedpi', 'cedpi', 'ed', 'ep', 'n', 'ce'];

/** One message with options; `seeds` are messages to vary. */
export function generate(random, seeds) {
  const make = () => {
    switch (random.below(8)) {
      case 0:
      case 1: return soup(random, 12);
      case 2:
      case 3: return stew(random);
      case 4: return characters(random);
      case 5: return block(random);
      case 6: return mutate(random, random.times(1 + random.below(3), () => block(random)).join('\n'));
      default: return mutate(random, random.pick(seeds));
    }
  };
  // The package refuses the empty message; Confab's tree for it has no blocks.
  const message = make().toWellFormed() || ' ';
  return { message, options: random.pick(optionSets) };
}
