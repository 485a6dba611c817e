-- oldest program: 30
-- What people write, counted by day and room, and who wrote in which hour, both of UTC and since 1970: charts of use do
-- not read messages. How far a room has been counted stands in counted_rooms.

CREATE TABLE room_days (
  day BIGINT NOT NULL,
  room_pk BIGINT NOT NULL,
  messages BIGINT NOT NULL,
  PRIMARY KEY (day, room_pk)
);
CREATE INDEX room_days_by_room ON room_days (room_pk);

CREATE TABLE person_hours (
  hour BIGINT NOT NULL,
  user_pk BIGINT NOT NULL,
  PRIMARY KEY (hour, user_pk)
);
CREATE INDEX person_hours_by_user ON person_hours (user_pk);

CREATE TABLE counted_rooms (
  room_pk BIGINT PRIMARY KEY,
  seq BIGINT NOT NULL
);

CREATE INDEX users_by_creation ON users (created_at);
