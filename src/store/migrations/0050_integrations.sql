-- oldest program: 41
-- Webhooks: other programs that post here, and that are told of what happens here.

CREATE TABLE integrations (
  pk %row_key%,
  id TEXT NOT NULL UNIQUE,
  -- webhook-incoming, webhook-outgoing
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  enabled BIGINT NOT NULL,
  -- In whose name it posts. Accounts that are removed leave their row.
  user_pk BIGINT NOT NULL REFERENCES users (pk),
  maker_pk BIGINT NOT NULL REFERENCES users (pk),
  channels TEXT,
  token TEXT,
  alias TEXT,
  avatar TEXT,
  emoji TEXT,
  script_enabled BIGINT NOT NULL,
  script TEXT,
  script_engine TEXT,
  script_compiled TEXT,
  script_error TEXT,
  overrides_channel BIGINT,
  event TEXT,
  urls TEXT,
  words TEXT,
  word_anywhere BIGINT,
  target_room TEXT,
  runs_on_edits BIGINT,
  retries BIGINT,
  retry_count BIGINT,
  retry_delay TEXT,
  impersonates BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX integrations_by_user ON integrations (user_pk);
CREATE INDEX integrations_by_maker ON integrations (maker_pk);

-- Calls of outgoing webhooks, and what came of them. Kept for 30 days.
CREATE TABLE integration_runs (
  pk %row_key%,
  id TEXT NOT NULL UNIQUE,
  integration_pk BIGINT NOT NULL REFERENCES integrations (pk) ON DELETE CASCADE,
  -- Whose act set it off, where, and with which message: what they said is in `data`, and goes with those.
  user_pk BIGINT REFERENCES users (pk),
  room_pk BIGINT,
  message_id TEXT,
  event TEXT NOT NULL,
  url TEXT NOT NULL,
  step TEXT NOT NULL,
  trigger_word TEXT,
  data TEXT,
  ran_prepare_script BIGINT NOT NULL,
  prepare_sent TEXT,
  process_sent TEXT,
  http_call TEXT,
  http_result TEXT,
  http_error TEXT,
  result_message TEXT,
  error TEXT,
  error_stack TEXT,
  finished BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX integration_runs_by_integration ON integration_runs (integration_pk, updated_at, pk);
CREATE INDEX integration_runs_by_update ON integration_runs (updated_at);
CREATE INDEX integration_runs_by_user ON integration_runs (user_pk);
CREATE INDEX integration_runs_by_room ON integration_runs (room_pk, pk);
CREATE INDEX integration_runs_by_message ON integration_runs (message_id);
