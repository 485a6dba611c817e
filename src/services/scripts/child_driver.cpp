#include "services/scripts/child_driver.h"

#include <algorithm>

#include "base/log.h"
#include "base/outside_wait.h"

namespace confab::services::scripts {
namespace {

using script_helper::kMaxText;

// No program has this id: sources are compiled under it.
constexpr const char* kChecking = "";
constexpr std::size_t kEndedWords = 5;
constexpr std::size_t kErrorWords = 4;
// The helper ends by itself when nobody called for that much longer than it is used; so none ends while it is asked.
constexpr std::chrono::minutes kLonger{1};

Outcome outcome(Ending ending, std::string error) {
  return {.ending = ending, .value = {}, .error = std::move(error), .stack = {}};
}

std::optional<Outcome> outcome_of(script_helper::Frame frame) {
  const auto* const word = std::find(script_helper::kEndings.begin(), script_helper::kEndings.end(),
                                     frame.size() == kEndedWords ? std::string_view{frame[1]} : std::string_view{});
  if (word == script_helper::kEndings.end()) return std::nullopt;
  return Outcome{.ending = static_cast<Ending>(word - script_helper::kEndings.begin()),
                 .value = std::move(frame[2]),
                 .error = std::move(frame[3]),
                 .stack = std::move(frame[4])};
}

/// Whether the process can be asked again afterwards.
bool lives_on(Ending ending) {
  return ending == Ending::done || ending == Ending::no_method || ending == Ending::failed;
}

}  // namespace

/// The right to use a program's process, which is there or can be started. Without one when there was none in time.
class ChildDriver::Turn {
 public:
  Turn(ChildDriver& driver, const std::string& id) : driver_(driver), id_(id) {
    Ended ended;  // killed when the lock is open again
    std::unique_lock lock{driver_.mutex_};
    driver_.take_old(ended);
    if (!driver_.freed_.wait_for(lock, driver_.options_.wait, [this] { return driver_.has_room(id_); })) return;
    if (!driver_.places_.contains(id_) && driver_.places_.size() >= driver_.options_.at_once) {
      const auto oldest = driver_.idle_longest();
      ended.push_back(std::move(oldest->second.helper));
      driver_.places_.erase(oldest);
    }
    place_ = &driver_.places_[id_];
    place_->is_busy = true;
    lock.unlock();
  }
  ~Turn() {
    if (place_ == nullptr) return;
    std::unique_ptr<Helper> ended;
    {
      const std::lock_guard lock{driver_.mutex_};
      place_->is_busy = false;
      place_->used_at = Helper::Clock::now();
      if (place_->is_forgotten || place_->helper == nullptr) {
        ended = std::move(place_->helper);
        driver_.places_.erase(id_);
      }
    }
    driver_.freed_.notify_all();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  [[nodiscard]] Place* place() { return place_; }

 private:
  ChildDriver& driver_;
  const std::string& id_;
  Place* place_ = nullptr;
};

ChildDriver::ChildDriver(std::string_view program, Options options) : options_(options) {
  try {
    program_.emplace("confab-script", program);
  } catch (const std::exception& error) {
    missing_ = error.what();
  }
}

ChildDriver::~ChildDriver() = default;

bool ChildDriver::has_room(const std::string& id) const {
  if (const auto found = places_.find(id); found != places_.end()) return !found->second.is_busy;
  return places_.size() < options_.at_once ||
         std::any_of(places_.begin(), places_.end(), [](const auto& entry) { return !entry.second.is_busy; });
}

ChildDriver::Places::iterator ChildDriver::idle_longest() {
  return std::min_element(places_.begin(), places_.end(), [](const auto& left, const auto& right) {
    return std::pair{left.second.is_busy, left.second.used_at} < std::pair{right.second.is_busy, right.second.used_at};
  });
}

void ChildDriver::take_old(Ended& ended) {
  const auto oldest = Helper::Clock::now() - options_.idle;
  for (auto at = places_.begin(); at != places_.end();) {
    auto& place = at->second;
    const bool is_old = !place.is_busy && place.used_at <= oldest;
    if (is_old) ended.push_back(std::move(place.helper));
    at = is_old ? places_.erase(at) : std::next(at);
  }
}

Outcome ChildDriver::run(const Call& call, const Fetching& fetch) {
  if (call.program.source.size() > kMaxText)
    return outcome(Ending::not_loaded, "Error: the script is larger than 1 MiB");
  if (call.argument.size() > kMaxText) return outcome(Ending::failed, "Error: the argument is larger than 1 MiB");
  if (!program_) return unavailable(missing_);
  const OutsideWait wait;
  Turn turn{*this, call.program.id};
  if (turn.place() == nullptr) return outcome(Ending::unavailable, "Error: too many scripts run");
  Attendant attendant{call.program.id, fetch, options_.fetches};
  auto result = called(*turn.place(), call, attendant);
  if (!lives_on(result.ending)) turn.place()->helper.reset();
  return result;
}

Outcome ChildDriver::called(Place& place, const Call& call, Attendant& attendant) {
  if (place.helper && (place.version != call.program.version || !place.helper->is_there())) place.helper.reset();
  if (place.helper == nullptr) {
    try {
      place.helper = std::make_unique<Helper>(*program_, options_.running, options_.idle + kLonger);
    } catch (const std::exception& error) {
      return unavailable(error.what());
    }
    place.version = call.program.version;
    auto loaded = asked(place, {"load", call.program.source}, options_.starting, attendant);
    if (loaded.ending != Ending::done) {
      place.helper.reset();
      return loaded;
    }
  }
  return asked(place, {"call", call.method, call.argument}, {}, attendant);
}

Outcome ChildDriver::asked(Place& place, const script_helper::Frame& frame, std::chrono::milliseconds extra,
                           Attendant& attendant) {
  auto answer = place.helper->ask(frame, "ended", options_.running + options_.beyond + extra,
                                  [&](const auto& said) { return attendant.attend(said); });
  if (answer) {
    if (auto result = outcome_of(std::move(*answer))) return *result;
  }
  auto result = explained(*place.helper);
  place.helper.reset();
  return result;
}

Outcome ChildDriver::explained(Helper& helper) {
  const auto end = helper.end();
  if (helper.was_late() || end.exit_code == script_helper::kExitStuck) {
    return outcome(Ending::too_late, "Error: it ran for too long");
  }
  if (end.exit_code == child::kNoSuchProgram) return unavailable("a library is missing");
  if (end.exit_code == script_helper::kExitNotStarted) return unavailable("it cannot shut itself in");
  log::warning("the helper for scripts was ended",
               {{"signal", std::to_string(end.signal)}, {"exit_code", std::to_string(end.exit_code)}});
  return outcome(Ending::failed, "Error: it broke the engine");
}

Outcome ChildDriver::unavailable(const std::string& text) {
  const std::lock_guard lock{mutex_};
  if (!is_told_) {
    log::warning("scripts of webhooks do not run: the helper does not start; are libmozjs-102 and libseccomp there?",
                 {{"error", text}});
  }
  is_told_ = true;
  return outcome(Ending::unavailable, "Error: this server runs no scripts");
}

std::optional<SyntaxError> ChildDriver::check(const std::string& source) {
  if (source.size() > kMaxText) return SyntaxError{"Error", "the script is larger than 1 MiB", ""};
  if (!program_) return std::nullopt;
  const OutsideWait wait;
  const std::string id = kChecking;
  Turn turn{*this, id};
  if (turn.place() == nullptr) return std::nullopt;
  std::optional<script_helper::Frame> answer;
  try {
    Helper helper{*program_, options_.running, options_.idle};
    answer = helper.ask({"check", source}, "checked", options_.running + options_.beyond + options_.starting,
                        [](const auto&) { return std::nullopt; });
    if (!answer && explained(helper).ending != Ending::unavailable) {
      return SyntaxError{"Error", "the script is too much for the compiler", ""};
    }
  } catch (const std::exception& error) {
    static_cast<void>(unavailable(error.what()));
  }
  if (!answer || answer->size() != kErrorWords) return std::nullopt;
  return SyntaxError{std::move((*answer)[1]), std::move((*answer)[2]), std::move((*answer)[3])};
}

void ChildDriver::forget(const std::string& program_id) {
  std::unique_ptr<Helper> ended;
  const std::lock_guard lock{mutex_};
  const auto found = places_.find(program_id);
  if (found == places_.end()) return;
  if (found->second.is_busy) {
    found->second.is_forgotten = true;
    return;
  }
  ended = std::move(found->second.helper);
  places_.erase(found);
  freed_.notify_all();
}

child::Ending ChildDriver::attempt(const std::string& command) {
  return child::run(*program_, {"confab-script", command}, -1, -1, options_.running + options_.starting);
}

std::size_t ChildDriver::running() {
  const std::lock_guard lock{mutex_};
  return places_.size();
}

}  // namespace confab::services::scripts
