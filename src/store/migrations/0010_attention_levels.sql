-- oldest program: 10
-- A message looks only at those members whose notifications do not go by the workspace's rules alone, in small rooms as
-- in large ones: the higher of what account and membership ask for. 0: nothing; 1: something of their own; 2: to be told
-- of messages that do not name them, which is all that large rooms ask for.

DROP INDEX subscriptions_attentive;
ALTER TABLE users RENAME COLUMN attentive TO attention;
ALTER TABLE subscriptions RENAME COLUMN attentive TO attention;
UPDATE users SET attention = 2 WHERE attention = 1;
UPDATE users SET attention = 1
WHERE attention = 0 AND preferences LIKE '%"desktopNotifications":"%'
  AND preferences NOT LIKE '%"desktopNotifications":"default"%';
UPDATE subscriptions SET attention = 2 WHERE attention = 1;
UPDATE subscriptions SET attention = 1
WHERE attention = 0 AND (preferences <> '{}' OR user_pk IN (SELECT pk FROM users WHERE attention = 1));
CREATE INDEX subscriptions_by_attention ON subscriptions (room_pk, attention) WHERE attention > 0;
