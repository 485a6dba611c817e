#include "content/signs.h"

#include "base/error.h"
#include "core/avatars/find.h"
#include "core/emoji/custom_emoji.h"
#include "core/emoji/custom_sounds.h"
#include "net/conditional.h"

namespace confab::content {
namespace {

constexpr std::string_view kEmojiPath = "/emoji-custom/";
constexpr std::string_view kSoundPath = "/custom-sounds/";
// In place of an emoji that there is not: old messages may name it.
constexpr std::string_view kUnknownEmoji =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="100%" height="100%" fill="#000"/>)"
    R"(<text x="50%" y="50%" dy="0.36em" text-anchor="middle" font-family="Helvetica, Arial, sans-serif" )"
    R"(font-size="125" fill="#fff">?</text></svg>)";

net::Response text(int status, std::string body) {
  net::Response response{.status = status, .headers = {}, .body = std::move(body), .shared_body = {}};
  response.headers.set("Content-Type", "text/plain; charset=utf-8");
  response.headers.set("Cache-Control", "no-store");
  return response;
}

void add_headers(net::Response& response, std::string type, std::string cache) {
  response.headers.set("Content-Type", std::move(type));
  response.headers.set("Content-Disposition", "inline");
  response.headers.set("Content-Security-Policy", "default-src 'none'");
  response.headers.set("Cache-Control", std::move(cache));
}

std::string_view name_in(std::string_view path, std::string_view before) {
  path.remove_prefix(before.size());
  return path.substr(0, path.rfind('.'));
}

net::Response unknown_emoji(const net::Request& request) {
  net::Response response{.status = 200, .headers = {}, .body = std::string{kUnknownEmoji}, .shared_body = {}};
  add_headers(response, "image/svg+xml", "public, max-age=0");
  response.headers.set("Expires", "-1");
  response.headers.set("Last-Modified", "Thu, 01 Jan 2015 00:00:00 GMT");
  net::apply_conditions(request.method, request.headers, response);
  return response;
}

}  // namespace

net::Response Signs::emoji(const net::Request& request) {
  const auto name = name_in(request.path, kEmojiPath);
  if (name.empty()) return text(403, "Forbidden");
  const auto found = core::emoji::picture_of(ctx_, name);
  if (!found) return unknown_emoji(request);
  net::Response response;
  try {
    response.shared_body = bytes_.find(found->etag);
    if (!response.shared_body) {
      response.shared_body = bytes_.keep(found->etag, core::avatars::bytes_of(ctx_, found->blob_pk));
    }
  } catch (const Refusal& refusal) {
    return text(503, std::string{refusal.what()} + "\n");
  }
  // With the picture's tag in the address it is the same for ever; without, another one may come.
  const bool is_exact = request.query.find("etag=" + found->etag) != std::string::npos;
  add_headers(response, found->type, is_exact ? "public, max-age=31536000" : "public, max-age=3600");
  response.headers.set("ETag", "\"" + found->etag + "\"");
  response.headers.set("Last-Modified", net::http_date(found->updated_at));
  net::apply_conditions(request.method, request.headers, response);
  return response;
}

net::Response Signs::sound(const net::Request& request) {
  const auto id = name_in(request.path, kSoundPath);
  if (id.empty()) return text(403, "Forbidden");
  const auto found = core::emoji::sound_of(ctx_, id);
  if (!found) return text(404, "Not found");
  net::Response response;
  try {
    response.shared_body = bytes_.find(found->sha256);
    if (!response.shared_body) {
      response.shared_body = bytes_.keep(found->sha256, core::avatars::bytes_of(ctx_, found->blob_pk));
    }
  } catch (const Refusal& refusal) {
    return text(503, std::string{refusal.what()} + "\n");
  }
  add_headers(response, found->type, "public, max-age=0");
  response.headers.set("Expires", "-1");
  response.headers.set("Last-Modified", net::http_date(found->updated_at));
  net::apply_conditions(request.method, request.headers, response);
  return response;
}

}  // namespace confab::content
