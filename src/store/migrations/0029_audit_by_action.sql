-- oldest program: 25
-- Who has looked at the messages of others is listed by time.

CREATE INDEX audit_by_action ON audit_log (action, at);
