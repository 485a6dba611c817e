#include "sql/sqlite/log_writer.h"

#include <fmt/format.h>

#include <cstddef>
#include <memory>
#include <new>

#include "sql/error.h"

namespace confab::sql::sqlite {
namespace {

// SQLite's own file system writes no more than 128 KiB less one byte at once, and takes the rest for a full disk.
constexpr std::size_t kMaxHeld = std::size_t{127} * 1024;
constexpr int kVersion = 1;  // of the methods: those that follow are for the database file

sqlite3_vfs* system_vfs = nullptr;

/// SQLite makes its memory; that of the system's file follows.
struct LogFile {
  sqlite3_file base;
  LogWriter* writer;

  [[nodiscard]] sqlite3_file& system() { return *reinterpret_cast<sqlite3_file*>(this + 1); }
};
static_assert(sizeof(LogFile) % alignof(std::max_align_t) == 0);

LogFile& log(sqlite3_file* file) {
  return *reinterpret_cast<LogFile*>(file);
}
sqlite3_file* system_file(sqlite3_file* file) {
  return &log(file).system();
}
const sqlite3_io_methods& system_methods(sqlite3_file* file) {
  return *system_file(file)->pMethods;
}

int close(sqlite3_file* file) {
  const int flushed = log(file).writer->flush();
  delete log(file).writer;
  const int closed = system_methods(file).xClose(system_file(file));
  return flushed == SQLITE_OK ? closed : flushed;
}
int read(sqlite3_file* file, void* out, int size, sqlite3_int64 offset) {
  const int code = log(file).writer->flush_if_holds(size, offset);
  return code == SQLITE_OK ? system_methods(file).xRead(system_file(file), out, size, offset) : code;
}
int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  return log(file).writer->write(bytes, size, offset);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  const int code = log(file).writer->flush();
  return code == SQLITE_OK ? system_methods(file).xTruncate(system_file(file), size) : code;
}
int sync(sqlite3_file* file, int flags) {
  const int code = log(file).writer->flush();
  return code == SQLITE_OK ? system_methods(file).xSync(system_file(file), flags) : code;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  const int code = log(file).writer->flush();
  return code == SQLITE_OK ? system_methods(file).xFileSize(system_file(file), size) : code;
}
int lock(sqlite3_file* file, int level) {
  return system_methods(file).xLock(system_file(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return system_methods(file).xUnlock(system_file(file), level);
}
int check_reserved_lock(sqlite3_file* file, int* out) {
  return system_methods(file).xCheckReservedLock(system_file(file), out);
}
int file_control(sqlite3_file* file, int operation, void* argument) {
  const int code = log(file).writer->flush();
  return code == SQLITE_OK ? system_methods(file).xFileControl(system_file(file), operation, argument) : code;
}
int sector_size(sqlite3_file* file) {
  return system_methods(file).xSectorSize(system_file(file));
}
int device_characteristics(sqlite3_file* file) {
  return system_methods(file).xDeviceCharacteristics(system_file(file));
}

const sqlite3_io_methods kLogMethods{.iVersion = kVersion,
                                     .xClose = close,
                                     .xRead = read,
                                     .xWrite = write,
                                     .xTruncate = truncate,
                                     .xSync = sync,
                                     .xFileSize = file_size,
                                     .xLock = lock,
                                     .xUnlock = unlock,
                                     .xCheckReservedLock = check_reserved_lock,
                                     .xFileControl = file_control,
                                     .xSectorSize = sector_size,
                                     .xDeviceCharacteristics = device_characteristics};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  if ((flags & SQLITE_OPEN_WAL) == 0) return system_vfs->xOpen(system_vfs, name, file, flags, out_flags);
  file->pMethods = nullptr;  // closed by nobody, until it is open
  std::unique_ptr<LogWriter> writer{new (std::nothrow) LogWriter{log(file).system()}};
  if (!writer) return SQLITE_NOMEM;
  const int code = system_vfs->xOpen(system_vfs, name, system_file(file), flags, out_flags);
  if (code != SQLITE_OK) return code;
  log(file).writer = writer.release();
  file->pMethods = &kLogMethods;
  return SQLITE_OK;
}

}  // namespace

const char* log_writing_vfs() {
  static sqlite3_vfs vfs;
  static const int registered = [] {
    system_vfs = sqlite3_vfs_find(nullptr);
    if (system_vfs == nullptr) return SQLITE_ERROR;
    vfs = *system_vfs;
    vfs.szOsFile += static_cast<int>(sizeof(LogFile));
    vfs.pNext = nullptr;
    vfs.zName = "confab";
    vfs.xOpen = open;
    return sqlite3_vfs_register(&vfs, 0);
  }();
  if (registered != SQLITE_OK) throw Error(fmt::format("SQLite takes no file system: {}", sqlite3_errstr(registered)));
  return vfs.zName;
}

int LogWriter::write(const void* bytes, int size, std::int64_t offset) {
  const auto count = static_cast<std::size_t>(size);
  const bool goes_on = offset == begin_ + static_cast<std::int64_t>(held_.size());
  if (!held_.empty() && (!goes_on || held_.size() + count > kMaxHeld)) {
    if (const int code = flush(); code != SQLITE_OK) return code;
  }
  if (held_.empty()) begin_ = offset;
  try {
    const auto* first = static_cast<const char*>(bytes);
    held_.insert(held_.end(), first, first + count);
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

int LogWriter::flush() {
  if (held_.empty()) return SQLITE_OK;
  const int code = file_.pMethods->xWrite(&file_, held_.data(), static_cast<int>(held_.size()), begin_);
  held_.clear();
  return code;
}

int LogWriter::flush_if_holds(int size, std::int64_t offset) {
  const bool holds = offset < begin_ + static_cast<std::int64_t>(held_.size()) && offset + size > begin_;
  return holds ? flush() : SQLITE_OK;
}

}  // namespace confab::sql::sqlite
