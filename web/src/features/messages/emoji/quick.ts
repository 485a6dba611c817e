import { frequentEmoji, useEmojiHabits } from './habits';

/** For who has used none yet. */
const kUsual = ['thumbsup', 'heart', 'joy', 'tada', 'eyes', 'white_check_mark'];
const kThumbs = ['thumbsup', '+1', 'thumbs_up', 'like'];

/** The few emoji that somebody reacts with most, by their shortcodes; `thumb`: the thumb that everybody has among them. */
export function useQuickEmoji(uid: string, count: number, thumb: boolean): readonly string[] {
  const habits = useEmojiHabits(uid);
  return [...new Set([...frequentEmoji(habits), ...kUsual])]
    .filter((name) => thumb || !kThumbs.includes(name))
    .slice(0, count);
}
