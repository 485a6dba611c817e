// The package that Confab's parser is held against, in a frame where its results do not depend on place and day.
process.env.TZ = 'UTC';

// 2025-07-22T00:00:00Z: what `<t:10:00>` belongs to, here as in markup_json.
const today = 1753142400000;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length ? args : [today]));
  }
};

let generation = 0;
let { parse } = await import('@rocket.chat/message-parser');

export const optionsFrom = (letters) => ({
  colors: letters.includes('c'),
  emoticons: letters.includes('e'),
  katex: { dollarSyntax: letters.includes('d'), parenthesisSyntax: letters.includes('p') },
  ...(letters.includes('i') && { customDomains: ['intranet'] }),
});

/** The tree as JSON, or what the package throws. A throw leaves its nesting flags set, so it is loaded anew. */
export async function reference(message, letters) {
  try {
    return JSON.stringify(parse(message, optionsFrom(letters)));
  } catch (error) {
    const file = import.meta.resolve('@rocket.chat/message-parser');
    ({ parse } = await import(`${file}?${++generation}`));
    return `throws ${error.name}`;
  }
}
