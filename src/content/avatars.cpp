#include "content/avatars.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "base/outside_wait.h"
#include "bus/event.h"
#include "content/letter_picture.h"
#include "content/visitor.h"
#include "core/files/spool.h"
#include "core/users/find.h"
#include "net/conditional.h"
#include "net/query.h"
#include "services/http/client.h"
#include "services/media/media.h"
#include "settings/groups/avatars.h"
#include "settings/groups/site.h"

namespace confab::content {
namespace {

using core::avatars::Face;

constexpr std::string_view kPath = "/avatar/";
constexpr std::string_view kLetterDate = "Thu, 01 Jan 2015 00:00:00 GMT";
constexpr int kSmallest = 16;
constexpr int kLargest = 1024;
constexpr int kUsual = 200;
constexpr int kLargestDrawn = 512;  // of letters in pixels: whoever asks chooses the name, and so each may be a new one
constexpr std::size_t kMaxFaces = 20'000;
constexpr std::size_t kMaxOfProvider = std::size_t{2} << 20;
constexpr std::chrono::seconds kProviderPatience{5};

net::Response plain(int status, std::string text) {
  net::Response response{.status = status, .headers = {}, .body = std::move(text), .shared_body = {}};
  response.headers.set("Content-Type", "text/plain; charset=utf-8");
  response.headers.set("Cache-Control", "no-store");
  return response;
}

net::Response busy(const Refusal& refusal) {
  auto response = plain(503, std::string{refusal.what()} + "\n");
  response.headers.set("Retry-After", "1");
  return response;
}

std::string pick(const net::NameValueList& pairs, std::string_view name) {
  const auto found = std::ranges::find(pairs, name, [](const auto& pair) -> std::string_view { return pair.first; });
  return found == pairs.end() ? std::string{} : found->second;
}

std::optional<int> number(const std::string& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Of letters, which are drawn as SVG otherwise.
bool is_raster(std::string_view format) {
  return format == "png" || format == "jpg" || format == "jpeg";
}

void add_picture_headers(net::Response& response, std::string type) {
  response.headers.set("Content-Type", std::move(type));
  response.headers.set("Content-Disposition", "inline");
  response.headers.set("Content-Security-Policy", "default-src 'none'");
}

}  // namespace

/// What the query asks for.
struct Avatars::Wanted {
  explicit Wanted(const net::Request& request)
      : query(net::parse_query(request.query).value_or(net::NameValueList{})),
        format(pick(query, "format")),
        side(std::clamp(number(pick(query, "size")).value_or(kUsual), kSmallest, kLargest)),
        cache_time(number(pick(query, "cacheTime"))) {}

