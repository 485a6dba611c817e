-- oldest program: 41
-- Log-ins that people see and end: by a name of their own, since a token's hash is nobody's to know.

ALTER TABLE login_tokens ADD COLUMN id TEXT;
-- What it is found by: the program and its system, folded.
ALTER TABLE login_tokens ADD COLUMN device TEXT;
-- When it was last used, to some minutes; NULL: not since the log-in.
ALTER TABLE login_tokens ADD COLUMN active_at BIGINT;

UPDATE login_tokens SET id = 'earlier' || s.place, device = lower(user_agent)
FROM (SELECT hash AS numbered, row_number() OVER (ORDER BY created_at, hash) AS place FROM login_tokens) s
WHERE s.numbered = login_tokens.hash;

CREATE UNIQUE INDEX login_tokens_by_id ON login_tokens (id);
CREATE INDEX login_tokens_by_time ON login_tokens (created_at, hash) WHERE kind = 'login';
