#pragma once
// An archive that is written from front to back, entry by entry. Entries are compressed, their names are UTF-8, and
// nothing bounds their size (ZIP64).

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/time.h"

namespace confab::services::archive {

/// The text names the file and what could not be done to it.
class Failed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One thread at a time; blocks on the disk.
class ZipWriter {
 public:
  /// Makes the file. `now` is the time of all its entries. Throws Failed.
  ZipWriter(const std::string& path, Timestamp now);
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;
  /// Without finish(), the file is left as it is: no archive.
  ~ZipWriter();

  /// A further entry; the one before it is complete. `name` is relative, with slashes; at most kMaxName bytes of it
  /// count, and what could lead out of the folder that somebody unpacks it in is taken from it. Compressed bytes
  /// (pictures, films) are better `stored`. Throws Failed.
  enum class As { deflated, stored };
  void begin(std::string_view name, As as = As::deflated);
  /// More of the entry. Throws Failed.
  void write(std::string_view bytes);
  /// At most once; nothing is written afterwards. Throws Failed.
  void finish();

  static constexpr std::size_t kMaxName = 240;

 private:
  void end_entry();

  struct File;
  std::unique_ptr<File> file_;
};

}  // namespace confab::services::archive
