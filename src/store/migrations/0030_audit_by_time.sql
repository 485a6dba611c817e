-- oldest program: 25
-- The audit log is read by those who may: all of it, what one person did, what was done to one thing.

CREATE INDEX audit_by_time ON audit_log (at);
CREATE INDEX audit_by_actor ON audit_log (actor_id, at);
CREATE INDEX audit_by_target ON audit_log (target, at);
