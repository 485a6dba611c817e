#include "core/integrations/outgoing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>

#include "base/concurrent.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/errors/people.h"
#include "base/json_members.h"
#include "base/log.h"
#include "base/text.h"
#include "core/integrations/headers.h"
#include "core/integrations/history.h"
#include "core/integrations/posting.h"
#include "core/integrations/scripting.h"
#include "core/integrations/told.h"
#include "core/kernel/transaction.h"
#include "core/rooms/target.h"
#include "core/triggers/follow.h"
#include "jobs/enqueue.h"
#include "services/http/client.h"
#include "store/integrations.h"
#include "store/users.h"

namespace confab::core::integrations {
namespace {

using services::scripts::Ending;

constexpr std::chrono::seconds kDeadline{20};
constexpr std::size_t kLargestAnswer = std::size_t{1} << 20;
constexpr std::size_t kKept = std::size_t{32} * 1024;  // of an answer, and of what was sent, to be looked at

constexpr std::size_t kLongestUrl = 2'048;
constexpr std::chrono::seconds kLeftAlone{30};
constexpr std::size_t kMostSilent = 1'000;

// No column holds it.
std::string without_nul(std::string text) {
  std::erase(text, '\0');
  return text;
}

/// Addresses that did not answer lately. Any thread.
class Silent {
 public:
  [[nodiscard]] bool is_silent(const std::string& url) {
    auto until = until_.lock();
    const auto found = until->find(url);
    return found != until->end() && found->second > Clock::now();
  }
  void note(const std::string& url) {
    auto until = until_.lock();
    if (until->size() >= kMostSilent) until->clear();
    (*until)[url] = Clock::now() + kLeftAlone;
  }

 private:
  using Clock = std::chrono::steady_clock;
  Guarded<std::map<std::string, Clock::time_point>> until_;
};

/// What is sent.
struct Outgoing {
  services::http::Request request;
  json::object shown;  // as scripts and the history see it
};

/// One call from its beginning to its end.
class CallToOthers {
 public:
  CallToOthers(const Context& ctx, const model::Integration& integration, const triggers::CallOut& call,
               const Told& told, const jobs::Run& job, Silent& silent)
      : ctx_(ctx), integration_(integration), call_(call), told_(told), job_(job), silent_(silent) {}

  void run() {
    begin();
    auto outgoing = prepared();
    if (!outgoing) return;
    run_.http_call = shown(outgoing->shown);
    if (outgoing->request.url.size() > kLongestUrl || outgoing->request.url.find('\0') != std::string::npos) {
      run_.error = {"true"};
      run_.error_stack = "the script's url is none";
      return go_on(ctx_, run_, "after-prepare-no-url_or_method");
    }
    run_.url = outgoing->request.url;
    go_on(ctx_, run_, "pre-http-call");
    if (silent_.is_silent(run_.url)) return leave_alone();
    const auto response = send(*outgoing);
    if (!response) return;
    if (is_ended_by_script(*outgoing, *response)) return;
    judge(*response);
  }

 private:
  void begin() {
    run_.id = random_id();
    run_.integration_pk = integration_.pk;
    run_.integration.id = integration_.id;
    run_.user_pk = told_.user ? told_.user->pk : 0;
    run_.room_pk = told_.room ? told_.room->pk : 0;
    if (told_.message) run_.message = told_.message->id;
    run_.event = call_.event;
    run_.url = call_.url;
    run_.step = "mapped-args-to-data";
    if (!told_.trigger_word.empty()) run_.trigger_word = told_.trigger_word;
    data_ = payload(ctx_, integration_, call_, told_, Dates::iso8601);
    run_.data = {to_json_text(data_)};
    begin_run(ctx_, run_);
  }

  static RawJson shown(const json::object& value) {
    auto text = to_json_text(value);
    if (text.size() <= kKept) return {std::move(text)};
    return {to_json_text(json::object{{"cut", excerpt(text, kKept)}})};
  }

  Outgoing usual() {
    Outgoing outgoing;
    outgoing.request.method = "POST";
    outgoing.request.url = call_.url;
    outgoing.shown = {{"url", call_.url}, {"method", "POST"}, {"data", data_}, {"headers", json::object{}}};
    return outgoing;
  }

