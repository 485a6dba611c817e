-- oldest program: 25
-- What of a team clients list below it, as JSON.

ALTER TABLE rooms ADD COLUMN sidepanel TEXT;
