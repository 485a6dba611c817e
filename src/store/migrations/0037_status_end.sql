-- oldest program: 25
-- Until when somebody is as their status says.

ALTER TABLE users ADD COLUMN status_expires_at BIGINT;
