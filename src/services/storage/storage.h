#pragma once
// The port by which Confab keeps bytes: a folder, the database, or a server that stores objects. What is kept never
// changes: a key is written once, read often, and removed.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "net/body_source.h"

namespace confab::services::storage {

/// Why bytes could not be kept, had or removed.
enum class Failure : std::uint8_t {
  not_configured,  // a setting is missing; the text names it
  away,            // it cannot be reached, or is busy
  refused,         // it does not let us: credentials, rights
  missing,         // there is no such key
  full,
  broken,  // it answers what cannot be
};
[[nodiscard]] std::string_view name_of(Failure failure);

/// The text is for the operator: it names the place (folder, bucket, server) and the reason, never a secret.
class Failed : public std::runtime_error {
 public:
  Failed(Failure why, const std::string& text) : std::runtime_error(text), why_(why) {}
  [[nodiscard]] Failure why() const { return why_; }

 private:
  Failure why_;
};

/// A part of what is kept: `size` bytes from `offset`.
struct Range {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

/// Reads what is kept, front to back. One thread at a time; blocks. Throws Failed.
class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;

  /// At most `bytes`; "" is the end, and only that.
  virtual std::string read(std::size_t bytes) = 0;
  /// Where the bytes lie in a file as they are: it can be sent without a copy. Null otherwise.
  [[nodiscard]] virtual std::shared_ptr<const net::OpenFile> file() const { return nullptr; }
};

/// For a link that a client follows by itself.
struct LinkWish {
  std::string file_name;
  std::string type;
  bool is_inline = false;
};

/// One place. Any thread; blocks, for a bounded time without progress. Throws Failed.
class Storage {
 public:
  Storage() = default;
  Storage(const Storage&) = delete;
  Storage& operator=(const Storage&) = delete;
  virtual ~Storage() = default;

  /// As FileUpload_Storage_Type names it: FileSystem, GridFS (the database), AmazonS3, GoogleCloudStorage, Webdav.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Keeps the content of the local file at `path`; durable when it returns. The file may become a second name of what
  /// is kept, so nobody writes to it any more. A key is letters, digits and `-`, 8 of them at least; no two contents
  /// ever have the same.
  virtual void put(const std::string& key, const std::string& path) = 0;
  /// All of it, or `range`.
  [[nodiscard]] virtual std::unique_ptr<Reader> open(const std::string& key, std::optional<Range> range) = 0;
  /// In bytes; nullopt when there is no such key.
  [[nodiscard]] virtual std::optional<std::uint64_t> size(const std::string& key) = 0;
  /// No key is no failure.
  virtual void remove(const std::string& key) = 0;
  /// An address, valid for a while, where clients may fetch it; nullopt: it goes through Confab.
  [[nodiscard]] virtual std::optional<std::string> link(const std::string& key, const LinkWish& wish) {
    static_cast<void>(key), static_cast<void>(wish);
    return std::nullopt;
  }
};

/// The places there are. Any thread.
class Storages {
 public:
  Storages() = default;
  Storages(const Storages&) = delete;
  Storages& operator=(const Storages&) = delete;
  virtual ~Storages() = default;

  /// Where new bytes go, by the settings in force. Throws Failed(not_configured).
  [[nodiscard]] virtual std::shared_ptr<Storage> current() = 0;
  /// Where what was kept earlier lies, by Storage::name(). Throws Failed(not_configured).
  [[nodiscard]] virtual std::shared_ptr<Storage> named(std::string_view name) = 0;
};

}  // namespace confab::services::storage
