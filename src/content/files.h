#pragma once

#include "base/worker_pool.h"
#include "core/accounts/sessions.h"
#include "core/kernel/context.h"
#include "net/message.h"

namespace confab::content {

/// Files that people have sent (compat/files.md, 2): `/file-upload/:id/:name`, and `/ufs/:store/:id` of old messages.
/// All that is given outlives it; any worker.
class Files {
 public:
  Files(const core::Context& ctx, core::accounts::Sessions& sessions, WorkerPool& workers)
      : ctx_(ctx), sessions_(sessions), workers_(workers) {}

  [[nodiscard]] net::Response by_id(const net::Request& request) const;
  [[nodiscard]] net::Response of_old_store(const net::Request& request) const;

 private:
  [[nodiscard]] net::Response answer(const net::Request& request, const UploadId& id) const;

  const core::Context& ctx_;
  core::accounts::Sessions& sessions_;
  WorkerPool& workers_;
};

}  // namespace confab::content
