#pragma once
// Bodies of answers that do not have to fit into memory: files, and sources that are asked for the next piece when the
// client has taken the one before.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace confab::net {

class EventLoop;
class Watcher;

/// A file that is open for reading; any thread.
class OpenFile {
 public:
  /// Throws std::system_error naming the path. Only regular files.
  explicit OpenFile(const std::string& path);
  /// Takes the descriptor over.
  explicit OpenFile(int fd) : fd_(fd) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile();

  [[nodiscard]] int fd() const { return fd_; }
  /// In bytes, as it is now. Throws std::system_error.
  [[nodiscard]] std::uint64_t size() const;

 private:
  int fd_;
};

/// A part of a file, sent without a copy in the program. A file that is shorter when it is sent ends the connection.
struct FileBody {
  std::shared_ptr<const OpenFile> file = {};
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

/// Where a source hands over what it was asked for, once for each pull(). Any thread, never blocks; does nothing when
/// the connection is gone. Keeps no connection alive.
class PieceReceiver {
 public:
  PieceReceiver(std::shared_ptr<EventLoop> loop, std::weak_ptr<Watcher> connection, std::uint64_t sequence)
      : loop_(std::move(loop)), connection_(std::move(connection)), sequence_(sequence) {}

  /// "" is the end of the body.
  void deliver(std::string bytes) const;
  /// The rest cannot be had: the connection ends, so that the client sees that something is missing.
  void fail() const;

 private:
  void send(std::optional<std::string> bytes) const;

  std::shared_ptr<EventLoop> loop_;
  std::weak_ptr<Watcher> connection_;
  std::uint64_t sequence_;
};

/// The body of one answer. Destroyed when it is sent, or the connection is gone.
class BodySource {
 public:
  BodySource() = default;
  BodySource(const BodySource&) = delete;
  BodySource& operator=(const BodySource&) = delete;
  virtual ~BodySource() = default;

  /// When it is known it is announced, and must be what comes; otherwise the body is sent in chunks.
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
  /// Whether a part of it can be had alone; only with a size that is known.
  [[nodiscard]] virtual bool has_parts() const { return false; }
  /// Only that part is sent; before the first pull().
  virtual void cut(std::uint64_t offset, std::uint64_t size) { static_cast<void>(offset), static_cast<void>(size); }
  /// Asks for about `bytes`, not more. On the connection's loop, must not block; the next call comes when what was
  /// delivered is sent.
  virtual void pull(std::size_t bytes, PieceReceiver receiver) = 0;
};

}  // namespace confab::net
