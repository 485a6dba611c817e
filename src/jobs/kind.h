#pragma once
// What kinds of jobs there are. One declaration says everything about a kind: what is stored, what is done, and how it
// is tried.

#include <chrono>
#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields_read.h"
#include "base/fields_write.h"
#include "jobs/run.h"

namespace confab::jobs {

/// What a job carries, and by its type which kind it is:
///
///   struct RemoveUpload {
///     static constexpr std::string_view kJob = "uploads.remove";
///     static constexpr int kVersion = 1;
///     std::string upload;
///   };
///   template <> struct confab::Fields<RemoveUpload> { ... };
///
/// A job may run under another version of the program than the one that stored it. New members that may be absent need
/// no new version; otherwise kVersion goes up, an older program leaves the job alone, and the declaration's `upgrade`
/// reads what the older one has stored.
template <class T>
concept Payload = Described<T> && requires {
  { T::kJob } -> std::convertible_to<std::string_view>;
  { T::kVersion } -> std::convertible_to<int>;
};

/// How long to wait after a failure: doubled each time, and of that between half and all, so that what failed together
/// does not come back together.
struct Backoff {
  std::chrono::milliseconds first{std::chrono::seconds{5}};
  std::chrono::milliseconds most{std::chrono::hours{1}};

  /// `failures` is 1 after the first one; `chance` is from 0 to 1.
  [[nodiscard]] std::chrono::milliseconds after(std::int64_t failures, double chance) const;
};

/// A schedule that is there from the first start on; its jobs carry a payload as it is initialised.
struct Recurring {
  std::string_view rule, zone;  // as jobs/schedule.h says; the zone is UTC when left out
};

template <Payload P>
struct Declaration {
  std::string_view summary;  // for the administrator
  /// Runs on a thread of the runner. What it throws is a failure: the job is tried again. It is told to end by
  /// Run::check(). It may have run before without anybody knowing: it does the same again, or finds it done.
  std::function<void(const Run&, const P&)> handler;
  int parallelism = 1;  // of one node
  int attempts = 10;    // then it has failed for good
  Backoff backoff{};
  std::chrono::seconds timeout{60};
  int priority = 0;                    // of those that are due, the kind with the highest goes first
  std::optional<Recurring> recurring;  // the schedule is named like the kind
  /// From what version `version` has stored to today's members.
  std::function<void(int version, json::object& payload)> upgrade;
};

/// A kind without its payload's type.
struct Kind {
  std::string_view name, summary;
  int version = 1, parallelism = 1, attempts = 1, priority = 0;
  Backoff backoff;
  std::chrono::seconds timeout{};
  std::optional<Recurring> recurring;
  std::string default_payload;
  std::function<void(const Run&, int version, std::string_view payload)> run;
};

/// All kinds. Filled before the runner starts; read by any thread afterwards.
class Kinds {
 public:
  Kinds() = default;
  Kinds(const Kinds&) = delete;
  Kinds& operator=(const Kinds&) = delete;

  template <Payload P>
  void add(Declaration<P> declaration) {
    add(Kind{.name = P::kJob,
             .summary = declaration.summary,
             .version = P::kVersion,
             .parallelism = declaration.parallelism,
             .attempts = declaration.attempts,
             .priority = declaration.priority,
             .backoff = declaration.backoff,
             .timeout = declaration.timeout,
             .recurring = declaration.recurring,
             .default_payload = to_json(P{}, Dates::iso8601),
             .run = [handler = std::move(declaration.handler), upgrade = std::move(declaration.upgrade)](
                        const Run& run, int version, std::string_view payload) {
               auto stored = stored_json(payload);
               if (version < P::kVersion && upgrade) upgrade(version, stored.as_object());
               handler(run, read_stored_fields<P>(stored));
             }});
  }

  [[nodiscard]] const Kind* find(std::string_view name) const;
  /// The highest priority first.
  [[nodiscard]] const std::vector<Kind>& all() const { return kinds_; }

 private:
  void add(Kind kind);

  std::vector<Kind> kinds_;
};

}  // namespace confab::jobs
