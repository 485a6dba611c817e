#pragma once
// What a server answers, in one table: which requests, where they run, how long their bodies may be.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/later.h"
#include "base/worker_pool.h"
#include "net/body_sink.h"
#include "net/router.h"
#include "net/server.h"

namespace confab::net {

/// Of a body that is collected, in bytes. A stranger is whoever the table's `is_known` does not know.
struct BodyLimits {
  std::uint64_t stranger = 0;
  std::uint64_t known = 0;
};

/// One row.
struct Route {
  enum class Place : std::uint8_t {
    loop,    // at once, on the event loop: must not block
    worker,  // on the worker pool: may block; long texts are compressed there
  };

  std::vector<std::string_view> methods;  // HEAD goes with GET
  std::string_view pattern;               // as in Router
  Place place = Place::worker;
  /// Answers. What throws is a defect: logged, and answered with 500.
  std::function<Response(const Request& request)> answer = {};
  /// Asked first, on the loop, where `place` is the worker: the answer where memory alone has it. Must not block.
  std::function<std::optional<Response>(const Request& request)> at_hand = {};
  using Respond = Continuation<Response>;
  /// In place of `answer`, on a worker: the answer may come later, on any thread. Must not throw.
  std::function<void(const std::shared_ptr<const Request>& request, Respond respond)> answer_later = {};
  /// How long the body may be, or nullopt where `open` decides; on the loop. Without it 16 KiB, as nobody reads it.
  std::function<std::optional<BodyLimits>(const Request& head)> limits = {};
  /// When a body comes and `limits` says nothing of it, in place of `answer`: opens the sink of the body or refuses it.
  /// On a worker.
  std::function<Intake(const Request& head)> open = {};
};

/// All that clients may ask with, for rows that answer any method.
[[nodiscard]] std::vector<std::string_view> any_method();

/// Answers a server's requests by its rows. Filled before use; then any loop may call. Outlives the server's loops.
class RouteTable {
 public:
  /// `is_known` is asked, on a worker, only when a body is longer than a stranger's may be, or of unknown length.
  RouteTable(WorkerPool& workers, std::function<bool(const Request& head)> is_known);

  /// Throws std::invalid_argument when the row is malformed, or stands there already.
  void add(Route route);

  /// A HttpHandler.
  void handle(Request request, const Responder& responder) const;
  /// A BodyHandler.
  void on_body(const Request& head, std::optional<std::uint64_t> length, const BodyControl& control) const;

 private:
  void decide_on_worker(const Request& head, const BodyControl& control,
                        std::function<Intake(const Request& head)> decide) const;

  WorkerPool& workers_;
  std::function<bool(const Request& head)> is_known_;
  std::vector<Route> routes_;
  Router router_;
};

}  // namespace confab::net