  // nullopt: there is no call.
  std::optional<Outgoing> prepared() {
    auto outgoing = usual();
    if (has_script(ctx_, integration_)) {
      const auto sent = payload(ctx_, integration_, call_, told_, Dates::ejson);
      const json::object request{{"url", call_.url},
                                 {"method", "POST"},
                                 {"data", sent},
                                 {"headers", json::object{{"User-Agent", outgoing.request.user_agent}}},
                                 {"params", json::object{}}};
      const auto ran = run_script(ctx_, integration_, "prepare_outgoing_request", {{"request", request}});
      // One that cannot be loaded, or has no such method, is as none.
      if (ran.ending != Ending::not_loaded && ran.ending != Ending::no_method) {
        run_.ran_prepare_script = true;
        if (!is_prepared_by(ran, outgoing)) return std::nullopt;
      }
    }
    outgoing.request.deadline = std::min<std::chrono::milliseconds>(outgoing.request.deadline, kDeadline);
    outgoing.request.max_body = kLargestAnswer;
    outgoing.request.cause = job_.job();
    return with_body(std::move(outgoing));
  }

  bool is_prepared_by(const Scripted& ran, Outgoing& outgoing) {
    if (!ran.is_done()) {
      note_failed(ran, "prepare_outgoing_request");
      return false;
    }
    if (!ran.value || !ran.value->is_object()) {
      run_.finished = true;
      go_on(ctx_, run_, "after-prepare-no-opts");
      return false;
    }
    const auto& wish = ran.value->get_object();
    if (const auto* message = wish.if_contains("message"); message != nullptr && message->is_object()) {
      run_.prepare_sent = post_in_answer(message->get_object());
    }
    const auto url = text_in(wish, "url"), method = text_in(wish, "method");
    if (!url || !method) {
      run_.finished = true;
      go_on(ctx_, run_, "after-prepare-no-url_or_method");
      return false;
    }
    apply(wish, *url, *method, outgoing);
    return true;
  }

