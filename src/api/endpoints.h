#pragma once
// REST endpoints, declared once each:
//
//   endpoints.post<ReactParams, Nothing>(
//       "/api/v1/chat.react", Access::user(), "Add or remove your reaction to a message.",
//       {errors::message_not_found}, rate::lively,
//       [](Call& call, const auto& p) { core::react(call.ctx, call.actor(), {...}); });
//
// Path, who may call it, and a sentence; then, in any order, what is not as usual (`set` below says what there is), and
// last the handler. From the declaration come argument parsing, the error for each bad field, the access check, the
// rate limit, the API document and the web client's types.

#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/access.h"
#include "api/call.h"
#include "api/errors.h"
#include "api/form.h"
#include "api/paging.h"
#include "api/projection.h"
#include "api/proof.h"
#include "api/renamed.h"
#include "base/fields_read.h"
#include "base/fields_schema.h"
#include "base/fields_write.h"
#include "base/later.h"

namespace confab::api {

/// What stands around a result. success: `{..., "success": true}`. plain: the result as it is. login: the same, and
/// refusals look as those of a login do.
enum class Envelope { success, plain, login };

/// The longest body of a call, in bytes, unless its declaration says otherwise; and of a caller who is not logged in,
/// whatever it says.
inline constexpr std::size_t kMaxBody = std::size_t{256} * 1024;
inline constexpr std::size_t kMaxStrangersBody = std::size_t{32} * 1024;
/// Of calls that carry messages: the longest that Message_MaxAllowedSize allows, each character escaped, and more.
inline constexpr std::size_t kMaxMessageBody = std::size_t{1024} * 1024;

/// The longest body of the call, in bytes.
struct MaxBody {
  std::size_t bytes;
};

/// A declaration: its path, in which `:name` captures a segment, who may call it, a sentence, how it is refused, and
/// what is not as usual.
template <class Handling>
struct Endpoint {
  std::string path;
  Access access;
  std::string_view summary;
  std::vector<ErrorCode> errors = {};
  std::vector<Renamed> renamed = {};
  Rate rate = {};
  Envelope envelope = Envelope::success;
  std::size_t max_body = kMaxBody;
  Check check = Check::schema;  // how Rocket.Chat checks the parameters
  Proof proof = Proof::none;
  FileRule file = {};  // of post_form() alone
  Handling handler = {};

