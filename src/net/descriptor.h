#pragma once
// Brings Asio in: for the .cpp files of this folder only.

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <memory>

#include "net/watcher.h"

namespace confab::net {

/// The side of a Watcher that Asio sees: its socket and what is being waited for. Only readiness is asked of Asio, so a
/// connection with nothing to do holds no buffer. Lives until the last wait has ended.
class Descriptor final : public std::enable_shared_from_this<Descriptor> {
 public:
  /// What a wait ends with. Runs on the loop's thread.
  class Receiver {
   public:
    Receiver() = default;
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;
    virtual void on_ready(Watcher& watcher, bool to_write) = 0;

   protected:
    ~Receiver() = default;
  };

  Descriptor(boost::asio::io_context& context, Receiver& receiver) : socket_(context), receiver_(receiver) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() = default;

  /// False, and `fd` is closed, when the system refuses.
  [[nodiscard]] bool open(int fd);
  /// Who is told; null when closed.
  void set_watcher(Watcher* watcher) { watcher_ = watcher; }
  void set_interest(bool reading, bool writing);
  void close();

 private:
  enum class Wait : std::uint8_t { read, write, error };

  void wait_for_what_is_wanted();
  void wait(Wait what, bool& pending);
  void on_ready(Wait what);
  [[nodiscard]] bool broken();

  boost::asio::posix::basic_stream_descriptor<boost::asio::io_context::executor_type> socket_;
  Receiver& receiver_;
  Watcher* watcher_ = nullptr;
  bool reading_ = false;
  bool writing_ = false;
  bool read_pending_ = false;
  bool write_pending_ = false;
  bool error_pending_ = false;
  bool urgent_ = false;  // the peer sent urgent data, which looks like an error and stays
};

}  // namespace confab::net
