-- oldest program: 6
-- Who is told of messages that do not name them, without a look at every member of a large room; and which memberships
-- are closed, so that a new message opens them again.

-- 1: wants to be told of every message, or of some words; by the account's preferences, ...
ALTER TABLE users ADD COLUMN attentive BIGINT NOT NULL DEFAULT 0;
UPDATE users SET attentive = 1
WHERE preferences LIKE '%"highlights":["%' OR preferences LIKE '%"desktopNotifications":"all"%';
-- ... or by the membership's as well.
ALTER TABLE subscriptions ADD COLUMN attentive BIGINT NOT NULL DEFAULT 0;
UPDATE subscriptions SET attentive = 1
WHERE desktop_notifications = 'all' OR user_pk IN (SELECT pk FROM users WHERE attentive = 1);
DROP INDEX subscriptions_notified;
CREATE INDEX subscriptions_attentive ON subscriptions (room_pk) WHERE attentive = 1;

CREATE INDEX subscriptions_closed ON subscriptions (room_pk) WHERE open = 0;
-- A room that is archived is closed by the act, and may be opened again by its members.
UPDATE subscriptions SET open = 0 WHERE room_pk IN (SELECT pk FROM rooms WHERE archived = 1);

-- 1: the message does not name the person, but holds a word the person asked to be told of.
ALTER TABLE mentions ADD COLUMN highlighted BIGINT NOT NULL DEFAULT 0;
