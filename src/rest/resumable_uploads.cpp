#include "rest/resumable_uploads.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/errors.h"
#include "base/digest.h"
#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/log.h"
#include "base/outside_wait.h"
#include "base/text.h"
#include "core/audit/record.h"
#include "core/uploads/resumable.h"
#include "net/conditional.h"
#include "net/worker_body.h"
#include "rest/cross_origin.h"

namespace confab::rest {
namespace {

using core::uploads::Progress;

constexpr std::string_view kPath = "/api/v1/confab.uploads";
constexpr std::string_view kOnePath = "/api/v1/confab.uploads/:id";
constexpr std::string_view kVersion = "1.0.0";
constexpr std::string_view kPart = "application/offset+octet-stream";
constexpr int kTooLarge = 413;
constexpr int kUnavailable = 503;

// Clients that may only GET and POST say so what they mean.
std::string method_of(const net::Request& request) {
  const auto meant = request.headers.get("X-HTTP-Method-Override");
  return request.method == "POST" && !meant.empty() ? std::string{meant} : request.method;
}

std::uint64_t number_in(const net::Request& request, net::HeaderName header) {
  const auto text = request.headers.get(header);
  const auto name = header.row().name;
  std::uint64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, number);
  if (!text.empty() && error == std::errc{} && at == end && number <= std::numeric_limits<std::int64_t>::max()) {
    return number;
  }
  throw Refusal(errors::invalid_params, fmt::format("{} must be a number that is not negative", name),
                {{"field", json::string(name)}});
}

std::string text_in(std::string_view name, std::string_view base64) {
  auto text = from_base64(base64);
  if (text && is_valid_utf8(*text) && text->find('\0') == std::string::npos) return std::move(*text);
  throw Refusal(errors::invalid_params, fmt::format("Upload-Metadata: {} must be text in base64", name),
                {{"field", json::string(name)}});
}

json::object content_in(const std::string& text) {
  json::value value;
  try {
    value = parse_json(text);
  } catch (const Refusal&) {
    throw Refusal(errors::invalid_field_content);
  }
  if (!value.is_object()) throw Refusal(errors::invalid_field_content);
  return value.get_object();
}

// `name base64, name base64, ...`; a value may be missing. The last of a name counts.
core::uploads::ReceiveFile described(std::string_view metadata) {
  core::uploads::ReceiveFile cmd;
  for (const auto& pair : split(metadata, ',')) {
    const auto trimmed = trim(pair);
    const auto space = trimmed.find(' ');
    const auto name = trimmed.substr(0, space);
    auto value = space == std::string_view::npos ? std::string{} : text_in(name, trim(trimmed.substr(space)));
    if (name == "rid") cmd.room = RoomId{value};
    if (name == "filename")
      cmd.name = std::move(value);
    else if (name == "filetype")
      cmd.declared_type = std::move(value);
    else if (name == "content")
      cmd.content = content_in(value);
  }
  if (cmd.room.value.empty()) {
    throw Refusal(errors::invalid_params, "Upload-Metadata must name the room, as rid", {{"field", "rid"}});
  }
  return cmd;
}

void add_progress(net::Response& response, const Progress& progress) {
  response.headers.set("Upload-Offset", std::to_string(progress.offset));
  response.headers.set("Upload-Expires", net::http_date(progress.expires_at));
}

void write(net::Response& response, const Progress& progress) {
  response.body = to_json_text(json::object{{"upload",
                                             {{"_id", progress.id.value},
                                              {"offset", progress.offset},
                                              {"size", progress.size},
                                              {"complete", progress.complete}}},
                                            {"success", true}});
}

std::uint64_t announced_length(const net::Request& head) {
  return head.headers.has("Content-Length") ? number_in(head, "Content-Length") : 0;  // 0: nobody knows
}

}  // namespace

/// A request on its way to its answer.
struct ResumableUploads::Asked {
  const net::Request request;
  const std::string method = method_of(request);
  const std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
  net::Response response = {};
  std::optional<api::Refused> refused = {};
  std::optional<core::Actor> actor = {};

  [[nodiscard]] bool is_of_one() const { return request.path.size() > kPath.size() + 1; }
  [[nodiscard]] UploadId id() const { return UploadId{request.path.substr(kPath.size() + 1)}; }