  net::NameValueList query;
  std::string format;
  int side;
  std::optional<int> cache_time;
};

net::Response Avatars::answer(const net::Request& request) {
  const Wanted wanted{request};
  auto name = std::string_view{request.path}.substr(kPath.size());
  const bool of_a_room = name.starts_with("room/");
  const bool by_id = name.starts_with("uid/");
  if (of_a_room || by_id) name.remove_prefix(name.find('/') + 1);
  if (name.empty() || name.find('/') != std::string_view::npos) return plain(404, "Not found\n");

  // Headers do not count: pictures are fetched by pages, which send none.
  const auto viewer = visitor_of(request, sessions_).by_address;
  const WorkingFor working{viewer ? std::string_view{viewer->id.value} : request.remote_address};
  if (!viewer && ctx_.settings.boolean(settings::avatars("Accounts_AvatarBlockUnauthenticatedAccess"))) {
    auto response = letter(request, Wanted{net::Request{}}, std::string{name});
    response.headers.set("Cache-Control", "no-store");
    return response;
  }
  if (of_a_room) return of_room(request, wanted, RoomId{std::string{name}}, viewer);
  if (by_id) return of_user(request, wanted, UserId{std::string{name}});
  return of_person(request, wanted, name);
}

std::optional<net::Response> Avatars::at_hand(const net::Request& request) {
  const auto& settings = ctx_.settings;
  const auto name = std::string_view{request.path}.substr(kPath.size());
  const bool depends_on_more = name.empty() || name.find('/') != std::string_view::npos ||
                               !settings.text(settings::avatars("Accounts_AvatarExternalProviderUrl")).empty();
  if (depends_on_more || name.starts_with('@')) return std::nullopt;
  const bool for_known = settings.boolean(settings::avatars("Accounts_AvatarBlockUnauthenticatedAccess"));
  if (for_known && !visitor_at_hand(request, sessions_)) return std::nullopt;
  const auto face = remembered_face(std::string{name});
  const Wanted wanted{request};
  if (!face) return std::nullopt;
  if (!face->picture) {
    if (is_raster(wanted.format)) return std::nullopt;
    return letter(request, wanted, shown_letter_of(*face, name));
  }
  auto bytes = bytes_.find(face->picture->etag);
  if (!bytes) return std::nullopt;
  auto response = picture(request, *face->picture, std::move(bytes));
  response.headers.set("Cache-Control", cache_rule(wanted));
  return response;
}

net::Response Avatars::redirect(const net::Request& request) {
  const auto query = net::parse_query(request.query).value_or(net::NameValueList{});
  core::users::Who who;
  if (const auto id = pick(query, "userId"); !id.empty()) who.id = UserId{id};
  who.username = pick(query, "username");
  if (who.username->empty()) who.username = pick(query, "user");
  const auto user = core::users::find(ctx_, who);
  if (!user || !user->username) {
    auto response =
        plain(400, R"({"success":false,"error":"The required \"userId\" or \"username\" param provided does )"
                   R"(not match any users [error-invalid-user]","errorType":"error-invalid-user"})");
    response.headers.set("Content-Type", "application/json");
    return response;
  }
  const std::string site = request.host.empty() ? ctx_.settings.text(settings::site("Site_Url"))
                                                : (request.secure ? "https://" : "http://") + request.host;
  auto response = plain(307, {});
  response.headers.set("Location", site + std::string{kPath} + net::percent_encode(*user->username));
  return response;
}

net::Response Avatars::of_person(const net::Request& request, const Wanted& wanted, std::string_view name) {
  if (name.starts_with('@')) return letter(request, wanted, std::string{name.substr(1)});
  const std::string username{name};
  if (auto elsewhere = from_provider(ctx_.settings.text(settings::avatars("Accounts_AvatarExternalProviderUrl")),
                                     "{username}", username)) {
    elsewhere->headers.set("Cache-Control", cache_rule(wanted));
    return std::move(*elsewhere);
  }
  const auto face = known_face(username);
  if (!face->picture) return letter(request, wanted, shown_letter_of(*face, name));
  auto response = picture(request, *face->picture);
  response.headers.set("Cache-Control", cache_rule(wanted));
  return response;
}

net::Response Avatars::of_user(const net::Request& request, const Wanted& wanted, const UserId& user) {
  const auto face = core::avatars::of_user(ctx_, user);
  if (!face) return letter(request, wanted, user.value);
  return of_person(request, wanted, face->username);
}

net::Response Avatars::of_room(const net::Request& request, const Wanted& wanted, const RoomId& room,
                               const std::optional<core::Actor>& viewer) {
  const auto face = core::avatars::of_room(ctx_, room, viewer);
  if (!face) return plain(404, "Not found\n");
  if (auto elsewhere = from_provider(ctx_.settings.text(settings::avatars("Accounts_RoomAvatarExternalProviderUrl")),
                                     "{roomId}", room.value)) {
    elsewhere->headers.set("Cache-Control", cache_rule(wanted));
    return std::move(*elsewhere);
  }
  if (!face->picture) return letter(request, wanted, face->username);
  auto response = picture(request, *face->picture);
  // Not everybody may see it, and it may change hands with the browser.
  response.headers.set("Cache-Control", "private, max-age=" + std::to_string(seconds_kept(wanted)));
  return response;
}

std::shared_ptr<const Face> Avatars::remembered_face(const std::string& username) {
  auto faces = faces_.lock();
  const auto found = faces->by_username.find(username);
  return found == faces->by_username.end() ? nullptr : found->second;
}

std::shared_ptr<const Face> Avatars::known_face(const std::string& username) {
  std::uint64_t generation = 0;
  {
    auto faces = faces_.lock();
    const auto found = faces->by_username.find(username);
    if (found != faces->by_username.end()) return found->second;
    generation = faces->generation;
  }
  auto face = std::make_shared<const Face>(core::avatars::of_username(ctx_, username));
  auto faces = faces_.lock();
  if (faces->generation != generation) return face;
  if (faces->by_username.size() >= kMaxFaces) faces->by_username.clear();
  faces->by_username.insert_or_assign(username, face);
  return face;
}

std::optional<net::Response> Avatars::from_provider(std::string url, std::string_view place, std::string_view who) {
  if (url.empty() || ctx_.ports.http == nullptr) return std::nullopt;
  if (const auto at = url.find(place); at != std::string::npos) {
    url.replace(at, place.size(), net::percent_encode(who));
  }
  try {
    auto got = ctx_.ports.http->send({.url = url, .deadline = kProviderPatience, .max_body = kMaxOfProvider});
    const std::string type{got.header("content-type")};
    if (got.status != 200 || !type.starts_with("image/")) return std::nullopt;
    net::Response response{.status = 200, .headers = {}, .body = std::move(got.body), .shared_body = {}};
    add_picture_headers(response, type);
    return response;
  } catch (const services::http::Failed&) {
    return std::nullopt;  // the one at home, or the letter
  } catch (const Refusal&) {
    return std::nullopt;  // too many are asked for
  }
}

std::string Avatars::shown_letter_of(const Face& face, std::string_view asked) const {
  const bool by_name = ctx_.settings.boolean(settings::avatars("UI_Use_Name_Avatar"));
  return by_name && face.name && !face.name->empty() ? *face.name : std::string{asked};
}

std::int64_t Avatars::seconds_kept(const Wanted& wanted) const {
  return std::max<std::int64_t>(
      0, wanted.cache_time ? *wanted.cache_time : ctx_.settings.integer(settings::avatars("Accounts_AvatarCacheTime")));
}

std::string Avatars::cache_rule(const Wanted& wanted) const {
  // Caches that many share must not show it to those who are not logged in.
  const bool closed = ctx_.settings.boolean(settings::avatars("Accounts_AvatarBlockUnauthenticatedAccess"));
  return (closed ? "private, max-age=" : "public, max-age=") + std::to_string(seconds_kept(wanted));
}

net::Response Avatars::picture(const net::Request& request, const store::Avatar& picture) {
  try {
    auto bytes = bytes_.find(picture.etag);
    if (!bytes) bytes = bytes_.keep(picture.etag, core::avatars::bytes_of(ctx_, picture.blob_pk));
    return Avatars::picture(request, picture, std::move(bytes));
  } catch (const Refusal& refusal) {
    return busy(refusal);
  }
}

net::Response Avatars::picture(const net::Request& request, const store::Avatar& picture,
                               std::shared_ptr<const std::string> bytes) {
  net::Response response;
  response.shared_body = std::move(bytes);
  add_picture_headers(response, picture.type);
  response.headers.set("ETag", "\"" + picture.etag + "\"");
  response.headers.set("Last-Modified", net::http_date(picture.uploaded_at));
  net::apply_conditions(request.method, request.headers, response);
  return response;
}

net::Response Avatars::letter(const net::Request& request, const Wanted& wanted, const std::string& name) {
  net::Response response;
  std::string type = "image/svg+xml";
  if (is_raster(wanted.format)) {
    const bool as_jpeg = wanted.format != "png";
    const int side = std::min(wanted.side, kLargestDrawn);
    const auto key = (as_jpeg ? "jpeg " : "png ") + std::to_string(side) + " " + name;
    type = as_jpeg ? "image/jpeg" : "image/png";
    response.shared_body = bytes_.find(key);
    if (!response.shared_body) {
      try {
        const OutsideWait wait;  // with its turn: it costs as much as what is made outside
        auto made = letter_png(name, side);
        if (as_jpeg) made = letter_jpeg(made, type);
        response.shared_body = type == "image/png" && as_jpeg ? std::make_shared<const std::string>(std::move(made))
                                                              : bytes_.keep(key, std::move(made));
      } catch (const Refusal& refusal) {
        return busy(refusal);
      }
    }
  } else {
    response.body = letter_picture(name, wanted.side);
  }
  add_picture_headers(response, type);
  response.headers.set("Cache-Control", cache_rule(wanted));
  response.headers.set("Last-Modified", std::string{kLetterDate});
  net::apply_conditions(request.method, request.headers, response);
  return response;
}

std::string Avatars::letter_jpeg(const std::string& png, std::string& type) const {
  try {
    if (ctx_.ports.media == nullptr) throw services::media::Failed(services::media::Failure::unavailable, "no helper");
    const auto source = core::files::spool_text(ctx_, png);
    const auto path = core::files::fresh_path(ctx_);
    ctx_.ports.media->make(source.path(), path, {.format = "jpeg"});
    const auto made = core::files::adopt(path);
    std::ifstream file{made.path(), std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  } catch (const services::media::Failed&) {
    type = "image/png";
  } catch (const Refusal&) {
    type = "image/png";
  }
  return png;
}

void Avatars::observe(const bus::Event& event) {
  const auto* changed = std::get_if<bus::UserChanged>(&event);
  const bool came_or_went = changed != nullptr && changed->change != bus::Change::updated;
  if (came_or_went || std::holds_alternative<bus::AvatarChanged>(event) ||
      std::holds_alternative<bus::UserNameChanged>(event) || std::holds_alternative<bus::UserDeleted>(event)) {
    forget_all();
  }
}

void Avatars::forget_all() {
  auto faces = faces_.lock();
  faces->by_username.clear();
  ++faces->generation;
}

}  // namespace confab::content
