-- oldest program: 41
-- The passwords that a person has had, newest last: Accounts_Password_History_Amount of them.

CREATE TABLE password_history (
  pk %row_key%,
  user_pk BIGINT NOT NULL REFERENCES users (pk) ON DELETE CASCADE,
  hash TEXT NOT NULL
);
CREATE INDEX password_history_by_user ON password_history (user_pk, pk);
