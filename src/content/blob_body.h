#pragma once

#include <cstdint>

#include "base/worker_pool.h"
#include "core/kernel/context.h"
#include "net/message.h"

namespace confab::content {

/// What is kept as the body of an answer: sent from its file without a copy where it lies in one as it is, otherwise
/// read piece by piece as the client takes it. Parts of it may be asked for. Throws Refusal(service_unavailable).
void set_body(net::Response& response, const core::Context& ctx, WorkerPool& workers, std::int64_t blob_pk,
              std::uint64_t size);

}  // namespace confab::content
