-- oldest program: 1
-- Times are milliseconds since the epoch, booleans 0/1, lists and free-form documents JSON text.

CREATE TABLE users (
  no %row_key%,
  id TEXT NOT NULL UNIQUE,
  username TEXT,
  username_key TEXT UNIQUE,
  name TEXT,
  type TEXT NOT NULL DEFAULT 'user',
  active BIGINT NOT NULL DEFAULT 1,
  password_hash TEXT,
  status_default TEXT NOT NULL DEFAULT 'online',
  status_text TEXT NOT NULL DEFAULT '',
  utc_offset DOUBLE PRECISION,
  language TEXT,
  bio TEXT,
  nickname TEXT,
  avatar_etag TEXT,
  reason TEXT,
  require_password_change BIGINT NOT NULL DEFAULT 0,
  require_password_change_reason TEXT,
  preferences TEXT NOT NULL DEFAULT '{}',
  custom_fields TEXT NOT NULL DEFAULT '{}',
  created_at BIGINT NOT NULL,
  last_login_at BIGINT,
  updated_at BIGINT NOT NULL
);
CREATE INDEX users_by_update ON users (updated_at);

CREATE TABLE user_emails (
  user_no BIGINT NOT NULL REFERENCES users (no) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  address TEXT NOT NULL,
  address_key TEXT NOT NULL UNIQUE,
  verified BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (user_no, position)
);

CREATE TABLE roles (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  scope TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  protected BIGINT NOT NULL DEFAULT 0,
  mandatory_2fa BIGINT,
  updated_at BIGINT NOT NULL
);

CREATE TABLE deleted_roles (
  id TEXT PRIMARY KEY,
  deleted_at BIGINT NOT NULL
);

CREATE TABLE user_roles (
  user_no BIGINT NOT NULL REFERENCES users (no) ON DELETE CASCADE,
  role_id TEXT NOT NULL REFERENCES roles (id),
  PRIMARY KEY (user_no, role_id)
);
CREATE INDEX user_roles_by_role ON user_roles (role_id);

-- A permission without rows in permission_roles is held by nobody; one that is not in permissions yet has its default.
CREATE TABLE permissions (
  id TEXT PRIMARY KEY,
  updated_at BIGINT NOT NULL
);
CREATE TABLE permission_roles (
  permission_id TEXT NOT NULL REFERENCES permissions (id) ON DELETE CASCADE,
  role_id TEXT NOT NULL,
  PRIMARY KEY (permission_id, role_id)
);

