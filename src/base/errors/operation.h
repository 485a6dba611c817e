#pragma once
// What only administrators call.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode job_not_found{400, "error-job-not-found"};
inline constexpr ErrorCode job_not_retryable{400, "error-job-not-retryable"};
inline constexpr ErrorCode job_not_cancellable{400, "error-job-not-cancellable"};
inline constexpr ErrorCode limit_not_found{400, "error-limit-not-found"};
inline constexpr ErrorCode no_licences{400, "error-no-licences"};

}  // namespace confab::errors
