#include "app/face/face.h"

#include <algorithm>

#include "app/face/frames.h"
#include "app/face/head.h"
#include "app/face/own_colours.h"
#include "app/face/own_pictures.h"
#include "app/face/own_script.h"
#include "app/face/own_texts.h"
#include "app/face/page.h"
#include "base/digest.h"
#include "base/json.h"
#include "net/compression.h"
#include "net/conditional.h"
#include "net/query.h"
#include "settings/groups/branding.h"
#include "settings/groups/workspace.h"

namespace confab::app {
namespace {

constexpr std::string_view kHtml = "text/html; charset=utf-8";
constexpr std::string_view kCss = "text/css; charset=UTF-8";
constexpr std::string_view kScript = "application/javascript; charset=UTF-8";
constexpr std::string_view kPlain = "text/plain; charset=utf-8";
constexpr std::string_view kManifest = "application/manifest+json";
constexpr std::string_view kAlwaysAsk = "no-cache";
constexpr std::string_view kForEver = "public, max-age=31536000";

bool is_safe(std::string_view query) {
  const auto pairs = net::parse_query(query);
  return pairs && std::find(pairs->begin(), pairs->end(), net::NameValueList::value_type{"safe", "1"}) != pairs->end();
}

// `/css-theme_<hash>.css`: the hash is there for caches, and not looked at.
bool is_hashed(std::string_view path, std::string_view before, std::string_view after) {
  return path.starts_with(before) && path.ends_with(after) && path.size() > before.size() + after.size() &&
         path.find('/', 1) == std::string_view::npos;
}

// The workspace's styles may have typefaces and pictures from wherever they say; scripts stay our own.
std::string policy_for(std::string_view css, std::string frames) {
  const auto sites = sites_of_styles(css);
  const auto together = fmt::format("{}", fmt::join(sites, " "));
  const bool imports = css.find("@import") != std::string_view::npos;
  return net::page_policy(
      {.styles = imports ? together : "", .images = together, .fonts = together, .frames = std::move(frames)});
}

std::string end_of_head(const OwnColours& colours, std::string_view login, std::string_view css,
                        std::string_view css_tag) {
  std::string end;
  if (!login.empty()) end += fmt::format("  <style>@layer operator{{{}}}</style>\n  ", login);
  if (!colours.declarations.empty()) end += fmt::format("  <style>:root{{{}}}</style>\n  ", colours.declarations);
  if (!css.empty()) end += fmt::format("  <link rel=\"stylesheet\" href=\"/css-theme_{}.css\">\n  ", css_tag);
  return end;
}

std::string script_tag(std::string_view script, std::string_view tag) {
  return script.empty() ? std::string{} : fmt::format("  <script src=\"/scripts_{}.js\"></script>\n  ", tag);
}

}  // namespace

Face::Face(const settings::Settings& settings, const net::StaticFiles& web) : settings_(settings), web_(web) {}

std::optional<net::Response> Face::page(const net::Request& request) const {
  const auto* file = web_.find("/");
  if (file == nullptr) return std::nullopt;
  if (is_safe(request.query)) return net::StaticFiles::answer(*file, request.headers, request.method);
  const auto now = made();
  auto response = answer(request, now->page, kHtml, kAlwaysAsk);
  response.headers.set("Content-Security-Policy", now->policy);
  net::apply_conditions(request.method, request.headers, response);
  return response;
}

std::optional<net::Response> Face::file(const net::Request& request) const {
  const auto& path = request.path;
  const auto as = [&](Text Made::*text, std::string_view type, std::string_view cache) {
    auto response = answer(request, (*made()).*text, type, cache);
    net::apply_conditions(request.method, request.headers, response);
    return response;
  };
  if (path == "/theme.css") return as(&Made::styles, kCss, kAlwaysAsk);
  if (path == "/robots.txt") return as(&Made::robots, kPlain, kAlwaysAsk);
  if (path == "/images/manifest.json" || path == "/manifest.webapp") return as(&Made::manifest, kManifest, kAlwaysAsk);
  if (is_hashed(path, "/scripts_", ".js")) return as(&Made::script, kScript, kForEver);
  if (is_hashed(path, "/css-theme_", ".css")) return as(&Made::styles, kCss, kForEver);
  return std::nullopt;
}

// Two threads may make the same at once after a change: it is a fraction of a millisecond, and needs no lock.
std::shared_ptr<const Face::Made> Face::made() const {
  const auto version = settings_.version();
  auto known = made_.load();
  if (known && known->version == version) return known;
  known = std::make_shared<const Made>(make(version));
  made_.store(known);
  return known;
}

Face::Made Face::make(std::uint64_t version) const {
  Made made{.version = version, .page = {}, .styles = {}, .script = {}, .manifest = {}, .robots = {}, .policy = {}};
  const auto css = settings_.text(settings::branding("theme-custom-css"));
  made.styles = text_of(css, kCss);
  made.manifest = text_of(manifest(), kManifest);
  made.policy = policy_for(css, frames_of(settings_));
  made.robots = text_of(settings_.text(settings::workspace("Robot_Instructions_File_Content")), kPlain);
  const auto colours = own_colours(settings_);
  const auto script = own_script(settings_);
  made.script = text_of(script, kScript);
  const auto* file = web_.find("/");
  if (file != nullptr) {
    const auto meta = settings_.text(settings::branding("Meta_custom"));
    made.page = text_of(
        face_page(file->identity, {.attributes = colours.attributes + own_texts(settings_),
                                   .face = head_of_page(settings_),
                                   .end = meta +
                                          end_of_head(colours, login_styles(settings_) + picture_styles(settings_), css,
                                                      made.styles.tag) +
                                          script_tag(script, made.script.tag)}),
        kHtml);
  }
  return made;
}

// As the build has it, with the workspace's name and colour.
std::string Face::manifest() const {
  const auto* file = web_.find("/confab.webmanifest");
  auto document = file == nullptr ? json::object{} : parse_json(file->identity).as_object();
  document["name"] = site_name(settings_);
  document["short_name"] = site_name(settings_);
  json::array icons;
  for (const auto* const size : {"192", "512"}) {
    auto address = picture_address(settings_, fmt::format("favicon_{}", size));
    if (address.empty()) continue;
    icons.push_back({{"src", address}, {"sizes", fmt::format("{0}x{0}", size)}, {"type", "image/png"}});
  }
  if (!icons.empty()) document["icons"] = std::move(icons);
  document["theme_color"] = frame_colours(settings_).light;
  return to_json_text(document);
}

Face::Text Face::text_of(std::string text, std::string_view type) {
  Text made{.identity = {}, .gzip = {}, .tag = sha1_hex(text)};
  net::RequestHeaders taking;
  (void)taking.add("Accept-Encoding", "gzip");
  net::Response packed;
  packed.headers.set("Content-Type", std::string{type});
  packed.body = text;
  net::compress(taking, packed);
  made.identity = std::make_shared<const std::string>(std::move(text));
  if (packed.headers.has("Content-Encoding")) made.gzip = std::make_shared<const std::string>(std::move(packed.body));
  return made;
}

net::Response Face::answer(const net::Request& request, const Text& text, std::string_view type,
                           std::string_view cache) {
  const auto coding = net::choose_coding(request.headers.get("Accept-Encoding"), text.gzip != nullptr, false);
  const bool packed = coding == net::ContentCoding::gzip;
  net::Response response;
  response.shared_body = packed ? text.gzip : text.identity;
  response.headers.set("Content-Type", std::string{type});
  response.headers.set("Cache-Control", std::string{cache});
  response.headers.set("ETag", fmt::format("\"{}{}\"", text.tag, packed ? "-gz" : ""));
  if (text.gzip) response.headers.set("Vary", "Accept-Encoding");
  if (packed) response.headers.set("Content-Encoding", "gzip");
  return response;
}

}  // namespace confab::app
