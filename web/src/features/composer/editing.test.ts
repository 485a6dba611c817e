import { describe, expect, test } from 'vitest';
import { commandIn, complete, countCharacters, difference, findTrigger, insert } from './editing';
import { codeBlock, formatOf, link, linkTo, toggleMarks } from './formats';

describe('marks', () => {
  test('go around the selection and come off again', () => {
    const marked = toggleMarks({ text: 'say it now', start: 4, end: 6 }, '*');
    expect(marked).toEqual({ text: 'say *it* now', start: 5, end: 7 });
    expect(toggleMarks(marked, '*')).toEqual({ text: 'say it now', start: 4, end: 6 });
  });

  test('come off when they were selected too', () => {
    expect(toggleMarks({ text: '_a_', start: 0, end: 3 }, '_')).toEqual({ text: 'a', start: 0, end: 1 });
  });

  test('without a selection the cursor stands between them', () => {
    expect(toggleMarks({ text: '', start: 0, end: 0 }, '`')).toEqual({ text: '``', start: 1, end: 1 });
  });
});

describe('blocks, links and emoji', () => {
  test('code stands on lines of its own, and stays selected', () => {
    expect(codeBlock({ text: 'see a = 1', start: 4, end: 9 })).toEqual({
      text: 'see \n```\na = 1\n```',
      start: 9,
      end: 14,
    });
    expect(codeBlock({ text: '', start: 0, end: 0 })).toEqual({ text: '```\n\n```', start: 4, end: 4 });
  });

  test('a link takes the selection as its words and waits for the address', () => {
    const made = link({ text: 'see docs', start: 4, end: 8 });
    expect(made.text).toBe('see [docs](https://)');
    expect(made.text.slice(made.start, made.end)).toBe('https://');
    expect(link({ text: '', start: 0, end: 0 })).toEqual({ text: '[](https://)', start: 1, end: 1 });
  });

  test('an emoji keeps its distance from the word before it', () => {
    expect(insert({ text: 'good', start: 4, end: 4 }, ':smile: ').text).toBe('good :smile: ');
    expect(insert({ text: 'good ', start: 5, end: 5 }, ':smile: ').text).toBe('good :smile: ');
  });
});

describe('completion', () => {
  test('begins with a sign at the start of a word', () => {
    expect(findTrigger('hi @be', 6)).toEqual({ sign: '@', query: 'be', at: 3 });
    expect(findTrigger('#', 1)).toEqual({ sign: '#', query: '', at: 0 });
    expect(findTrigger('me@be', 5)).toBeUndefined();
    expect(findTrigger('hi @be and', 10)).toBeUndefined();
  });

  test('needs two letters after a colon, or every smiley would open it', () => {
    expect(findTrigger(':s', 2)).toBeUndefined();
    expect(findTrigger(':sm', 3)).toEqual({ sign: ':', query: 'sm', at: 0 });
    expect(findTrigger('at 10:30', 8)).toBeUndefined();
  });

  test('puts the choice in place of the word, with one space after it', () => {
    expect(complete('hi @be', 6, { sign: '@', query: 'be', at: 3 }, '@ben')).toEqual({
      text: 'hi @ben ',
      start: 8,
      end: 8,
    });
    expect(complete('hi @be there', 6, { sign: '@', query: 'be', at: 3 }, '@ben')).toEqual({
      text: 'hi @ben there',
      start: 8,
      end: 8,
    });
  });
});

test('an emoji is one character', () => {
  expect(countCharacters('a🎉b')).toBe(3);
});

test('a command begins the text, a path and two slashes do not', () => {
  expect(findTrigger('/to', 3)).toEqual({ sign: '/', query: 'to', at: 0 });
  expect(findTrigger('/', 1)).toEqual({ sign: '/', query: '', at: 0 });
  expect(findTrigger('see /to', 7)).toBeUndefined();
  expect(commandIn('/topic new')).toBe('/topic');
  expect(commandIn('/usr/bin')).toBeUndefined();
  expect(commandIn('//x')).toBeUndefined();
});

test('only what differs is typed anew', () => {
  expect(difference('say it now', 'say *it* now')).toEqual({ start: 4, end: 6, value: '*it*' });
  expect(difference('aaa', 'aaaa')).toEqual({ start: 3, end: 3, value: 'a' });
  expect(difference('abc', 'ac')).toEqual({ start: 1, end: 2, value: '' });
  expect(difference('same', 'same')).toEqual({ start: 4, end: 4, value: '' });
});

describe('formats', () => {
  const by = (code: string, key: string, shiftKey = true) => formatOf({ code, key, shiftKey })!.change;

  test('a code block comes off again', () => {
    const made = codeBlock({ text: 'see a = 1', start: 4, end: 9 });
    expect(codeBlock(made)).toEqual({ text: 'see \na = 1', start: 5, end: 10 });
  });

  test('an address that is pasted over words becomes where they lead', () => {
    expect(linkTo({ text: 'see docs', start: 4, end: 8 }, 'https://docs.example/a\n')).toEqual({
      text: 'see [docs](https://docs.example/a)',
      start: 34,
      end: 34,
    });
    expect(linkTo({ text: 'https://a.example', start: 0, end: 17 }, 'https://b.example')).toBeUndefined();
    expect(linkTo({ text: 'docs', start: 0, end: 4 }, 'no address')).toBeUndefined();
  });

  test('lines become lists and quotes and lose their signs again', () => {
    const bullets = by('Digit8', '*');
    const made = bullets({ text: 'one\ntwo', start: 1, end: 6 });
    expect(made).toEqual({ text: '- one\n- two', start: 0, end: 11 });
    expect(bullets(made)).toEqual({ text: 'one\ntwo', start: 0, end: 7 });
    expect(by('Digit7', '/')({ text: 'one\ntwo\nthree', start: 0, end: 7 }).text).toBe('1. one\n2. two\nthree');
    expect(by('Digit9', ')')({ text: 'x\nquote me', start: 4, end: 4 })).toEqual({
      text: 'x\n> quote me',
      start: 6,
      end: 6,
    });
  });
});
