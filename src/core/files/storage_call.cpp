#include "core/files/storage_call.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "base/log.h"

namespace confab::core::files {

services::storage::Storages& storages_of(const Context& ctx) {
  if (ctx.ports.storages != nullptr) return *ctx.ports.storages;
  throw services::storage::Failed(services::storage::Failure::not_configured, "there is no storage for files");
}

void refuse_failed(std::string_view what, const services::storage::Failed& failed) {
  log::error("the storage for files fails",
             {{"while", what}, {"kind", services::storage::name_of(failed.why())}, {"reason", failed.what()}});
  if (failed.why() == services::storage::Failure::full) {
    throw Refusal(errors::storage_full, "There is no room for files on the server");
  }
  throw Refusal(errors::service_unavailable, "The storage for files cannot be reached at the moment");
}

}  // namespace confab::core::files