  static void apply(const json::object& wish, const std::string& url, const std::string& method, Outgoing& outgoing) {
    outgoing.request.url = url;
    outgoing.request.method = method;
    std::ranges::transform(outgoing.request.method, outgoing.request.method.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    outgoing.shown = wish;
    outgoing.shown.erase("message");
    if (const auto* headers = wish.if_contains("headers"); headers != nullptr && headers->is_object()) {
      outgoing.request.headers = headers_of(headers->get_object());
      const auto agent = text_in(headers->get_object(), "User-Agent");
      if (agent) outgoing.request.user_agent = *agent;
    }
    if (const auto auth = text_in(wish, "auth"); auth && !auth->empty()) {
      outgoing.request.headers.emplace_back("Authorization", "Basic " + to_base64(*auth));
    }
    const auto* timeout = wish.if_contains("timeout");
    if (timeout != nullptr && timeout->is_int64() && timeout->get_int64() > 0) {
      outgoing.request.deadline = std::chrono::milliseconds{std::min<std::int64_t>(timeout->get_int64(), 20'000)};
    }
  }

  static Outgoing with_body(Outgoing outgoing) {
    const auto* data = outgoing.shown.if_contains("data");
    const bool has_body = data != nullptr && !data->is_null() && outgoing.request.method != "GET";
    if (!has_body) return outgoing;
    outgoing.request.body = data->is_string() ? std::string{data->get_string()} : to_json_text(*data);
    const bool has_type = std::ranges::any_of(
        outgoing.request.headers, [](const auto& header) { return equal_ignoring_case(header.first, "content-type"); });
    if (!has_type) outgoing.request.headers.emplace_back("Content-Type", "application/json");
    return outgoing;
  }

  // nullopt: there was no answer, and the call is over.
  std::optional<services::http::Response> send(const Outgoing& outgoing) {
    try {
      auto response = ctx_.ports.http->send(outgoing.request);
      response.body = to_valid_utf8(response.body);
      run_.http_result = to_json_text(json::string(excerpt(response.body, kKept)));
      go_on(ctx_, run_, "after-http-call");
      return response;
    } catch (const services::http::Failed& failed) {
      if (failed.why() == services::http::Failure::stopped) throw jobs::Interrupted();
      run_.http_result = "null";
      run_.http_error = {
          to_json_text(json::object{{"code", services::http::name_of(failed.why())}, {"message", failed.what()}})};
      run_.error = {"true"};
      if (failed.why() == services::http::Failure::too_late || failed.why() == services::http::Failure::not_connected) {
        silent_.note(run_.url);
      }
      go_on(ctx_, run_, "after-http-call");
      return std::nullopt;
    }
  }

  // Who did not answer a moment ago is not waited for again, or nobody else would be told meanwhile.
  void leave_alone() {
    run_.http_error = {
        to_json_text(json::object{{"code", "not_asked"}, {"message", "it did not answer a moment ago"}})};
    run_.error = {"true"};
    retry();
  }

  bool is_ended_by_script(const Outgoing& outgoing, const services::http::Response& response) {
    if (!has_script(ctx_, integration_)) return false;
    json::object headers;
    for (const auto& [name, value] : response.headers) headers[name] = value;
    const json::object argument{{"request", outgoing.shown},
                                {"response", json::object{{"error", nullptr},
                                                          {"status_code", response.status},
                                                          {"content", response.body},
                                                          {"content_raw", response.body},
                                                          {"headers", headers}}}};
    const auto ran = run_script(ctx_, integration_, "process_outgoing_response", argument);
    if (ran.ending == Ending::no_method || ran.ending == Ending::not_loaded) return false;
    if (!ran.is_done()) {
      note_failed(ran, "process_outgoing_response");
      return false;
    }
    return ran.value && is_ended_by(*ran.value);
  }

  bool is_ended_by(const json::value& said) {
    if (said.is_bool() && !said.get_bool()) {
      run_.finished = true;
      go_on(ctx_, run_, "after-process-false-result");
      return true;
    }
    const auto* content = find_member(said, "content");
    if (content == nullptr || !content->is_object()) return false;
    run_.process_sent = post_in_answer(content->get_object());
    run_.finished = true;
    go_on(ctx_, run_, "after-process-send-message");
    return true;
  }

  void judge(const services::http::Response& response) {
    constexpr std::array kGood{200, 201, 202};
    const bool is_good = std::ranges::find(kGood, response.status) != kGood.end();
    const bool has_body = !response.body.empty();
    if (is_good && has_body) return post_answer(response);
    run_.error = {"true"};
    if (has_body && response.status == 410) return disable();
    if (has_body && response.status == 500) return go_on(ctx_, run_, "after-process-http-status-500");
    retry();
  }

  void post_answer(const services::http::Response& response) {
    const auto said = is_json(response) ? parsed_json(response.body) : std::nullopt;
    if (!said || !said->is_object()) return;
    const auto& content = said->get_object();
    if (!content.contains("text") && !content.contains("attachments")) return;
    run_.result_message = post_in_answer(content);
    run_.finished = run_.http_error.empty();
    go_on(ctx_, run_, "url-response-sent-message");
  }

  static bool is_json(const services::http::Response& response) {
    constexpr std::array kTypes{std::string_view{"application/json"}, std::string_view{"text/javascript"},
                                std::string_view{"application/javascript"},
                                std::string_view{"application/x-javascript"}};
    const auto header = response.header("content-type");
    const auto type = to_lower_ascii(trim(header.substr(0, header.find(';'))));
    return std::ranges::find(kTypes, std::string_view{type}) != kTypes.end();
  }

  // What was posted, for the history; what could not be is noted there, and is no reason to call again.
  RawJson post_in_answer(const json::object& content) {
    json::array posted;
    try {
      const auto posting = posting_of(content, integration_);
      const auto as = author();
      for (const auto& room : rooms_for(posting, as)) {
        const auto message = post(ctx_, as, integration_, posting, room);
        posted.emplace_back(json::object{{"channel", room.value}, {"message", message.id.value}});
      }
    } catch (const Refusal& refusal) {
      run_.http_error = {to_json_text(json::object{{"message", refusal.what()}})};
      run_.error = {"true"};
    }
    return {to_json_text(posted)};
  }

  [[nodiscard]] Actor author() const {
    if (integration_.impersonates.value_or(false) && told_.user && told_.user->username) return actor_of(*told_.user);
    const auto user = store::Users{*ctx_.db.read()}.by_id(integration_.user);
    if (!user) throw Refusal::plain(errors::invalid_user, "Whoever it posts as is gone");
    return actor_of(*user);
  }

  // Where the answer says, else where the webhook does, else where it happened.
  [[nodiscard]] std::vector<RoomId> rooms_for(const Posting& posting, const Actor& as) const {
    auto channels = posting.channels;
    if (channels.empty() && integration_.target_room) channels.push_back(*integration_.target_room);
    std::vector<RoomId> rooms;
    try {
      for (const auto& channel : channels) {
        auto room = rooms::resolve_target(ctx_, as, channel);
        if (std::ranges::find(rooms, room) == rooms.end()) rooms.push_back(std::move(room));
      }
    } catch (const Refusal&) {
      rooms.clear();
    }
    if (rooms.empty() && told_.room) rooms.push_back(told_.room->id);
    return rooms;
  }

  void note_failed(const Scripted& ran, std::string_view method) {
    run_.error = {"true"};
    run_.error_stack = excerpt(without_nul(ran.error + (ran.stack.empty() ? "" : "\n" + ran.stack)), kKept);
    go_on(ctx_, run_, fmt::format("execute-script-error-running-{}", method));
  }

  void disable() {
    auto now = store::Integrations{*ctx_.db.read()}.by_pk(integration_.pk);
    if (now && now->enabled) {
      now->enabled = false;
      ++now->version;
      Transaction tx{ctx_};
      now->updated_at = tx.change_time();
      if (store::change_integration(tx, *now)) triggers::tell_changed(tx, *now);
      tx.commit();
    }
    go_on(ctx_, run_, "after-process-http-status-410");
  }

  void retry() {
    if (!integration_.retries.value_or(false)) return go_on(ctx_, run_, "failed-and-not-configured-to-retry");
    if (call_.retry >= integration_.retry_count.value_or(0)) return go_on(ctx_, run_, "too-many-retries");
    const auto next = call_.retry + 1;
    const auto delay = delay_before(integration_.retry_delay.value_or(""), next);
    if (!delay) {
      run_.error_stack = "the delay between retries is none that is known";
      return go_on(ctx_, run_, "failed-and-retry-delay-is-invalid");
    }
    auto again = call_;
    again.retry = next;
    const auto now = ctx_.clock.now();
    {
      Transaction tx{ctx_};
      // The key: this may run a second time.
      jobs::enqueue(
          tx.sql(), now, again,
          {.run_at = now + *delay, .key = triggers::key_of(call_.integration, fmt::format("{}:{}", job_.job(), next))});
      tx.commit();
    }
    go_on(ctx_, run_, fmt::format("going-to-retry-{}", next));
  }

  const Context& ctx_;
  const model::Integration& integration_;
  const triggers::CallOut& call_;
  const Told& told_;
  const jobs::Run& job_;
  Silent& silent_;
  json::object data_;
  model::IntegrationRun run_;
};

}  // namespace

std::optional<std::chrono::milliseconds> delay_before(std::string_view delay, std::int64_t retry) {
  using std::chrono::milliseconds;
  constexpr std::int64_t kLongest = std::int64_t{30} * 24 * 3'600 * 1'000;
  const auto bounded = [](double millis) {
    return milliseconds{static_cast<std::int64_t>(std::min(millis, static_cast<double>(kLongest)))};
  };
  const auto n = static_cast<double>(retry);
  if (delay == "powers-of-ten") return bounded(std::pow(10.0, n + 1));
  if (delay == "powers-of-two") return bounded(std::pow(2.0, n) * 1'000);
  if (delay == "increments-of-two") return bounded(2 * n * 1'000);
  return std::nullopt;
}

void call_out(const Context& ctx, const jobs::Run& run, const triggers::CallOut& call) {
  const auto integration = store::Integrations{*ctx.db.read()}.by_id(call.integration);
  if (!integration || !integration->enabled || integration->event != call.event) return;
  if (std::ranges::find(integration->urls, call.url) == integration->urls.end() && call.retry > 0) return;
  const auto told = told_of(ctx, *integration, call);
  static Silent silent;  // of this program
  if (told) CallToOthers{ctx, *integration, call, *told, run, silent}.run();
}

void declare_jobs(jobs::Kinds& kinds, const Context& ctx) {
  kinds.add<triggers::CallOut>({
      .summary = "Tells another server of what happened, for a webhook.",
      .handler = [&ctx](const jobs::Run& run, const triggers::CallOut& call) { call_out(ctx, run, call); },
      .parallelism = 3,
      .attempts = 3,
      .priority = 4,
  });
  kinds.add<ForgetRuns>({
      .summary = "Removes calls of webhooks that are over for 30 days.",
      .handler = [&ctx](const jobs::Run& run, const ForgetRuns&) { forget_runs(ctx, run); },
      .attempts = 3,
      .timeout = std::chrono::minutes{10},
      .recurring = jobs::Recurring{.rule = "every 6h"},
  });
}

}  // namespace confab::core::integrations
