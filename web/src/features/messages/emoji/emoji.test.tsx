import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { stage } from '../../../stores/testing/stage';
import { dropEmojiHabits } from './drop';
import EmojiPicker from './EmojiPicker';
import { chooseTone, emojiHabits, frequentEmoji, kMostRecent, usedEmoji } from './habits';
import { emojiSearch } from './search';
import { emojiOf, entries, inTone, kGroups, pictureOf } from './table';

describe('the table', () => {
  test('has every emoji once, each in a category and by names that nothing else has', () => {
    expect(entries.length).toBeGreaterThan(1800);
    expect(new Set(entries.map(({ picture }) => picture)).size).toBe(entries.length);
    const names = entries.flatMap((entry) => entry.names);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[\w+-]+$/.test(name))).toBe(true);
    expect(new Set(entries.map(({ group }) => group))).toEqual(new Set(kGroups));
  });

  test.each([
    ['smile', '😄'],
    [':tada:', '🎉'],
    ['+1', '👍️'],
    ['slight_smile', '🙂'],
    ['hash', '#️⃣'],
    ['flag_de', '🇩🇪'],
    ['wave_tone1', '👋🏻'],
    ['thumbsup_tone5', '👍🏿'],
    ['raised_hand_medium_light_skin_tone', '✋🏼'],
    ['man_technologist_tone3', '👨🏽‍💻'],
    ['handshake_tone1_tone2', '🫱🏻‍🫲🏼'],
    ['iphone', '📱'],
    ['roll_eyes', '🙄'],
  ])('%s is %s', (name, picture) => {
    expect(pictureOf(name)?.replaceAll('\uFE0F', '')).toBe(picture.replaceAll('\uFE0F', ''));
  });

  test('what nobody is called, or has no skin, is nothing', () => {
    for (const name of ['made_up', 'smile_tone1', 'wave_tone6', '_tone1', '', 'constructor'])
      expect(emojiOf(name), name).toBeUndefined();
  });

  test('whatever comes in skin tones is written so that it is read again', () => {
    for (const entry of entries.filter(({ tones }) => tones))
      for (const tone of [1, 5] as const) {
        const written = inTone(entry, tone);
        expect(emojiOf(written.name)).toEqual(written);
        expect(written.picture).not.toBe(entry.picture);
      }
  });
});

describe('the search', () => {
  const names = async (language: string, text: string) =>
    (await emojiSearch(language)).find(text).map(({ entry }) => entry.names[0]);

  test('finds by name first, then by meaning, in the language of the reader', async () => {
    expect((await names('en', 'tada'))[0]).toBe('tada');
    expect((await names('en', 'smile')).slice(0, 3)).toContain('smile');
    expect(await names('en', 'celebrate')).toContain('tada');
    expect((await names('de', 'katze')).slice(0, 3)).toContain('cat2');
    expect((await names('xx', 'cat'))[0]).toMatch(/^cat/); // by English words, where there are no others
    expect(await names('en', 'nothing is called this')).toEqual([]);
  });

  test('says the name that was looked for', async () => {
    const { find } = await emojiSearch('en');
    expect(find('+1')[0]).toMatchObject({ name: '+1', label: 'thumbs up' });
    expect(find('slightly_sm')[0]?.name).toBe('slightly_smiling_face');
    expect(find('')).toHaveLength(entries.length);
  });
});

describe('habits', () => {
  test('what was used last comes first, so many and no more, for each account by itself', () => {
    for (let n = 0; n < kMostRecent + 5; n++) usedEmoji('ann', `e${n}`);
    usedEmoji('ann', 'e10');
    expect(emojiHabits('ann').recent).toHaveLength(kMostRecent);
    expect(emojiHabits('ann').recent.slice(0, 2)).toEqual(['e10', `e${kMostRecent + 4}`]);
    expect(emojiHabits('ben').recent).toEqual([]);
    chooseTone('ben', 3);
    expect(emojiHabits('ben').tone).toBe(3);
    expect(emojiHabits('ann').tone).toBe(0);
  });

  test('what is used much comes before what was used last, and fades', () => {
    for (const name of ['tada', 'tada', 'tada', 'eyes', 'eyes', 'wave']) usedEmoji('ann', name);
    expect(frequentEmoji(emojiHabits('ann'))).toEqual(['tada', 'eyes', 'wave']);
    for (let n = 0; n < 3; n++) usedEmoji('ann', 'eyes');
    expect(frequentEmoji(emojiHabits('ann'))[0]).toBe('eyes');
    for (let n = 0; n < 100; n++) usedEmoji('ann', `e${n}`);
    expect(Object.keys(emojiHabits('ann').uses).length).toBeLessThanOrEqual(60);
    // What was kept before there were counts goes by when it was used.
    localStorage.setItem('confab.emoji.ben', '{"recent":["b","a"],"tone":0,"uses":[1]}');
    expect(frequentEmoji(emojiHabits('ben')).slice(0, 2)).toEqual(['b', 'a']);
  });

  test('they are gone when somebody signs out', () => {
    usedEmoji('ann', 'tada');
    dropEmojiHabits();
    expect(emojiHabits('ann').recent).toEqual([]);
    expect(localStorage).toHaveLength(0);
  });

  test('what cannot be read is as if nothing was kept', () => {
    for (const text of ['no json', '[]', 'null', '{"recent":7,"tone":"x"}', '{"recent":[1,"wave"],"tone":9}']) {
      localStorage.setItem('confab.emoji.ann', text);
      expect(emojiHabits('ann').tone).toBe(0);
      expect(emojiHabits('ann').recent.every((name) => name === 'wave')).toBe(true);
    }
  });
});

describe('the picker', () => {
  const open = async () => {
    const onPick = vi.fn();
    const { show } = stage();
    await show(<EmojiPicker onPick={onPick} />);
    return onPick;
  };
  const grid = (name: string) => screen.findByRole('group', { name });

  test('shows one category after the other, with the keys too', async () => {
    const onPick = await open();
    expect(within(await grid('Smileys')).getByRole('button', { name: 'grinning face' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Food and drink' }));
    const food = await grid('Food and drink');
    expect(within(food).queryByRole('button', { name: 'grinning face' })).toBeNull();
    within(food).getAllByRole('button')[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(onPick).toHaveBeenCalledWith('melon');
    expect(emojiHabits('me').recent).toEqual(['melon']);
  });

  test('finds by meaning, and says when there is none', async () => {
    const onPick = await open();
    await grid('Smileys');
    const field = screen.getByRole('searchbox', { name: 'Find an emoji' });
    await userEvent.type(field, 'rocket{Enter}');
    expect(onPick).toHaveBeenCalledWith('rocket');
    await userEvent.type(field, ' of no use');
    expect(screen.getByRole('status')).toHaveTextContent('No emoji found for this.');
  });

  test('a skin tone is chosen once, and what was used last is there the next time', async () => {
    usedEmoji('me', 'tada');
    const onPick = await open();
    expect(within(await grid('Frequently used')).getByRole('button', { name: 'tada' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Skin tone' }));
    await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Medium-dark' }));
    await waitFor(() => expect(emojiHabits('me').tone).toBe(4));
    await userEvent.click(screen.getByRole('tab', { name: 'People' }));
    await userEvent.click(within(await grid('People')).getByRole('button', { name: 'waving hand' }));
    expect(onPick).toHaveBeenCalledWith('wave_tone4');
  });
});
