import { asWebAddress } from '../../lib/validate';

/** Where a link to a meeting leads: a whole address of the web, if need be of a house that has no dots, or one without its beginning. */
export function meetingAddress(text: string): string | undefined {
  const typed = text.trim();
  return /^https?:\/\/[^\s/]/i.test(typed) && URL.canParse(typed) ? typed : asWebAddress(typed);
}
