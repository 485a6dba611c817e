-- oldest program: 31
-- Sessions of administrators who act as somebody else. An older program would take them for that person's own.

ALTER TABLE login_tokens ADD COLUMN impersonated_by BIGINT REFERENCES users (pk) ON DELETE CASCADE;
CREATE INDEX login_tokens_by_impersonator ON login_tokens (impersonated_by) WHERE impersonated_by IS NOT NULL;
