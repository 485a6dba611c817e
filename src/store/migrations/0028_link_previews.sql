-- oldest program: 25
-- What was found behind links, for as long as the workspace keeps that; `failed`: nothing was to be had.

CREATE TABLE link_previews (
  url TEXT PRIMARY KEY,
  host TEXT NOT NULL,
  meta TEXT NOT NULL,
  headers TEXT NOT NULL,
  failed BIGINT NOT NULL,
  fetched_at BIGINT NOT NULL
);
CREATE INDEX link_previews_by_time ON link_previews (fetched_at);
CREATE INDEX link_previews_by_host ON link_previews (host, fetched_at);
