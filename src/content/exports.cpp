#include "content/exports.h"

#include <string>

#include "base/error.h"
#include "content/blob_body.h"
#include "content/visitor.h"
#include "core/exports/request.h"
#include "core/files/blobs.h"
#include "net/conditional.h"
#include "net/query.h"

namespace confab::content {
namespace {

constexpr std::string_view kPath = "/data-export/";

net::Response empty_response(int status) {
  net::Response response;
  response.status = status;
  response.headers.set("Cache-Control", "no-store");
  return response;
}

void add_headers(net::Response& response, const model::DataExport& one) {
  auto& headers = response.headers;
  headers.set("Content-Type", "application/zip");
  headers.set("Content-Disposition", "attachment; filename*=UTF-8''" + net::percent_encode(*one.name));
  headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
  // It holds everything about somebody: no copy stays behind.
  headers.set("Cache-Control", "no-store");
}

}  // namespace

net::Response data_export(const core::Context& ctx, core::accounts::Sessions& sessions, WorkerPool& workers,
                          const net::Request& request) {
  const auto visitor = visitor_of(request, sessions);
  const auto found =
      core::exports::find_archive(ctx, visitor.actor(), std::string_view{request.path}.substr(kPath.size()));
  if (!found) return empty_response(404);
  if (!found->may_read) return empty_response(403);
  const auto& one = found->request;
  net::Response response;
  try {
    const services::storage::LinkWish wish{.file_name = *one.name, .type = "application/zip", .is_inline = false};
    if (auto link = core::files::link(ctx, *one.blob_pk, wish)) {
      response = empty_response(302);
      response.headers.set("Location", std::move(*link));
      return response;
    }
    add_headers(response, one);
    set_body(response, ctx, workers, *one.blob_pk, static_cast<std::uint64_t>(one.size));
  } catch (const Refusal& refusal) {
    return empty_response(refusal.code().http_status());
  }
  net::apply_conditions(request.method, request.headers, response);
  return response;
}

}  // namespace confab::content
