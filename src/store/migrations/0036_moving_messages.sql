-- oldest program: 31
-- Messages can be moved to another room; reminders of them come along.

CREATE INDEX reminders_by_message ON reminders (message_id) WHERE message_id IS NOT NULL;
