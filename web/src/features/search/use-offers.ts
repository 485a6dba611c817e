import { useTranslation } from 'react-i18next';
import { useChat, useChatParts } from '../../stores/hooks';
import { setting } from '../../stores/selectors';
import { toItem } from '../sidebar/sections';
import { useSpotlight } from '../sidebar/use-spotlight';
import { offersFor, type Offer, type Word } from './filters';

const kMost = 8;

/** What may stand in the place of the word that is being typed: filters, their values, people and rooms. */
export function useOffers(word: Word | undefined, inRoom: boolean): readonly Offer[] {
  const { t } = useTranslation('search');
  const chat = useChat();
  const wantsPeople = word?.filter === 'from' || word?.filter === 'mentions';
  const name = word?.typed.replace(/^[@#]/, '').toLocaleLowerCase() ?? '';
  const { users } = useSpotlight(wantsPeople ? name : '', false);
  const { subscriptions, rooms, realNames } = useChatParts((state) => ({
    subscriptions: state.subscriptions,
    rooms: state.rooms,
    realNames: setting(state, 'UI_Use_Real_Name', false),
  }));
  if (!word) return [];
  const { filter } = word;
  if (!wantsPeople && filter !== 'in') return offersFor(t, word, inRoom).slice(0, kMost);

  const fits = (...names: string[]) => names.some((known) => known.toLocaleLowerCase().includes(name));
  const items = [...subscriptions.values()]
    .map((subscription) => toItem(subscription, rooms.get(subscription.rid), chat.uid, realNames))
    .filter((item) => fits(item.title, item.username))
    .sort((a, b) => b.lastActivity - a.lastActivity);
  const offers = new Map<string, Offer>();
  const offer = (value: string, label: string) => {
    if (!offers.has(value)) offers.set(value, { value, label, hint: value });
  };
  if (filter === 'in') {
    for (const item of items) {
      if (item.t !== 'd') offer(`in:#${item.username}`, item.title);
      else if (item.uid !== undefined) offer(`in:@${item.username}`, item.title);
    }
  } else {
    if ('me'.startsWith(name)) offer(`${filter}:me`, t('me'));
    for (const item of items) if (item.uid !== undefined) offer(`${filter}:@${item.username}`, item.title);
    for (const person of users) offer(`${filter}:@${person.username}`, person.name ?? person.username);
  }
  // What is written in full already needs no offer.
  const whole = `${filter}:${word.typed}`;
  return [...offers.values()].filter(({ value }) => value !== whole).slice(0, kMost);
}
