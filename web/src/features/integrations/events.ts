interface EventTraits {
  /** Told of where it happens. */
  inRooms: boolean;
  /** A message, which has words and can be edited. */
  ofMessages: boolean;
  /** Answers need a room to be posted in, for it happened in none. */
  needsTarget: boolean;
}

const kNowhere: EventTraits = { inRooms: false, ofMessages: false, needsTarget: false };
const kInRooms: EventTraits = { ...kNowhere, inRooms: true };

/** What an outgoing webhook can be told of, as the server calls it. */
export const events = {
  sendMessage: { ...kInRooms, ofMessages: true },
  fileUploaded: kInRooms,
  roomJoined: kInRooms,
  roomLeft: kInRooms,
  roomCreated: kNowhere,
  roomArchived: kNowhere,
  userCreated: { ...kNowhere, needsTarget: true },
} as const satisfies Record<string, EventTraits>;

export type EventName = keyof typeof events;

/** Rooms that are not named one by one, as the server calls them. */
export const kAllOfThem = ['all_public_channels', 'all_private_groups', 'all_direct_messages'] as const;

/** How long it takes until a call that failed is made again. */
export const kDelays = ['powers-of-ten', 'powers-of-two', 'increments-of-two'] as const;
