-- oldest program: 25
-- The folders of their own that files were put into (FileUpload_FileSystemPath): what lies there stays to be read and
-- removed when another one is named.

CREATE TABLE file_folders (
  path TEXT PRIMARY KEY
);
