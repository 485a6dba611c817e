#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <vector>

namespace confab::sql::sqlite {

/// The name of SQLite's own file system, but for the write-ahead log: there, what is written piece by piece goes to the
/// kernel in one call. SQLite writes a page and the 24 bytes before it by a call each, some ten for one message.
///
/// For connections that write with `synchronous=FULL`: SQLite tells nobody of a transaction before its log is synced,
/// and what is held back here is written, in the same order, before that. The other connections read with the file
/// system that they always had. Registers it with the first call; throws Error when SQLite refuses.
[[nodiscard]] const char* log_writing_vfs();

/// What is to be written to a file, while it goes on where the last piece has ended. `file` must outlive it. Calls
/// return SQLite's result codes; after a failure what was held back is gone, as it is for who has written it himself.
class LogWriter {
 public:
  explicit LogWriter(sqlite3_file& file) : file_(file) {}

  int write(const void* bytes, int size, std::int64_t offset);
  /// Anything else that wants to see the file as it was written comes behind this.
  int flush();
  /// flush(), where what is held back is among the bytes.
  int flush_if_holds(int size, std::int64_t offset);

 private:
  sqlite3_file& file_;
  std::vector<char> held_;
  std::int64_t begin_ = 0;  // of what is held, in the file
};

}  // namespace confab::sql::sqlite
