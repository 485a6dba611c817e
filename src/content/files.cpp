#include "content/files.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "content/blob_body.h"
#include "content/visitor.h"
#include "core/files/blobs.h"
#include "core/uploads/media_types.h"
#include "core/uploads/read.h"
#include "net/conditional.h"
#include "net/query.h"

namespace confab::content {
namespace {

net::Response empty_response(int status) {
  net::Response response;
  response.status = status;
  response.headers.set("Cache-Control", "no-store");
  return response;
}

// What a browser shows and cannot run. Everything else is only ever saved.
bool may_be_shown(std::string_view type) {
  constexpr std::array<std::string_view, 11> kShown{"image/png",  "image/jpeg", "image/gif",      "image/webp",
                                                    "image/avif", "image/bmp",  "image/heic",     "image/x-icon",
                                                    "image/tiff", "text/plain", "application/pdf"};
  return type.starts_with("audio/") || type.starts_with("video/") || std::ranges::find(kShown, type) != kShown.end();
}

// Shown where the address asks for it, and its kind allows it.
bool is_inline(const Visitor& visitor, const model::Upload& file) {
  const auto* wish = visitor.asked("contentDisposition");
  return wish != nullptr && *wish == "inline" && visitor.asked("download") == nullptr && may_be_shown(file.type);
}

void add_headers(net::Response& response, const model::Upload& file, bool shown) {
  const auto name = core::uploads::name_for_download(file.name, file.type);
  auto& headers = response.headers;
  headers.set("Content-Type", file.type);
  headers.set("Content-Disposition",
              (shown ? "inline; filename*=UTF-8''" : "attachment; filename*=UTF-8''") + net::percent_encode(name));
  // A sandbox keeps the viewers of PDF that browsers have from starting.
  headers.set("Content-Security-Policy",
              file.type == "application/pdf" ? "default-src 'none'" : "default-src 'none'; sandbox");
  // In the client's own cache only: who may read it may change.
  headers.set("Cache-Control", "private, max-age=31536000");
  headers.set("Last-Modified", net::http_date(file.uploaded_at));
  headers.set("ETag", '"' + file.etag + '"');
}

// The segments of a path, of which the first is the route's own.
std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  for (std::size_t at = 1; at <= path.size();) {
    const auto end = std::min(path.find('/', at), path.size());
    segments.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return segments;
}

bool is_store_of_uploads(std::string_view store) {
  return store == "Uploads" || store.ends_with(":Uploads") || store == "rocketchat_uploads" || store == "fileSystem";
}

}  // namespace

net::Response Files::by_id(const net::Request& request) const {
  const auto segments = segments_of(request.path);
  constexpr std::size_t kWithName = 3;  // which may hold slashes, and is not looked at
  if (segments.size() < kWithName) return empty_response(404);
  return answer(request, UploadId{segments[1]});
}

net::Response Files::of_old_store(const net::Request& request) const {
  // Older clients brought files here, which they cannot any more.
  if (request.method != "GET" && request.method != "HEAD") return empty_response(404);
  const auto segments = segments_of(request.path);
  constexpr std::size_t kWithId = 3;
  if (segments.size() < kWithId || !is_store_of_uploads(segments[1])) return empty_response(404);
  return answer(request, UploadId{segments[2].substr(0, segments[2].find('.'))});
}

net::Response Files::answer(const net::Request& request, const UploadId& id) const {
  const auto visitor = visitor_of(request, sessions_);
  const auto* token = visitor.asked("token");
  const auto found = core::uploads::find(ctx_, visitor.actor(), token == nullptr ? "" : *token, id);
  if (!found) return empty_response(404);
  if (!found->may_read) return empty_response(403);
  const auto& file = found->file;
  const bool shown = is_inline(visitor, file);
  net::Response response;
  try {
    const services::storage::LinkWish wish{
        .file_name = core::uploads::name_for_download(file.name, file.type), .type = file.type, .is_inline = shown};
    if (auto link = core::files::link(ctx_, file.blob_pk, wish)) {
      response = empty_response(302);
      response.headers.set("Location", std::move(*link));
      return response;
    }
    add_headers(response, file, shown);
    set_body(response, ctx_, workers_, file.blob_pk, static_cast<std::uint64_t>(file.size));
  } catch (const Refusal& refusal) {
    return empty_response(refusal.code().http_status());
  }
  net::apply_conditions(request.method, request.headers, response);
  return response;
}

}  // namespace confab::content
