-- oldest program: 25
-- How much of one person waits to be sent is asked for with each file that comes.

CREATE INDEX uploads_unsent_by_user ON uploads (user_pk, type_group, size) WHERE expires_at IS NOT NULL;
