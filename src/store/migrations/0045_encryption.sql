-- oldest program: 41
-- Encryption between ends: what clients leave with the server of it. It can read none of it but the public keys.

-- A person's pair. The private key is encrypted by its owner's passphrase.
CREATE TABLE person_keys (
  user_pk BIGINT PRIMARY KEY REFERENCES users (pk) ON DELETE CASCADE,
  public_key TEXT NOT NULL,
  private_key TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);

ALTER TABLE rooms ADD COLUMN encrypted BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN e2e_key_id TEXT;

-- What a member has of a room's key: each text is encrypted for that member. It goes with the membership.
CREATE TABLE room_keys (
  subscription_pk BIGINT PRIMARY KEY REFERENCES subscriptions (pk) ON DELETE CASCADE,
  room_pk BIGINT NOT NULL,
  room_key TEXT,
  suggested_key TEXT,
  -- JSON: the keys that the room had before.
  old_keys TEXT,
  suggested_old_keys TEXT,
  -- Since when the member has waited for somebody who gives them the key.
  waiting_since BIGINT
);
CREATE INDEX room_keys_by_room ON room_keys (room_pk);
CREATE INDEX room_keys_waiting ON room_keys (room_pk, waiting_since) WHERE waiting_since IS NOT NULL;