  /// Makes the exception that is being handled the answer.
  void refuse() {
    const auto failure = api::current_failure(request.path);
    const auto code = failure.refusal.code();
    refused = {.error = code.wire_name(), .is_declared = true};
    response.headers.set("Content-Type", "application/json");
    response.headers.set("X-Error-Type", std::string{code.wire_name()});
    response.status = code == errors::file_too_large ? kTooLarge : failure.status();
    if (response.status == kUnavailable) response.headers.set("Retry-After", "1");
    if (code == errors::upload_version) response.headers.set("Tus-Version", std::string{kVersion});
    response.body = api::rest_body(failure.refusal);
  }
};

/// One part on its way in.
class ResumableUploads::Arriving final : public net::BlockingConsumer {
 public:
  Arriving(const ResumableUploads& uploads, std::unique_ptr<Asked> asked, std::unique_ptr<core::uploads::Part> part)
      : uploads_(uploads), asked_(std::move(asked)), part_(std::move(part)) {}

  std::optional<net::Response> write(std::string_view piece) override {
    const log::RequestScope scope{asked_->request.id};
    try {
      part_->append(piece);
      return std::nullopt;
    } catch (...) {
      asked_->refuse();
    }
    return answer();
  }

  net::Response finish(const net::Request& /*request*/) override {
    const log::RequestScope scope{asked_->request.id};
    try {
      uploads_.identify(*asked_);  // again: a long part may outlive its token
      const WorkingFor working{asked_->actor->id.value};
      end(*asked_, *part_);
    } catch (...) {
      asked_->refuse();
    }
    return answer();
  }

  void abort() override { part_.reset(); }

  static void end(Asked& asked, core::uploads::Part& part) {
    add_progress(asked.response, api::with_retries([&] { return part.finish(*asked.actor); }));
    asked.response.status = 204;
  }

 private:
  net::Response answer() {
    uploads_.observe(*asked_);
    return std::move(asked_->response);
  }

  const ResumableUploads& uploads_;
  const std::unique_ptr<Asked> asked_;
  std::unique_ptr<core::uploads::Part> part_;
};

ResumableUploads::ResumableUploads(const core::Context& ctx, core::accounts::Sessions& sessions, api::Limits& limits,
                                   FairPool& uploads, Pipeline::Observer observer)
    : ctx_(ctx), sessions_(sessions), limits_(limits), uploads_(uploads), observer_(std::move(observer)) {}

void ResumableUploads::add_routes(net::RouteTable& table) const {
  using Place = net::Route::Place;
  const auto answer_one = [this](const net::Request& request) { return answer(request); };
  table.add({.methods = {"POST", "OPTIONS"}, .pattern = kPath, .place = Place::worker, .answer = answer_one});
  table.add({.methods = {"GET", "POST", "PATCH", "DELETE", "OPTIONS"},
             .pattern = kOnePath,
             .place = Place::worker,
             .answer = answer_one,
             .limits = [](const net::Request& head) -> std::optional<net::BodyLimits> {
               if (method_of(head) == "PATCH") return std::nullopt;
               return net::BodyLimits{};
             },
             .open = [this](const net::Request& head) { return open(head); }});
}

bool ResumableUploads::enter(Asked& asked) const {
  auto& [request, method, started, response, refused, actor] = asked;
  response.headers.set("Tus-Resumable", std::string{kVersion});
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("X-Request-Id", request.id);
  if (add_cross_origin(ctx_, request, response)) {
    response.headers.set("Access-Control-Allow-Headers",
                         "Origin, X-Requested-With, Content-Type, X-User-Id, X-Auth-Token, X-HTTP-Method-Override, "
                         "Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset");
    response.headers.set("Access-Control-Expose-Headers",
                         "Location, Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size, Upload-Offset, "
                         "Upload-Length, Upload-Expires, X-Error-Type");
  }
  if (method == "OPTIONS") {
    add_abilities(response);
    return false;
  }
  identify(asked);
  const api::Call call{.ctx = ctx_,
                       .maybe_actor = actor,
                       .address = request.remote_address,
                       .user_agent = std::string{request.headers.get("User-Agent")},
                       .host = request.host,
                       .secure = request.secure,
                       .connection = {},
                       .new_actor = {}};
  const auto route = method + ' ' + std::string{asked.is_of_one() ? kOnePath : kPath};
  if (const auto verdict = limits_.count_endpoint(call, route, api::rate::lively); verdict && !verdict->allowed) {
    const auto wait = std::chrono::ceil<std::chrono::seconds>(verdict->reset);
    response.headers.set("Retry-After", std::to_string(wait.count()));
    throw api::Limits::endpoint_refusal(*verdict);
  }
  if (method != "GET" && method != "HEAD") core::audit::note_call(ctx_, *actor, route, [] { return json::object{}; });
  if (method != "GET" && request.headers.get("Tus-Resumable") != kVersion) {
    throw Refusal(errors::upload_version, fmt::format("Tus-Resumable must be {}", kVersion));
  }
  return true;
}