-- Only values that were set; everything else has the catalogue's default.
CREATE TABLE settings (
  id TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- Who changed which setting or permission, when, from what to what. Append only.
CREATE TABLE configuration_history (
  no %row_key%,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  old_value TEXT,
  new_value TEXT,
  actor_id TEXT,
  at BIGINT NOT NULL
);
CREATE INDEX configuration_history_by_id ON configuration_history (kind, id);

-- Administrative and moderating acts. Append only; each row's hash covers the row and the hash before it.
CREATE TABLE audit_log (
  no %row_key%,
  at BIGINT NOT NULL,
  actor_id TEXT,
  actor_username TEXT,
  address TEXT,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  details TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);

-- Only hashes: base64 of the token's SHA-256. kind: login, personal.
CREATE TABLE login_tokens (
  hash TEXT PRIMARY KEY,
  user_no BIGINT NOT NULL REFERENCES users (no) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  name TEXT,
  last_part TEXT,
  bypass_two_factor BIGINT NOT NULL DEFAULT 0,
  address TEXT,
  user_agent TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT
);
CREATE INDEX login_tokens_by_user ON login_tokens (user_no);
CREATE UNIQUE INDEX login_tokens_by_name ON login_tokens (user_no, name);

-- Failed log-ins, for the limits by user and by address.
CREATE TABLE failed_logins (
  no %row_key%,
  username_key TEXT NOT NULL,
  address TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX failed_logins_by_username ON failed_logins (username_key, at);
CREATE INDEX failed_logins_by_address ON failed_logins (address, at);

CREATE TABLE rooms (
  no %row_key%,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  name TEXT,
  name_key TEXT UNIQUE,
  fname TEXT,
  -- Of direct messages: the ids of their people, so that the same people find the same room.
  direct_key TEXT UNIQUE,
  creator_no BIGINT REFERENCES users (no) ON DELETE SET NULL,
  topic TEXT,
  description TEXT,
  announcement TEXT,
  read_only BIGINT NOT NULL DEFAULT 0,
  archived BIGINT NOT NULL DEFAULT 0,
  is_default BIGINT NOT NULL DEFAULT 0,
  featured BIGINT NOT NULL DEFAULT 0,
  favorite BIGINT NOT NULL DEFAULT 0,
  broadcast BIGINT NOT NULL DEFAULT 0,
  react_when_read_only BIGINT NOT NULL DEFAULT 0,
  join_code TEXT,
  muted TEXT,
  unmuted TEXT,
  sys_mes TEXT,
  custom_fields TEXT,
  seq BIGINT NOT NULL DEFAULT 0,
  countable BIGINT NOT NULL DEFAULT 0,
  messages_count BIGINT NOT NULL DEFAULT 0,
  users_count BIGINT NOT NULL DEFAULT 0,
  -- The newest message that people wrote and that is still there; system messages do not count.
  last_message_at BIGINT,
  last_seq BIGINT NOT NULL DEFAULT 0,
  -- When the newest message ever was sent, deleted ones included: no later message may be older.
  newest_at BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX rooms_by_type ON rooms (type);

CREATE TABLE deleted_rooms (
  id TEXT PRIMARY KEY,
  deleted_at BIGINT NOT NULL
);

-- A user's place in a room. Unread = rooms.countable - read_countable - own_unread - (messages of others with a countable
-- above read_countable that were deleted). own_unread counts the user's own messages with a countable above
-- read_countable, deleted ones included: so deleting never has to look for it.
CREATE TABLE subscriptions (
  no %row_key%,
  id TEXT NOT NULL UNIQUE,
  room_no BIGINT NOT NULL REFERENCES rooms (no) ON DELETE CASCADE,
  user_no BIGINT NOT NULL REFERENCES users (no) ON DELETE CASCADE,
  open BIGINT NOT NULL DEFAULT 1,
  favorite BIGINT NOT NULL DEFAULT 0,
  forced_alert BIGINT NOT NULL DEFAULT 0,
  read_seq BIGINT NOT NULL DEFAULT 0,
  read_countable BIGINT NOT NULL DEFAULT 0,
  own_unread BIGINT NOT NULL DEFAULT 0,
  last_seen_at BIGINT,
  last_reply_at BIGINT,
  preferences TEXT NOT NULL DEFAULT '{}',
  -- A copy from preferences, because those who want every message are looked for by room.
  desktop_notifications TEXT,
  blocked BIGINT NOT NULL DEFAULT 0,
  blocker BIGINT NOT NULL DEFAULT 0,
  joined_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX subscriptions_by_room ON subscriptions (room_no, user_no);
CREATE INDEX subscriptions_by_user ON subscriptions (user_no, room_no);
CREATE INDEX subscriptions_notified ON subscriptions (room_no) WHERE desktop_notifications = 'all';

-- Owner, moderator, leader.
CREATE TABLE room_roles (
  room_no BIGINT NOT NULL REFERENCES rooms (no) ON DELETE CASCADE,
  user_no BIGINT NOT NULL REFERENCES users (no) ON DELETE CASCADE,
  role_id TEXT NOT NULL,
  PRIMARY KEY (room_no, user_no, role_id)
);
CREATE INDEX room_roles_by_user ON room_roles (user_no);

-- What was left, for clients that ask what changed since then.
CREATE TABLE deleted_subscriptions (
  id TEXT PRIMARY KEY,
  user_no BIGINT NOT NULL,
  room_id TEXT NOT NULL,
  deleted_at BIGINT NOT NULL
);
CREATE INDEX deleted_subscriptions_by_user ON deleted_subscriptions (user_no, deleted_at);

-- position = room number * 2^32 + seq: a room's history lies together and needs no further index.
CREATE TABLE messages (
  position BIGINT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  room_no BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  countable BIGINT NOT NULL DEFAULT 0,
  user_no BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  type TEXT,
  text TEXT NOT NULL,
  md TEXT,
  body TEXT,
  edited_at BIGINT,
  edited_by_no BIGINT
);
CREATE INDEX messages_by_update ON messages (room_no, updated_at);

CREATE TABLE deleted_messages (
  id TEXT PRIMARY KEY,
  room_no BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  countable BIGINT NOT NULL,
  user_no BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  deleted_at BIGINT NOT NULL,
  deleted_by_no BIGINT
);
CREATE INDEX deleted_messages_by_time ON deleted_messages (room_no, deleted_at);
CREATE INDEX deleted_messages_by_countable ON deleted_messages (room_no, countable);

-- Explicit mentions are written per user, @all and @here once per room. They stay when they have been read: unread are
-- those above a subscription's read_seq.
CREATE TABLE mentions (
  user_no BIGINT NOT NULL,
  room_no BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (user_no, room_no, seq)
);
CREATE TABLE group_mentions (
  room_no BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  user_no BIGINT NOT NULL,
  PRIMARY KEY (room_no, seq)
);

-- Work that must survive a crash between commit and delivery: push, mail, webhooks.
CREATE TABLE outbox (
  no %row_key%,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  last_error TEXT,
  due_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX outbox_by_due ON outbox (due_at);

-- Facts about this workspace that are no settings: its unique id, the key's fingerprint.
CREATE TABLE workspace (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
