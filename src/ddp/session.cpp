#include "ddp/session.h"

#include <algorithm>
#include <array>

#include "api/errors.h"
#include "api/trace.h"
#include "base/errors/request.h"
#include "base/fields_read.h"
#include "base/log.h"
#include "base/outside_wait.h"
#include "base/text.h"
#include "ddp/frames.h"
#include "ddp/publications.h"

namespace confab::ddp {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::seconds kHeartbeatInterval{30};  // until a ping, and again until the connection is closed
constexpr std::size_t kMaxWaitingSteps = 1000;
constexpr std::size_t kMaxWaitingBytes = std::size_t{4} * 1024 * 1024;  // of their messages, beside a single one
constexpr std::size_t kMaxWaitingOfStrangers = std::size_t{256} * 1024;
constexpr std::size_t kFirstBlock = 2048;  // bytes for a message's values: enough for most
constexpr std::chrono::milliseconds kComeBackAfter{1000};
constexpr std::size_t kMaxName = 256;  // bytes of ids and names in frames
constexpr std::size_t kMaxSubscriptions = 5000;
constexpr std::size_t kMaxSubscriptionsOfStrangers = 150;
constexpr int kMaxAsking = 10;         // for a right that changes while it is asked for
constexpr std::uint16_t kGone = 4000;  // the client stayed silent
constexpr std::uint16_t kProtocolError = 1002;
constexpr std::uint16_t kTooMuch = 1013;  // try again later
constexpr std::array kVersions{std::string_view{"1"}, std::string_view{"pre2"}, std::string_view{"pre1"}};
constexpr std::string_view kPresenceStream = "stream-user-presence";

std::string text_member(const json::object& message, std::string_view key) {
  const auto* value = message.if_contains(key);
  return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

json::array params_of(json::object& message) {
  auto* params = message.if_contains("params");
  return params != nullptr && params->is_array() ? std::move(params->get_array()) : json::array{};
}

// The event's name, and all other parameters as its arguments.
StreamCall stream_call(const json::array& params) {
  if (params.empty() || !params[0].is_string() || params[0].get_string().empty()) {
    throw Refusal(errors::invalid_event_name, "Event name is required");
  }
  return read_positional<StreamCall>({params[0], json::array(params.begin() + 1, params.end())});
}

bool has_text(const json::object& message, std::string_view key) {
  const auto* value = message.if_contains(key);
  return value != nullptr && value->is_string() && !value->get_string().empty() &&
         value->get_string().size() <= kMaxName;
}

}  // namespace

Session::Session(Shared& shared, std::shared_ptr<Channel> channel, std::string address, std::string user_agent,
                 std::string host, bool secure)
    : shared_(shared),
      id_(channel->id()),
      channel_(std::move(channel)),
      address_(std::move(address)),
      user_agent_(std::move(user_agent)),
      host_(std::move(host)),
      secure_(secure),
      last_heard_(SteadyClock::now()),
      listening_(shared.hub, shared.sessions, channel_) {}

std::optional<core::Actor> Session::actor() const {
  return *actor_.lock();
}

void Session::receive(std::string_view text) {
  last_heard_ = SteadyClock::now();
  pinged_ = false;
  received_bytes_ = text.size();
  std::optional<json::value> message;  // constructed, for an assignment would copy it out of its memory
  try {
    // Freed at once, with the last that was moved out of it.
    message.emplace(parse_json(text, json::make_shared_resource<json::monotonic_resource>(kFirstBlock)));
  } catch (const Refusal& refusal) {
    return protocol_error(refusal.reason());
  }
  if (!message->is_object() || !has_text(message->get_object(), "msg")) return protocol_error("Bad request");
  handle(message->get_object());
}

void Session::handle(json::object& message) {
  const std::string kind = text_member(message, "msg");
  if (kind == "connect") return connect(message);
  if (!agreed_) {
    protocol_error("Must connect first");
    return channel_->close(kProtocolError, "Must connect first");
  }
  if (kind == "ping") {
    const auto* id = message.if_contains("id");
    if (id != nullptr && received_bytes_ > 2 * kMaxName) return protocol_error("The id of a ping is too long");
    return channel_->send(pong(id == nullptr ? "" : to_json_text(*id)));
  }
  if (kind == "pong") return;
  if (kind == "method") return call(message);
  if (kind == "sub") return subscribe(message);
  if (kind == "unsub") return unsubscribe(message);
  protocol_error("Unknown message type " + kind);
}

void Session::connect(const json::object& message) {
  if (agreed_) return protocol_error("Already connected");
  const std::string wanted = text_member(message, "version");
  if (std::find(kVersions.begin(), kVersions.end(), wanted) == kVersions.end()) {
    channel_->send(failed());
    return channel_->close(1000, "No common protocol version");
  }
  agreed_ = true;
  channel_->send(connected(id_));
}

void Session::call(json::object& message) {
  if (!has_text(message, "id") || !has_text(message, "method")) return protocol_error("A method needs id and method");
  const auto id = text_member(message, "id");
  auto name = text_member(message, "method");
  // Clients take the refusal of their token for its end, whatever the reason.
  const bool logs_in = name == "login";
  Step step = [this, id, name = std::move(name), params = params_of(message)] { return run_method(id, name, params); };
  if (!has_room_for_steps()) return;
  if (logs_in) return enqueue_always(std::move(step));
  if (enqueue(std::move(step))) return;
  channel_->send(result_error(id, Refusal(errors::service_unavailable, "The server is busy; try again",
                                          {{"timeToReset", kComeBackAfter.count()}})));
  channel_->send(updated(id));
}

// Subscriptions are not refused: a client does not ask for one again.
void Session::subscribe(json::object& message) {
  if (!has_text(message, "id") || !has_text(message, "name")) return protocol_error("A sub needs id and name");
  if (!has_room_for_steps()) return;
  enqueue_always(
      [this, id = text_member(message, "id"), name = text_member(message, "name"), params = params_of(message)] {
        start_subscription(id, name, params);
        return Next::goes_on;
      });
}

void Session::unsubscribe(const json::object& message) {
  if (!has_text(message, "id")) return protocol_error("An unsub needs an id");
  if (!has_room_for_steps()) return;
  enqueue_always([this, id = text_member(message, "id")] {
    stop_subscription(id);
    return Next::goes_on;
  });
}

bool Session::has_room_for_steps() {
  std::size_t bytes = 0;
  bool has_room = false;
  {
    const std::lock_guard lock{steps_mutex_};
    if (steps_.empty()) return true;
    bytes = waiting_bytes_ + received_bytes_;
    has_room = steps_.size() < kMaxWaitingSteps;
  }
  if (has_room && bytes <= kMaxWaitingBytes && (bytes <= kMaxWaitingOfStrangers || actor())) return true;
  channel_->close(kTooMuch, "Too many calls at once");
  return false;
}

bool Session::enqueue(Step step) {
  const auto now = SteadyClock::now();
  {
    const std::lock_guard lock{steps_mutex_};
    // They wait for the answer to the call before them, which holds no worker whose absence would be noticed.
    if (parked_ && !steps_.empty() && now - steps_.front().since > shared_.workers.longest_wait()) return false;
    push_step(std::move(step), now);
    if (std::exchange(running_, true)) return true;
  }
  if (shared_.workers.submit([self = shared_from_this()] { self->drain(); })) return true;
  {
    const std::lock_guard lock{steps_mutex_};
    static_cast<void>(pop_step());  // nobody runs, so it is the first
    running_ = !steps_.empty();
    if (!running_) return false;
  }
  // The session's end has come meanwhile.
  shared_.workers.submit_always([self = shared_from_this()] { self->drain(); });
  return false;
}

void Session::enqueue_always(Step step) {
  bool start = false;
  {
    const std::lock_guard lock{steps_mutex_};
    push_step(std::move(step), SteadyClock::now());
    if (!running_) start = running_ = true;
  }
  if (start) shared_.workers.submit_always([self = shared_from_this()] { self->drain(); });
}

void Session::push_step(Step step, SteadyClock::time_point now) {
  const std::size_t bytes = received_bytes_;
  steps_.push_back({std::move(step), now, bytes});
  waiting_bytes_ += bytes;
}

Session::Step Session::pop_step() {
  auto first = std::move(steps_.front());
  steps_.pop_front();
  waiting_bytes_ -= first.bytes;
  return std::move(first.step);
}

void Session::drain() {
  while (true) {
    Step step;
    {
      const std::lock_guard lock{steps_mutex_};
      if (steps_.empty()) {
        running_ = false;
        return;
      }
      step = pop_step();
    }
    if (step() == Next::goes_on) continue;
    const std::lock_guard lock{steps_mutex_};
    if (!std::exchange(resumed_, false)) {
      parked_ = true;
      return;
    }
  }
}

void Session::resume() {
  {
    const std::lock_guard lock{steps_mutex_};
    if (!std::exchange(parked_, false)) {
      resumed_ = true;
      return;
    }
    running_ = !steps_.empty();
    if (!running_) return;
  }
  shared_.workers.submit_always([self = shared_from_this()] { self->drain(); });
}

Session::Next Session::run_method(const std::string& id, const std::string& name, const json::array& params) {
  if (gone_) return Next::goes_on;
  const log::RequestScope scope{id_};
  const auto call = std::make_shared<api::Call>(make_call());
  const WorkingFor working{call->who()};
  shared_.methods.run(
      *call, name, params,
      [self = shared_from_this(), hold = shared_.workers.hold(), call, id](const api::MethodAnswer& answer) {
        if (call->new_actor) self->adopt(*call->new_actor);
        self->channel_->send(answer.refusal ? result_error(id, *answer.refusal) : result(id, answer.result));
        self->channel_->send(updated(id));
        self->resume();
      },
      [&] { return write_stream(*call, name, params); });
  return Next::waits;
}

// The method named like a stream is how clients write to it.
bool Session::write_stream(api::Call& call, const std::string& name, const json::array& params) {
  const auto* stream = shared_.streams.find(name);
  if (stream == nullptr) return false;
  shared_.methods.limits().check_method(call, name, api::rate::standard);
  const auto written = stream_call(params);
  if (stream->write) stream->write(call, written.event, written.arguments);
  return true;
}

void Session::start_subscription(const std::string& id, const std::string& name, const json::array& params) {
  if (gone_ || listening_.contains(id)) return;
  const log::RequestScope scope{id_};
  try {
    api::trace_subscription(make_call(), name);
    if (listening_.size() >= (actor() ? kMaxSubscriptions : kMaxSubscriptionsOfStrangers)) {
      throw Refusal(errors::ddp_too_many_requests, "Too many subscriptions");
    }
    if (const auto* stream = shared_.streams.find(name)) {
      return stream->watches_people ? start_presence(id, params) : start_stream(id, name, *stream, params);
    }
    start_publication(id, name);
  } catch (...) {
    channel_->send(nosub_error(id, api::current_failure(name).refusal));
  }
}

void Session::start_stream(const std::string& id, const std::string& name, const Stream& stream,
                           const json::array& params) {
  auto wanted = stream_call(params);
  bool use_collection = false;
  if (!wanted.arguments.empty()) {
    const auto& options = wanted.arguments.front();
    if (options.is_bool()) use_collection = options.get_bool();
    if (const auto* flag = find_member(options, "useCollection")) use_collection = flag->is_bool() && flag->get_bool();
  }
  std::vector<std::string> greeting;
  if (use_collection) {
    std::string fields = "{\"eventName\":";
    append_json_string(fields, wanted.event);
    fields.push_back('}');
    greeting.push_back(added(name, "id", fields));
  }
  greeting.push_back(ready(id));
  Asked asked{.stream = &stream, .name = name, .event = std::move(wanted.event), .user = {}};
  for (int attempt = 0; attempt < kMaxAsking; ++attempt) {
    const auto moment = listening_.moment();
    auto call = make_call();
    asked.user = call.maybe_actor ? call.maybe_actor->id : UserId{};
    auto keys = keys_for(call, asked);
    if (!keys) throw Refusal(errors::stream_not_allowed, "Not allowed");
    if (listening_.start(*this, id, asked, std::move(*keys), greeting, moment)) return;
  }
  throw Refusal(errors::stream_not_allowed, "Rights are changing; try again");
}

std::optional<std::vector<std::string>> Session::keys_for(api::Call& call, const Asked& asked) {
  const auto& stream = *asked.stream;
  const bool allowed = (!stream.access.needs_login() || call.maybe_actor) && stream.may_listen(call, asked.event);
  if (!allowed) return std::nullopt;
  return stream.keys ? stream.keys(call, asked.event) : std::vector{stream_key(asked.name, asked.event)};
}

void Session::cut(const Listening::Concerns& concerns) {
  for (const auto& id : listening_.cut(*this, concerns)) channel_->send(nosub(id));
}

bool Session::suspect(const Listening::Concerns& concerns) {
  return listening_.suspect(concerns);
}

void Session::decide_suspected() {
  for (const auto& one : listening_.suspected()) {
    std::optional<std::vector<std::string>> keys;
    try {
      auto call = make_call();
      keys = keys_for(call, one.asked);
    } catch (const std::exception& error) {
      // What cannot be answered is not allowed; the client may ask again.
      log::error("right to a stream not known", {{"stream", one.asked.name}, {"error", error.what()}});
    }
    if (listening_.decide(*this, one, keys)) channel_->send(nosub(one.id));
  }
}

// One live subscription per connection; the next ones change its watch list and end at once.
void Session::start_presence(const std::string& id, const json::array& params) {
  const auto call = make_call();
  if (!call.maybe_actor) throw Refusal(errors::stream_not_allowed, "Not allowed");
  const auto wanted = read_positional<WatchCall>(params);
  auto presence = presence_.lock();
  for (const auto& user : wanted.lists.added) {
    if (presence->watched.size() < WatchCall::kMaxPeople && presence->watched.insert(user).second) {
      shared_.hub.subscribe(stream_key(kPresenceStream, user), channel_, {});
    }
  }
  for (const auto& user : wanted.lists.removed) {
    if (presence->watched.erase(user) != 0) shared_.hub.unsubscribe(stream_key(kPresenceStream, user), channel_);
  }
  if (presence->id) {
    channel_->send(nosub(id));
  } else {
    presence->id = id;
    listening_.start(id);
    channel_->send(ready(id));
  }
}

void Session::start_publication(const std::string& id, const std::string& name) {
  const auto documents = publication(make_call(), name);
  if (!documents) throw Refusal(errors::subscription_name_not_found, "Subscription '" + name + "' not found");
  for (const auto& document : *documents) channel_->send(added(document.collection, document.id, document.fields));
  listening_.start(id);
  channel_->send(ready(id));
}

void Session::stop_subscription(const std::string& id) {
  listening_.stop(*this, id);
  {
    auto presence = presence_.lock();
    if (presence->id == id) {
      for (const auto& user : presence->watched) shared_.hub.unsubscribe(stream_key(kPresenceStream, user), channel_);
      *presence = {};
    }
  }
  channel_->send(nosub(id));
}

std::vector<std::string> Session::stop_all() {
  {
    auto presence = presence_.lock();
    for (const auto& user : presence->watched) shared_.hub.unsubscribe(stream_key(kPresenceStream, user), channel_);
    *presence = {};
  }
  return listening_.stop_all(*this);
}

api::Call Session::make_call() const {
  return {.ctx = shared_.ctx,
          .maybe_actor = fresh_actor(),
          .address = address_,
          .user_agent = user_agent_,
          .host = host_,
          .secure = secure_,
          .connection = id_,
          .new_actor = {}};
}

std::optional<core::Actor> Session::fresh_actor() const {
  std::string token_hash;
  {
    auto known = actor_.lock();
    if (!*known) return std::nullopt;
    token_hash = (*known)->token_hash;
  }
  return shared_.accounts.by_hash(token_hash, address_);
}

void Session::adopt(const std::optional<core::Actor>& actor) {
  std::optional<core::Actor> before;
  {
    auto current = actor_.lock();
    before = std::exchange(*current, actor);
  }
  if (actor) channel_->vouch();
  const UserId old_user = before ? before->id : UserId{};
  const UserId new_user = actor ? actor->id : UserId{};
  shared_.sessions.user_changed(*this, old_user, new_user);
  if (before && old_user != new_user) {
    // What one person listened to is not the next one's. After a log-out the client knows that itself.
    const auto ended = stop_all();
    if (actor) {
      for (const auto& id : ended) channel_->send(nosub(id));
    }
  } else if (suspect([](const Asked&) { return true; })) {
    decide_suspected();
  }
  tell_own_user(before, actor);
  shared_.user_changed(*this, before, actor);
  heed_lifetime(actor);
}

// After the session can be found by its user: whoever ends the token from here on reaches it.
void Session::heed_lifetime(const std::optional<core::Actor>& actor) {
  const auto lifetime = actor ? shared_.accounts.lifetime(actor->token_hash) : std::nullopt;
  expires_at_ = lifetime && lifetime->expires_at ? to_millis(*lifetime->expires_at) : kNever;
  if (actor && !lifetime) end("Logged out");
  if (expires_at_ < to_millis(shared_.ctx.clock.now() + kHousekeeping)) shared_.ends_soon();
}

// The collection `users` holds the own user while logged in; older clients read their status from it.
void Session::tell_own_user(const std::optional<core::Actor>& before, const std::optional<core::Actor>& after) {
  if (before && (!after || after->id != before->id)) channel_->send(removed("users", before->id.value));
  if (!after || (before && before->id == after->id)) return;
  if (const auto fields = own_user_fields(shared_.ctx, *after))
    channel_->send(added("users", after->id.value, *fields));
}

void Session::protocol_error(std::string_view reason) {
  channel_->send(malformed(reason));
}

void Session::end_if_expired() {
  auto at = expires_at_.load();
  if (at >= to_millis(shared_.ctx.clock.now())) return;
  if (expires_at_.compare_exchange_strong(at, kNever)) end("The session has expired");
}

void Session::check_alive(SteadyClock::time_point now) {
  const auto silence = now - last_heard_;
  if (silence < kHeartbeatInterval) return;
  if (silence >= 2 * kHeartbeatInterval) return channel_->close(kGone, "The client is silent");
  if (std::exchange(pinged_, true) || !agreed_) return;
  channel_->send(ping());
}

void Session::end(std::string_view reason) {
  stop_all();
  enqueue_always([this, reason = std::string{reason}] {
    if (!actor()) return Next::goes_on;  // it was this connection's own logout
    adopt(std::nullopt);
    channel_->close(kGone, reason);
    return Next::goes_on;
  });
}

void Session::disconnected() {
  gone_ = true;
  enqueue_always([this] {
    stop_all();
    std::optional<core::Actor> before;
    {
      auto current = actor_.lock();
      before = std::exchange(*current, std::nullopt);
    }
    if (before) shared_.sessions.user_changed(*this, before->id, {});
    shared_.user_changed(*this, before, std::nullopt);
    shared_.closed(*this);
    return Next::goes_on;
  });
}

}  // namespace confab::ddp
