-- oldest program: 3
-- Columns by the words of databases: `pk` is a row's own key, `<what>_pk` the key of what it refers to.

ALTER TABLE users RENAME COLUMN no TO pk;
ALTER TABLE user_emails RENAME COLUMN user_no TO user_pk;
ALTER TABLE user_roles RENAME COLUMN user_no TO user_pk;
ALTER TABLE configuration_history RENAME COLUMN no TO pk;
ALTER TABLE audit_log RENAME COLUMN no TO pk;
ALTER TABLE login_tokens RENAME COLUMN user_no TO user_pk;
ALTER TABLE failed_logins RENAME COLUMN no TO pk;
ALTER TABLE rooms RENAME COLUMN no TO pk;
ALTER TABLE rooms RENAME COLUMN creator_no TO creator_pk;
ALTER TABLE subscriptions RENAME COLUMN no TO pk;
ALTER TABLE subscriptions RENAME COLUMN room_no TO room_pk;
ALTER TABLE subscriptions RENAME COLUMN user_no TO user_pk;
ALTER TABLE room_roles RENAME COLUMN room_no TO room_pk;
ALTER TABLE room_roles RENAME COLUMN user_no TO user_pk;
ALTER TABLE deleted_subscriptions RENAME COLUMN user_no TO user_pk;
ALTER TABLE messages RENAME COLUMN room_no TO room_pk;
ALTER TABLE messages RENAME COLUMN user_no TO user_pk;
ALTER TABLE messages RENAME COLUMN edited_by_no TO edited_by_pk;
ALTER TABLE deleted_messages RENAME COLUMN room_no TO room_pk;
ALTER TABLE deleted_messages RENAME COLUMN user_no TO user_pk;
ALTER TABLE deleted_messages RENAME COLUMN deleted_by_no TO deleted_by_pk;
ALTER TABLE mentions RENAME COLUMN user_no TO user_pk;
ALTER TABLE mentions RENAME COLUMN room_no TO room_pk;
ALTER TABLE group_mentions RENAME COLUMN room_no TO room_pk;
ALTER TABLE group_mentions RENAME COLUMN user_no TO user_pk;
ALTER TABLE outbox RENAME COLUMN no TO pk;
