#include "api/errors.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/detail_list.h"
#include "base/errors/accounts.h"
#include "base/errors/request.h"
#include "base/json.h"
#include "base/log.h"

namespace confab::api {
namespace {

// `error` is a number where its name is one: 403, 404, 500.
void append_error_name(std::string& out, std::string_view name) {
  int number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error == std::errc{} && end == name.data() + name.size()) {
    out.append(name);
  } else {
    append_json_string(out, name);
  }
}

void append_details(std::string& out, const Refusal& refusal) {
  if (refusal.details().empty()) return;
  out.append(",\"details\":");
  const auto* list = refusal.details().if_contains(kDetailList);
  append_json(out, list != nullptr ? *list : json::value(refusal.details()));
}

// Of arguments that do not match, clients of methods are told no more by Rocket.Chat; the details say which.
std::string match_error(const Refusal& refusal) {
  std::string out = R"({"isClientSafe":true,"error":400,"reason":"Match failed","message":"Match failed [400]")";
  append_details(out, refusal);
  return out.append(R"(,"errorType":"Meteor.Error"})");
}

// Where it was, which is what stands at the end of its words; empty: at the argument itself.
std::string_view match_path(std::string_view says) {
  constexpr std::string_view kBefore = " in field ";
  const auto at = says.rfind(kBefore);
  return at == std::string_view::npos ? std::string_view{} : says.substr(at + kBefore.size());
}

// What is thrown there without a code reaches them as a fault of the server; the details have its words.
std::string exception_error(const Refusal& refusal) {
  std::string out = R"({"isClientSafe":true,"error":500,"reason":"Internal server error",)"
                    R"("message":"Internal server error [500]","details":{"reason":)";
  append_json_string(out, refusal.reason());
  return out.append(R"(},"errorType":"Meteor.Error"})");
}

}  // namespace

Failure current_failure(std::string_view what) {
  try {
    throw;
  } catch (const Refusal& refusal) {
    return {refusal};
  } catch (const sql::StorageFull& error) {
    log::error("storage full", {{"call", what}, {"error", error.what()}});
    return {Refusal(errors::storage_full, "The server's storage is full; nothing was saved")};
  } catch (const sql::Unavailable& error) {
    log::error("database unavailable", {{"call", what}, {"error", error.what()}});
    return {Refusal(errors::service_unavailable, "The server's database does not answer; try again")};
  } catch (const sql::Conflict& error) {
    log::warning("conflict", {{"call", what}, {"error", error.what()}});
    return {Refusal(errors::service_unavailable, "The server is busy; try again")};
  } catch (const std::exception& error) {
    log::error("call failed", {{"call", what}, {"error", error.what()}});
  } catch (...) {
    log::error("call failed", {{"call", what}, {"error", "unknown"}});
  }
  return {Refusal(errors::internal, "Internal server error")};
}

std::span<const ErrorCode> common_errors() {
  static constexpr std::array kCommon{
      errors::invalid_json,          errors::invalid_params,      errors::invalid_query,      errors::must_be_logged_in,
      errors::params_refused,        errors::match_failed,        errors::missing_permission, errors::too_many_requests,
      errors::ddp_too_many_requests, errors::service_unavailable, errors::storage_full,       errors::internal,
      errors::impersonating,
  };
  return kCommon;
}

Refused refused(const Refusal& refusal, std::span<const ErrorCode> declared) {
  const auto holds = [&](std::span<const ErrorCode> codes) {
    return std::find(codes.begin(), codes.end(), refusal.code()) != codes.end();
  };
  return {refusal.code().wire_name(), holds(declared) || holds(common_errors())};
}

std::string rest_body(const Refusal& refusal) {
  const auto shown = refusal.shown();
  if (shown == Shown::silent) return R"({"success":false})";
  const std::string_view text = shown == Shown::outright                           ? refusal.code().wire_name()
                                : shown == Shown::coded || shown == Shown::untyped ? std::string_view{refusal.what()}
                                                                                   : std::string_view{refusal.reason()};
  std::string out = "{";
  // Clients of older releases look at `status` and `message` where there was no endpoint or nobody to answer.
  if (refusal.code() == errors::must_be_logged_in || refusal.code() == errors::endpoint_not_found) {
    out.append("\"status\":\"error\",\"message\":");
    append_json_string(out, text);
    out.push_back(',');
  }
  out.append("\"success\":false,\"error\":");
  append_json_string(out, text);
  if (shown == Shown::coded || shown == Shown::typed) {
    out.append(",\"errorType\":");
    append_error_name(out, refusal.code().wire_name());
  }
  append_details(out, refusal);
  out.push_back('}');
  return out;
}

std::string login_body(const Refusal& refusal) {
  // An unknown user and a wrong password look the same to who tries names. A session that has ended says so: clients
  // read it.
  const bool ended = refusal.reason().find("log in again") != std::string::npos;
  const bool unknown = refusal.code() == errors::login_refused && !ended;
  std::string out = "{\"status\":\"error\",\"error\":";
  if (unknown)
    out.append("\"Unauthorized\"");
  else
    append_error_name(out, refusal.code().wire_name());
  out.append(",\"message\":");
  append_json_string(out, unknown ? std::string_view{"Unauthorized"} : std::string_view{refusal.reason()});
  append_details(out, refusal);
  out.push_back('}');
  return out;
}

void add_field_errors(std::vector<ErrorCode>& errors, detail::FieldRows fields) {
  for (const auto& field : fields) {
    for (const auto code : {field.rules.missing, field.rules.invalid, field.rules.unknown}) {
      if (code == errors::invalid_params) continue;
      if (std::find(errors.begin(), errors.end(), code) == errors.end()) errors.push_back(code);
    }
  }
}

std::string ddp_error(const Refusal& refusal) {
  if (refusal.code() == errors::match_failed) return match_error(refusal);
  if (refusal.is_plain_exception()) return exception_error(refusal);
  std::string out = "{\"isClientSafe\":true,\"error\":";
  append_error_name(out, refusal.code().wire_name());
  if (!refusal.reason().empty()) {
    out.append(",\"reason\":");
    append_json_string(out, refusal.reason());
  }
  out.append(",\"message\":");
  append_json_string(out, refusal.what());
  append_details(out, refusal);
  out.append(",\"errorType\":\"Meteor.Error\"}");
  return out;
}

std::string method_call_error(const Refusal& refusal) {
  if (refusal.is_plain_exception()) return "{}";
  if (refusal.code() != errors::match_failed) return ddp_error(refusal);
  std::string out = "{\"message\":";
  append_json_string(out, refusal.reason());
  out.append(",\"path\":");
  append_json_string(out, match_path(refusal.reason()));
  out.append(R"(,"sanitizedError":{"isClientSafe":true,"error":400,"reason":"Match failed",)"
             R"("message":"Match failed [400]","errorType":"Meteor.Error"})");
  append_details(out, refusal);
  return out.append(R"(,"errorType":"Match.Error"})");
}

}  // namespace confab::api
