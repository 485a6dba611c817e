-- oldest program: 23
-- What is kept outside the database (docs/decisions/0022-blobs.md): one row for each content and place.

CREATE TABLE blobs (
  pk %row_key%,
  -- Of the content, as are the bytes: what lies in the place may be enciphered.
  sha256 TEXT NOT NULL,
  size BIGINT NOT NULL,
  -- services::storage::Storage::name(), and the key there, which no other row ever has.
  store TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  -- coming: it is being put there; kept; leaving: the bytes are being removed.
  state TEXT NOT NULL,
  refs BIGINT NOT NULL,
  -- Which key enciphers it; NULL: none.
  cipher TEXT
);
CREATE INDEX blobs_by_content ON blobs (sha256);
CREATE INDEX blobs_unused ON blobs (pk) WHERE refs = 0;

-- Who has put bytes there and has not referred to them yet: they stay until then.
CREATE TABLE blob_claims (
  pk %row_key%,
  blob_pk BIGINT NOT NULL REFERENCES blobs (pk) ON DELETE CASCADE,
  until BIGINT NOT NULL
);
CREATE INDEX blob_claims_by_blob ON blob_claims (blob_pk);
CREATE INDEX blob_claims_by_time ON blob_claims (until);

-- The storage that is the database: what is kept, complete, and its pieces. Pieces are base64, for text is what both
-- engines have.
CREATE TABLE blob_objects (
  key TEXT PRIMARY KEY,
  size BIGINT NOT NULL,
  -- Bytes in each piece but the last.
  piece BIGINT NOT NULL
);
CREATE TABLE blob_pieces (
  key TEXT NOT NULL,
  number BIGINT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (key, number)
);
-- postgres: ALTER TABLE blob_pieces ALTER COLUMN data SET STORAGE EXTERNAL;
