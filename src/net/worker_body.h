#pragma once
// Bodies that are taken or made by code that blocks: it runs on workers, with a bounded number of bytes between
// it and the connection's loop.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/fair_pool.h"
#include "base/worker_pool.h"
#include "net/body_sink.h"
#include "net/body_source.h"
#include "net/message.h"

namespace confab::net {

/// Takes one body. All calls come on workers, one at a time; they may block.
class BlockingConsumer {
 public:
  BlockingConsumer() = default;
  BlockingConsumer(const BlockingConsumer&) = delete;
  BlockingConsumer& operator=(const BlockingConsumer&) = delete;
  virtual ~BlockingConsumer() = default;

  /// An answer ends the body: the rest is not read. What throws is a defect: logged, answered with 500.
  virtual std::optional<Response> write(std::string_view piece) = 0;
  /// The body is complete; the answer to the request.
  virtual Response finish(const Request& request) = 0;
  /// The body will not be complete, or write() has ended it. The last call; must not throw.
  virtual void abort() = 0;
};

/// A sink that hands its body, which `who` sends, to a consumer. At most 256 KiB and one piece wait for it. `workers`
/// outlives it.
[[nodiscard]] std::shared_ptr<BodySink> make_worker_sink(FairPool& workers, std::string who,
                                                         std::unique_ptr<BlockingConsumer> consumer);

/// A source that asks `read` on a worker for at most so many bytes; "" is the end. What it throws is logged and ends
/// the connection. `size`: of the whole, when it is known. `workers` outlives it.
[[nodiscard]] std::shared_ptr<BodySource> make_worker_source(WorkerPool& workers,
                                                             std::function<std::string(std::size_t bytes)> read,
                                                             std::optional<std::uint64_t> size);

}  // namespace confab::net