  void set(std::vector<ErrorCode> all) { errors = std::move(all); }
  void set(Renamed one) { renamed.push_back(one); }
  void set(std::vector<Renamed> all) { renamed = std::move(all); }
  void set(Rate other) { rate = other; }
  void set(Envelope other) { envelope = other; }
  void set(MaxBody other) { max_body = other.bytes; }
  void set(Check other) { check = other; }
  void set(Proof other) { proof = other; }
  void set(FileRule other) { file = std::move(other); }
  void set(Handling last) { handler = std::move(last); }
};

/// The parts of a request that parameters come from. Captured path segments come first in `query`, and what a form
/// holds comes after them.
struct Input {
  std::vector<std::pair<std::string, std::string>> query;
  std::string_view body;
  bool is_form = false;            // everything is in `query`
  const FormFile* file = nullptr;  // that the form held
};

/// A declared endpoint without its types.
struct Route {
  std::string method, path;
  Access access;
  std::string_view summary;
  std::vector<ErrorCode> errors;
  std::vector<Renamed> renamed;
  Rate rate;
  Envelope envelope;
  std::size_t max_body;
  Proof proof;
  bool parameters_in_query;
  bool is_closed;  // refuses parameters that it does not know
  Schema params_schema, result_schema;
  std::optional<FileRule> file = {};  // takes multipart forms, with such a file
  /// Appends the complete JSON answer.
  std::function<void(Call&, const Input&, std::string& out)> run = {};
  /// In place of `run`: the answer comes later. May throw; then `then` is not called.
  std::function<void(Call&, const Input&, Then<std::string> then)> run_later = {};
};

class Endpoints {
 public:
  template <class Params, class Result, class... Rest>
  void get(std::string path, Access access, std::string_view summary, std::vector<ErrorCode> errors, Rest... rest) {
    add<Params, Result>("GET", true,
                        made<Handler<Params, Result>>(std::move(path), std::move(access), summary, std::move(errors),
                                                      std::move(rest)...));
  }
  template <class Params, class Result, class... Rest>
  void post(std::string path, Access access, std::string_view summary, std::vector<ErrorCode> errors, Rest... rest) {
    add<Params, Result>("POST", false,
                        made<Handler<Params, Result>>(std::move(path), std::move(access), summary, std::move(errors),
                                                      std::move(rest)...));
  }
  template <class Params, class Result, class... Rest>
  void put(std::string path, Access access, std::string_view summary, std::vector<ErrorCode> errors, Rest... rest) {
    add<Params, Result>("PUT", false,
                        made<Handler<Params, Result>>(std::move(path), std::move(access), summary, std::move(errors),
                                                      std::move(rest)...));
  }
  template <class Params, class Result, class... Rest>
  void del(std::string path, Access access, std::string_view summary, std::vector<ErrorCode> errors, Rest... rest) {
    add<Params, Result>("DELETE", false,
                        made<Handler<Params, Result>>(std::move(path), std::move(access), summary, std::move(errors),
                                                      std::move(rest)...));
  }
  /// For a call that is made very often: its handler gets a `then`, and no thread waits for its result.
  template <class Params, class Result, class... Rest>
  void post_later(std::string path, Access access, std::string_view summary, std::vector<ErrorCode> errors,
                  Rest... rest) {
    auto endpoint = made<LaterHandler<Params, Result>>(std::move(path), std::move(access), summary, std::move(errors),
                                                       std::move(rest)...);
    Route& route = declare<Params, Result>("POST", false, endpoint);
    route.run_later = [handler = std::move(endpoint.handler), envelope = endpoint.envelope, check = endpoint.check,
                       proof = endpoint.proof](Call& call, const Input& input, Then<std::string> then) {
      const auto params = std::make_shared<const Params>(read_parameters<Params>(input, input.is_form, check));
      require_proof(call, proof);
      handler(call, *params, then_made<Result>(std::move(then), [envelope, params](const Result& result) {
                std::string out;
                write_answer(out, result, *params, envelope);
                return out;
              }));
    };
  }
  /// For a call that takes a form with a file, which is read as it comes (multipart/form-data). The parts without a
  /// file are the parameters; MaxBody is what they may hold together. Its errors of the form itself need no mention.
  template <class Params, class Result, class... Rest>
  void post_form(std::string path, Access access, std::string_view summary, std::vector<ErrorCode> errors,
                 Rest... rest) {
    for (const auto code : form_errors()) errors.push_back(code);
    auto endpoint = made<FormHandler<Params, Result>>(std::move(path), std::move(access), summary, std::move(errors),
                                                      std::move(rest)...);
    Route& route = declare<Params, Result>("POST", false, endpoint);
    route.file = std::move(endpoint.file);
    route.run = [handler = std::move(endpoint.handler), envelope = endpoint.envelope, check = endpoint.check,
                 proof = endpoint.proof,
                 required = route.file->required](Call& call, const Input& input, std::string& out) {
      if (required) require_file(input);
      const auto params = read_parameters<Params>(input, input.is_form, check);
      require_proof(call, proof);
      const Handler<Params, Result> with_file = [&](Call& c, const Params& p) { return handler(c, p, input.file); };
      write_answer(out, result_of<Result>(with_file, call, params), params, envelope);
    };
  }

  /// The same of calls that name no refusal of their own.
  template <class Params, class Result, class First, class... Rest>
    requires(!std::convertible_to<First, std::vector<ErrorCode>>)
  void get(std::string path, Access access, std::string_view summary, First first, Rest... rest) {
    get<Params, Result>(std::move(path), std::move(access), summary, kNone, std::move(first), std::move(rest)...);
  }
  template <class Params, class Result, class First, class... Rest>
    requires(!std::convertible_to<First, std::vector<ErrorCode>>)
  void post(std::string path, Access access, std::string_view summary, First first, Rest... rest) {
    post<Params, Result>(std::move(path), std::move(access), summary, kNone, std::move(first), std::move(rest)...);
  }

  [[nodiscard]] std::span<const Route> routes() const { return routes_; }

 private:
  inline static const std::vector<ErrorCode> kNone{};