void ResumableUploads::identify(Asked& asked) const {
  const auto& request = asked.request;
  const auto user = request.headers.get("X-User-Id");
  asked.actor.reset();
  // By headers alone: what a browser adds by itself must not bring files.
  if (!user.empty()) {
    asked.actor = sessions_.authenticate(user, request.headers.get("X-Auth-Token"), request.remote_address);
  }
  api::Access::user().check(ctx_, asked.actor ? &*asked.actor : nullptr);
}

void ResumableUploads::add_abilities(net::Response& response) const {
  response.status = 204;
  response.headers.set("Tus-Version", std::string{kVersion});
  response.headers.set("Tus-Extension", "creation,expiration,termination");
  const auto most = core::uploads::max_file_size(ctx_.settings);
  if (most <= std::numeric_limits<std::int64_t>::max()) response.headers.set("Tus-Max-Size", std::to_string(most));
}

void ResumableUploads::begin(Asked& asked) const {
  const auto& request = asked.request;
  const auto size = number_in(request, "Upload-Length");
  const auto cmd = described(request.headers.get("Upload-Metadata"));
  const auto begun = api::with_retries([&] { return core::uploads::begin(ctx_, *asked.actor, cmd, size); });
  asked.response.status = 201;
  asked.response.headers.set("Location", fmt::format("{}/{}", kPath, begun.id.value));
  asked.response.headers.set("Content-Type", "application/json");
  add_progress(asked.response, begun);
  write(asked.response, begun);
}

void ResumableUploads::serve(Asked& asked) const {
  const auto& method = asked.method;
  auto& response = asked.response;
  if (!asked.is_of_one() && method == "POST") return begin(asked);
  if (asked.is_of_one() && (method == "GET" || method == "HEAD")) {
    const auto is = core::uploads::progress(ctx_, *asked.actor, asked.id());
    add_progress(response, is);
    response.headers.set("Upload-Length", std::to_string(is.size));
    response.headers.set("Content-Type", "application/json");
    return write(response, is);
  }
  if (asked.is_of_one() && method == "PATCH") {  // without a body
    core::uploads::Part part{ctx_, *asked.actor, asked.id(), number_in(asked.request, "Upload-Offset")};
    return Arriving::end(asked, part);
  }
  if (asked.is_of_one() && method == "DELETE") {
    api::with_retries([&] { core::uploads::give_up(ctx_, *asked.actor, asked.id()); });
    response.status = 204;
    return;
  }
  response.status = 405;
  response.headers.set("Allow", asked.is_of_one() ? "DELETE, GET, HEAD, OPTIONS, PATCH" : "OPTIONS, POST");
}

net::Response ResumableUploads::answer(const net::Request& request) const {
  Asked asked{.request = request};
  try {
    if (enter(asked)) serve(asked);
  } catch (...) {
    asked.refuse();
  }
  observe(asked);
  return std::move(asked.response);
}

net::Intake ResumableUploads::open(const net::Request& head) const {
  auto asked = std::make_unique<Asked>(Asked{.request = head});
  auto& entered = *asked;
  try {
    static_cast<void>(enter(entered));
    if (head.headers.get("Content-Type") != kPart) {
      throw Refusal(errors::upload_media_type, fmt::format("Content-Type must be {}", kPart));
    }
    auto part =
        std::make_unique<core::uploads::Part>(ctx_, *entered.actor, entered.id(), number_in(head, "Upload-Offset"));
    const auto missing = part->missing();
    if (announced_length(head) > missing) {
      throw Refusal(errors::file_too_large, fmt::format("Only {} bytes of the file are missing", missing));
    }
    auto who = entered.actor->id.value;
    auto consumer = std::make_unique<Arriving>(*this, std::move(asked), std::move(part));
    return {.max_bytes = missing, .sink = net::make_worker_sink(uploads_, std::move(who), std::move(consumer))};
  } catch (...) {
    entered.refuse();
  }
  observe(entered);
  return {.refusal = std::move(entered.response)};
}

void ResumableUploads::observe(const Asked& asked) const {
  const auto duration =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - asked.started);
  observer_(
      {asked.request.method, asked.is_of_one() ? kOnePath : kPath, asked.response.status, asked.refused, duration});
}

}  // namespace confab::rest
