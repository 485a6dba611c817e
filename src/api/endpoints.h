#pragma once
// REST endpoints, declared once each:
//
//   endpoints.post<ReactParams, Nothing>({
//       .path = "/api/v1/chat.react",
//       .access = Access::user(),
//       .summary = "Add or remove your reaction to a message.",
//       .errors = {errors::message_not_found},
//       .handler = [](Call& call, const auto& p){ core::react(call.ctx, call.actor(), {...}); },
//   });
//
// From the declaration come argument parsing, the error for each bad field, the access check, the rate limit, the API
// document and the web client's types.

#include <concepts>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/access.h"
#include "api/call.h"
#include "api/paging.h"
#include "api/projection.h"
#include "base/errors/messages.h"
#include "base/fields_read.h"
#include "base/fields_schema.h"
#include "base/fields_write.h"

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

/// An error of the use case that this endpoint's clients know by another name, or in other words. `.errors` has the
/// other.
struct Renamed {
  ErrorCode from, to;
  std::optional<std::string_view> text = {};  // nothing: the use case's own
};

template <class Params, class Result>
struct Endpoint {
  std::string path;  // `:name` captures a segment
  Access access;
  std::string_view summary;
  std::vector<ErrorCode> errors = {};
  std::vector<Renamed> renamed = {};
  Rate rate = {};
  Envelope envelope = Envelope::success;
  std::size_t max_body = kMaxBody;
  Check check = Check::schema;  // how Rocket.Chat checks the parameters
  Handler<Params, Result> handler;
};

/// The parts of a request that parameters come from. Captured path segments come first in `query`, and what a form
/// holds comes after them.
struct Input {
  std::vector<std::pair<std::string, std::string>> query;
  std::string_view body;
  bool is_form = false;  // everything is in `query`
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
  bool parameters_in_query;
  bool is_closed;  // refuses parameters that it does not know
  std::function<json::object(SchemaComponents&)> params_schema, result_schema;
  /// Appends the complete JSON answer.
  std::function<void(Call&, const Input&, std::string& out)> run;
};

/// The refusal as the route's clients know it.
[[nodiscard]] Refusal renamed(Refusal refusal, const Route& route);

class Endpoints {
 public:
  template <class Params, class Result>
  void get(Endpoint<Params, Result> endpoint) {
    add("GET", true, std::move(endpoint));
  }
  template <class Params, class Result>
  void post(Endpoint<Params, Result> endpoint) {
    add("POST", false, std::move(endpoint));
  }
  template <class Params, class Result>
  void del(Endpoint<Params, Result> endpoint) {
    add("DELETE", false, std::move(endpoint));
  }

  [[nodiscard]] std::span<const Route> routes() const { return routes_; }

 private:
  template <class Params, class Result>
  void add(std::string method, bool in_query, Endpoint<Params, Result> endpoint) {
    add_field_errors<Params>(endpoint.errors);
    if (const auto code = endpoint.access.lacking()) endpoint.errors.push_back(*code);
    Route route{std::move(method),
                std::move(endpoint.path),
                endpoint.access,
                endpoint.summary,
                std::move(endpoint.errors),
                std::move(endpoint.renamed),
                endpoint.rate,
                endpoint.envelope,
                endpoint.max_body,
                in_query,
                endpoint.check == Check::closed_schema,
                {},
                {},
                {}};
    route.params_schema = [](SchemaComponents& components) { return schema_of<Params>(components, Direction::input); };
    route.result_schema = [](SchemaComponents& components) { return schema_of<Result>(components, Direction::output); };
    route.run = [handler = std::move(endpoint.handler), envelope = endpoint.envelope, check = endpoint.check, in_query](
                    Call& call, const Input& input, std::string& out) {
      const auto params = read_parameters<Params>(input, in_query || input.is_form, check);
      const Result result = result_of<Result>(handler, call, params);
      bool first = true;
      out.push_back('{');
      write_members(out, result, Dates::iso8601, first);
      if constexpr (std::derived_from<Params, PageParams> || std::derived_from<Params, FieldsParam>) {
        if (params.fields) out = project_rows(out.append("}"), *params.fields), first = false;
      }
      if (envelope == Envelope::success) out.append(first ? "\"success\":true" : ",\"success\":true");
      out.push_back('}');
    };
    routes_.push_back(std::move(route));
  }

  /// A body's members win over captured path segments; an empty body is an empty object.
  template <class Params>
  static Params read_parameters(const Input& input, bool in_query, Check check) {
    if (in_query) return read_query_fields<Params>(input.query, check);
    return read_fields<Params>(body_with_captures(input), check);
  }
  static json::value body_with_captures(const Input& input);

  std::vector<Route> routes_;
};

}  // namespace confab::api
