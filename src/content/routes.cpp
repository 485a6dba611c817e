#include "content/routes.h"

#include <memory>

#include "content/exports.h"
#include "content/files.h"
#include "content/shield.h"

namespace confab::content {

void add_routes(net::RouteTable& table, const core::Context& ctx, core::accounts::Sessions& sessions,
                WorkerPool& workers) {
  using Place = net::Route::Place;
  const auto files = std::make_shared<const Files>(ctx, sessions, workers);
  table.add({.methods = net::any_method(),
             .pattern = "/file-upload/*file",
             .place = Place::worker,
             .answer = [files](const net::Request& request) { return files->by_id(request); }});
  table.add({.methods = {"GET", "HEAD"},
             .pattern = "/data-export/*id",
             .place = Place::worker,
             .answer = [&ctx, &sessions, &workers](const net::Request& request) {
               return data_export(ctx, sessions, workers, request);
             }});
  table.add({.methods = {"GET"},
             .pattern = "/api/v1/shield.svg",
             .place = Place::worker,
             .answer = [&ctx, &sessions](const net::Request& request) { return shield(ctx, sessions, request); }});
  table.add({.methods = net::any_method(),
             .pattern = "/ufs/*file",
             .place = Place::worker,
             .answer = [files](const net::Request& request) { return files->of_old_store(request); }});
}

}  // namespace confab::content