  template <class Handling, class... Rest>
  static Endpoint<Handling> made(std::string&& path, Access&& access, std::string_view summary,
                                 std::vector<ErrorCode>&& errors, Rest... rest) {
    Endpoint<Handling> endpoint{
        .path = std::move(path), .access = std::move(access), .summary = summary, .errors = std::move(errors)};
    (endpoint.set(std::move(rest)), ...);
    // No other system's clients send more than they need to what is Confab's own.
    if (endpoint.check == Check::schema && endpoint.path.starts_with("/api/v1/confab.")) {
      endpoint.check = Check::closed_schema;
    }
    return endpoint;
  }

  template <class Params, class Result>
  void add(std::string_view method, bool in_query, Endpoint<Handler<Params, Result>> endpoint) {
    Route& route = declare<Params, Result>(method, in_query, endpoint);
    route.run = [handler = std::move(endpoint.handler), envelope = endpoint.envelope, check = endpoint.check,
                 proof = endpoint.proof, in_query](Call& call, const Input& input, std::string& out) {
      const auto params = read_parameters<Params>(input, in_query || input.is_form, check);
      require_proof(call, proof);
      write_answer(out, result_of<Result>(handler, call, params), params, envelope);
    };
  }

  /// Everything but what it does; the returned route lasts until the next one.
  template <class Params, class Result, class Handling>
  Route& declare(std::string_view method, bool in_query, Endpoint<Handling>& endpoint) {
    static_assert(says_what_lists_take(detail::kFieldRows<Params>),
                  "a `sort` or `query` of the call does not say which members it takes (api/paging.h)");
    if (in_query) add_list_errors(endpoint.errors, detail::kFieldRows<Params>, endpoint.check);
    add_field_errors(endpoint.errors, detail::kFieldRows<Params>);
    add_proof_errors(endpoint.errors, endpoint.proof);
    return declare({.method = std::string{method},
                    .path = std::move(endpoint.path),
                    .access = endpoint.access,
                    .summary = endpoint.summary,
                    .errors = std::move(endpoint.errors),
                    .renamed = std::move(endpoint.renamed),
                    .rate = endpoint.rate,
                    .envelope = endpoint.envelope,
                    .max_body = endpoint.max_body,
                    .proof = endpoint.proof,
                    .parameters_in_query = in_query,
                    .is_closed = endpoint.check == Check::closed_schema,
                    .params_schema = Schema::of<Params>(Direction::input),
                    .result_schema = Schema::of<Result>()});
  }
  Route& declare(Route route);
  static consteval bool says_what_lists_take(detail::FieldRows rows) {
    for (const auto& row : rows) {
      const bool asks = row.type->kind == detail::Kind::free_object && (row.name == "sort" || row.name == "query");
      if (asks && !row.rules.names_members) return false;
    }
    return true;
  }

  template <class Params, class Result>
  static void write_answer(std::string& out, const Result& result, [[maybe_unused]] const Params& params,
                           [[maybe_unused]] Envelope envelope) {
    if constexpr (is_vector<Result> || std::same_as<Result, json::array> || std::same_as<Result, bool>) {
      write_json(out, result, Dates::iso8601);  // nothing can stand around a bare list or answer
    } else {
      bool first = true;
      out.push_back('{');
      write_members(out, result, Dates::iso8601, first);
      if constexpr (std::derived_from<Params, PageParams> || std::derived_from<Params, FieldsParam>) {
        if (params.fields) out = project_rows(out.append("}"), *params.fields), first = false;
      }
      if (envelope == Envelope::success) out.append(first ? "\"success\":true" : ",\"success\":true");
      out.push_back('}');
    }
  }

  /// A body's members win over captured path segments, and those over what the call knows of the query; an empty body
  /// is an empty object.
  template <class Params>
  static Params read_parameters(const Input& input, bool in_query, Check check) {
    if (in_query) {
      auto params = read_query_fields<Params>(input.query, check);
      refuse_unoffered(input, detail::kFieldRows<Params>, check);
      return params;
    }
    auto body = body_of(input);
    add_query_members<Params>(body.get_object(), input.query);
    return read_fields<Params>(body, check);
  }
  static json::value body_of(const Input& input);
  /// A list that pages and has no `sort`, or no `query`, is not sent one in vain.
  static void refuse_unoffered(const Input& input, detail::FieldRows rows, Check check);
  static void add_list_errors(std::vector<ErrorCode>& errors, detail::FieldRows rows, Check check);
  static std::span<const ErrorCode> form_errors();
  static void require_file(const Input& input);

  std::vector<Route> routes_;
};

}  // namespace confab::api
