-- oldest program: 41
-- Where the phones of people are told: what Apple's or Google's service knows an app on a device by.

CREATE TABLE push_tokens (
  id TEXT PRIMARY KEY,
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  -- The log-in that the app came with: it is told for as long as that one lasts.
  login_hash TEXT NOT NULL REFERENCES login_tokens (hash) ON DELETE CASCADE,
  -- apn, gcm
  kind TEXT NOT NULL,
  token TEXT NOT NULL,
  app_name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX push_tokens_by_token ON push_tokens (token, app_name, kind);
CREATE INDEX push_tokens_by_user ON push_tokens (user_pk, updated_at);
CREATE INDEX push_tokens_by_login ON push_tokens (login_hash);

-- Whose wishes a message looks at (0010): now those for phones as well.
UPDATE users SET attention = 2 WHERE attention < 2 AND preferences LIKE '%"pushNotifications":"all"%';
UPDATE users SET attention = 1
WHERE attention = 0 AND preferences LIKE '%"pushNotifications":"%'
  AND preferences NOT LIKE '%"pushNotifications":"default"%';
UPDATE subscriptions SET attention = 2
WHERE attention < 2 AND (preferences LIKE '%"mobilePushNotifications":"all"%'
  OR user_pk IN (SELECT pk FROM users WHERE attention = 2));
UPDATE subscriptions SET attention = 1 WHERE attention = 0 AND user_pk IN (SELECT pk FROM users WHERE attention = 1);
