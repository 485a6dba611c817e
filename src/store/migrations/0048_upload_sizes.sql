-- oldest program: 41
-- What files of rooms and people take together is added up from the indexes alone.
DROP INDEX uploads_by_room;
CREATE INDEX uploads_by_room ON uploads (room_pk, uploaded_at, size);
DROP INDEX uploads_by_user;
CREATE INDEX uploads_by_user ON uploads (user_pk, size);
