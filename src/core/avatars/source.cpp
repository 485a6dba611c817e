#include "core/avatars/source.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/errors/avatars.h"
#include "base/errors/files.h"
#include "base/fold.h"
#include "services/http/client.h"
#include "store/users.h"

namespace confab::core::avatars {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{10} << 20;
constexpr std::chrono::seconds kTimeout{10};
constexpr int kOk = 200;
constexpr int kNotFound = 404;

[[noreturn]] void refuse_address(const std::string& url) {
  throw Refusal(errors::avatar_invalid_url, "Invalid avatar URL: " + url,
                {{"function", "setUserAvatar"}, {"url", url}});
}

bool is_picture(const services::http::Response& response) {
  return response.header("content-type").starts_with("image/");
}

}  // namespace

files::Spooled from_data_uri(const Context& ctx, std::string_view uri) {
  const auto comma = uri.find(',');
  if (!uri.starts_with("data:") || comma == std::string_view::npos || !uri.substr(0, comma).ends_with(";base64")) {
    throw Refusal(errors::invalid_data, "Invalid dataURI");
  }
  const auto bytes = from_base64(uri.substr(comma + 1));
  if (!bytes) throw Refusal(errors::invalid_data, "Invalid dataURI");
  if (bytes->size() > kMaxBytes) throw Refusal(errors::file_too_large, "File size exceeds upload limit of 10 MB.");
  return files::spool_text(ctx, *bytes);
}

files::Spooled from_address(const Context& ctx, const std::string& url) {
  if (ctx.ports.http == nullptr || !(url.starts_with("http://") || url.starts_with("https://"))) refuse_address(url);
  services::http::Response response;
  try {
    response = ctx.ports.http->send({.url = url, .deadline = kTimeout, .max_body = kMaxBytes, .max_redirects = 0});
  } catch (const services::http::Failed& failed) {
    if (failed.why() == services::http::Failure::too_large) {
      throw Refusal(errors::file_too_large, "File size exceeds upload limit of 10 MB.");
    }
    refuse_address(url);
  }
  if (response.status != kOk && response.status != kNotFound) {
    throw Refusal(errors::avatar_url_handling,
                  "Error while handling avatar setting from a URL (" + url + "): the server answers " +
                      std::to_string(response.status),
                  {{"function", "RocketChat.setUserAvatar"}, {"url", url}});
  }
  if (response.status != kOk || !is_picture(response)) refuse_address(url);
  return files::spool_text(ctx, response.body);
}

std::map<std::string, Suggestion> suggestions(const Context& ctx, const Actor& actor) {
  std::map<std::string, Suggestion> found;
  const auto user = store::Users{*ctx.db.read()}.by_id(actor.id);
  if (!user || ctx.ports.http == nullptr) return found;
  for (const auto& email : user->emails) {
    const auto url = "https://gravatar.com/avatar/" + sha256_hex(fold(email.address)) + "?default=404&size=200";
    try {
      const auto response = ctx.ports.http->send({.url = url, .deadline = kTimeout, .max_body = kMaxBytes});
      if (response.status != kOk || !is_picture(response)) continue;
      const std::string type{response.header("content-type")};
      found.emplace("gravatar", Suggestion{.blob = "data:" + type + ";base64," + to_base64(response.body),
                                           .content_type = type,
                                           .service = "gravatar",
                                           .url = url});
      break;
    } catch (const services::http::Failed&) {
      continue;
    }
  }
  return found;
}

}  // namespace confab::core::avatars
