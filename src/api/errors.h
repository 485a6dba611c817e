#pragma once
// The one place where an exception becomes an answer, for every protocol.

#include <exception>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/field_table.h"

namespace confab::api {

/// What went wrong, ready for rendering. Defects and lost disks become errors::internal and are logged with what
/// they said; the caller only learns the request id.
struct Failure {
  Refusal refusal;
  [[nodiscard]] int status() const { return refusal.code().http_status(); }
};

/// Describes the exception that is being handled. `what` names the call in the log.
[[nodiscard]] Failure current_failure(std::string_view what);

/// How any call may be refused, whatever it declares: by what stands before its handler, or by the server's state.
[[nodiscard]] std::span<const ErrorCode> common_errors();

/// How a call was refused, for who counts.
struct Refused {
  std::string_view error;  // its name on the wire
  bool is_declared;        // or common to all
};
[[nodiscard]] Refused refused(const Refusal& refusal, std::span<const ErrorCode> declared);

/// Adds the errors that fields of parameters name for what is missing or cannot be read.
void add_field_errors(std::vector<ErrorCode>& errors, detail::FieldRows fields);

/// `{"success":false,"error":...,"errorType":...,"details":...}`, or less (`Shown`); of 401 and of unknown endpoints
/// with the older `{"status":"error","message":...}` as well.
[[nodiscard]] std::string rest_body(const Refusal& refusal);
/// The body of a refused login: `{"status":"error","error":...,"message":...,"details":...}`.
[[nodiscard]] std::string login_body(const Refusal& refusal);
/// A DDP error object (Meteor.Error).
[[nodiscard]] std::string ddp_error(const Refusal& refusal);
/// The same inside the answer of method.call: arguments that do not match say how, plain exceptions say nothing.
[[nodiscard]] std::string method_call_error(const Refusal& refusal);

/// Runs `work`; when the database says that two transactions were in each other's way, runs it again, a few times.
/// Safe: nothing of the failed attempt was stored or told.
template <class Work>
auto with_retries(Work&& work) -> decltype(work());

}  // namespace confab::api

#include "sql/error.h"

template <class Work>
auto confab::api::with_retries(Work&& work) -> decltype(work()) {
  constexpr int kAttempts = 5;
  for (int attempt = 1;; ++attempt) {
    try {
      return work();
    } catch (const sql::Conflict&) {
      if (attempt == kAttempts) throw;
    }
  }
}
