#include "core/previews/preview.h"

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "core/previews/charset.h"
#include "core/previews/filter.h"
#include "core/previews/meta.h"
#include "core/previews/page.h"
#include "core/previews/providers.h"
#include "services/http/client.h"
#include "services/http/url_parts.h"
#include "settings/groups/previews.h"
#include "settings/groups/workspace.h"
#include "store/link_previews.h"

namespace confab::core::previews {
namespace {

using services::http::Failed;
using services::http::Failure;
using services::http::Request;
using services::http::Response;

constexpr std::size_t kKept = 250'000;  // bytes of a page
constexpr int kOk = 200;
constexpr std::size_t kLongestHeader = 200;
constexpr std::size_t kLongestHost = 255;
constexpr std::chrono::minutes kFailureKept{10};
constexpr std::chrono::minutes kPace{1};
constexpr std::int64_t kAtThatPace = 30;

/// How pages are asked for: the same for all that belong to one preview.
struct Asking {
  const Context& ctx;
  std::shared_ptr<const Filter> filter;
  std::chrono::steady_clock::time_point until;
  const std::string& cause;
};

std::string without_breaks(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
  return text;
}

Response ask(const Asking& asking, const std::string& url) {
  const auto& settings = asking.ctx.settings;
  const auto language = without_breaks(settings.text(settings::workspace("Language")));
  Request request{
      .url = url,
      .headers = {{"Accept-Language", language.empty() ? "en" : language}},
      .user_agent = without_breaks(settings.text(settings::previews("API_Embed_UserAgent")) + " Rocket.Chat/" +
                                   settings.text(settings::workspace("Confab_Compatibility_Version"))),
      .max_body = kKept,
      .cut_at_max = true,
      .may_visit = [filter = asking.filter](const std::string& hop) { return filter->may_visit(hop); },
      .refused = asking.filter->ignored().ranges,
      .cause = asking.cause};
  request.deadline =
      std::max(std::chrono::milliseconds{1},
               std::chrono::duration_cast<std::chrono::milliseconds>(asking.until - std::chrono::steady_clock::now()));
  return asking.ctx.ports.http->send(request);
}

bool is_page(std::string_view type) {
  const auto lower = to_lower_ascii(type);
  return lower.empty() || lower.find("html") != std::string::npos || lower.find("xml") != std::string::npos;
}

Page page_in(const Response& response) {
  const auto type = response.header("content-type");
  return is_page(type) ? read_page(text_of(response.body, charset_in(type))) : Page{};
}

// A page that scripts write once it is there may have another form for machines.
bool has_other_form(const Page& page) {
  return std::ranges::any_of(page.metas,
                             [](const auto& meta) { return meta.first == "fragment" && meta.second == "!"; });
}

std::string other_form_of(const std::string& url) {
  const auto plain = url.substr(0, url.find('#'));
  return plain + (plain.find('?') == std::string::npos ? "?" : "&") + "_escaped_fragment_=";
}

json::object headers_of(const Response& response) {
  json::object headers;
  for (const auto& [name, key] : {std::pair{"content-length", "contentLength"}, {"content-type", "contentType"}}) {
    const auto value = response.header(name);
    if (!value.empty() && value.size() <= kLongestHeader && is_valid_utf8(value) &&
        without_breaks(std::string{value}) == value) {
      headers[key] = value;
    }
  }
  return headers;
}

// nullopt: nothing is to be had there.
std::optional<Preview> fetched(const Asking& asking, const std::string& url) {
  if (const auto described = oembed_address(url)) {
    const auto response = ask(asking, *described);
    if (response.status != kOk) return std::nullopt;
    return Preview{meta_of_oembed(url, response.body), headers_of(response)};
  }
  const auto response = ask(asking, url);
  if (response.status != kOk) return std::nullopt;
  auto page = page_in(response);
  if (has_other_form(page)) {
    const auto other = ask(asking, other_form_of(url));
    if (other.status == kOk) page = page_in(other);
  }
  return Preview{meta_of(page), headers_of(response)};
}

Preview stored_preview(const store::LinkPreviewRow& row) {
  if (row.failed) return {};
  return {stored_json(row.meta.text).as_object(), stored_json(row.headers.text).as_object()};
}

bool is_fresh(const Context& ctx, const store::LinkPreviewRow& row) {
  const auto age = ctx.clock.now() - row.fetched_at;
  if (row.failed) return age < kFailureKept;
  return age < std::chrono::days{ctx.settings.integer(settings::previews("API_EmbedCacheExpirationDays"))};
}

void keep(const Context& ctx, const std::string& url, const std::string& host, const std::optional<Preview>& preview) {
  const auto found = preview.value_or(Preview{});
  const auto tx = ctx.db.begin();
  store::put_link_preview(*tx, {.url = url,
                                .host = host,
                                .meta = {to_json_text(found.meta)},
                                .headers = {to_json_text(found.headers)},
                                .failed = !preview,
                                .fetched_at = ctx.clock.now()});
  tx->commit();
}

}  // namespace

std::optional<Preview> preview_of(const Context& ctx, const std::string& url, std::chrono::milliseconds patience,
                                  const std::string& cause) {
  if (url.size() > kLongestUrl || ctx.ports.http == nullptr) return Preview{};
  const Asking asking{
      .ctx = ctx,
      .filter = std::make_shared<const Filter>(ctx.settings),
      .until = std::chrono::steady_clock::now() + patience,
      .cause = cause,
  };
  const auto parts = services::http::parts_of(url);
  if (!parts || parts->host.size() > kLongestHost || !asking.filter->may_visit(url)) return Preview{};
  {
    const auto reader = ctx.db.read();
    const auto known = store::find_link_preview(*reader, url);
    if (known && is_fresh(ctx, *known)) return stored_preview(*known);
    if (store::link_previews_since(*reader, parts->host, ctx.clock.now() - kPace) >= kAtThatPace) return std::nullopt;
    if (patience <= std::chrono::milliseconds::zero()) return std::nullopt;
  }
  std::optional<Preview> found;
  try {
    found = fetched(asking, url);
  } catch (const Failed& failed) {
    if (failed.why() == Failure::stopped) throw;
    if (failed.why() == Failure::busy) return std::nullopt;
    // Nobody was called, and settings may change.
    if (failed.why() == Failure::address_refused || failed.why() == Failure::bad_request) return Preview{};
  }
  keep(ctx, url, parts->host, found);
  return found.value_or(Preview{});
}

}  // namespace confab::core::previews
