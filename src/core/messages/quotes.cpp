#include "core/messages/quotes.h"

#include <algorithm>
#include <optional>

#include "base/fields_write.h"
#include "core/access/room.h"
#include "core/kernel/site.h"
#include "settings/groups/message.h"
#include "settings/groups/workspace.h"
#include "store/messages.h"

namespace confab::core::messages {
namespace {

constexpr std::size_t kMaxQuoteBytes = 256 * std::size_t{1024};  // as of all attachments

bool is_quote(const json::value& attachment) {
  return attachment.is_object() && attachment.get_object().contains("message_link");
}

// `levels`: how many quotes there may be within each other.
void cut(json::array& attachments, std::int64_t levels) {
  for (auto& attachment : attachments) {
    if (!is_quote(attachment)) continue;
    auto* inner = attachment.get_object().if_contains("attachments");
    if (inner == nullptr || !inner->is_array()) continue;
    if (levels > 1)
      cut(inner->get_array(), levels - 1);
    else
      attachment.get_object().erase("attachments");
  }
}

}  // namespace

std::optional<MessageId> quoted_message(std::string_view link) {
  const auto query = link.find('?');
  if (query == std::string_view::npos) return std::nullopt;
  auto rest = link.substr(query + 1);
  rest = rest.substr(0, rest.find('#'));
  while (!rest.empty()) {
    const auto pair = rest.substr(0, rest.find('&'));
    if (pair.starts_with("msg=") && pair.size() > 4) return MessageId{std::string{pair.substr(4)}};
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
  }
  return std::nullopt;
}

std::string quote_icon(std::string_view username) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string path = "/avatar/";
  for (const char c : username) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    if (plain)
      path.push_back(c);
    else
      path.append({'%', kHex[byte >> 4], kHex[byte & 15]});
  }
  return path;
}

bool is_own_link(const Context& ctx, std::string_view link) {
  const auto site = site_address(ctx);
  if (site.empty() || !link.starts_with(site)) return false;
  return link.size() == site.size() || link[site.size()] == '/' || link[site.size()] == '?';
}

json::array quotes_of(sql::Session& session, const Context& ctx, const Writers& by, const model::Message& message,
                      const std::vector<std::string>& links) {
  json::array quotes;
  std::size_t bytes = message.attachments.text.size();
  for (const auto& link : links) {
    const auto id = is_own_link(ctx, link) ? quoted_message(link) : std::nullopt;
    if (!id || *id == message.id) continue;
    const auto quoted = store::Messages{session}.by_id(*id);
    if (!quoted || quoted->t || !access::find_history(session, ctx, by.author, quoted->rid)) continue;
    if (by.editor != nullptr && !access::find_history(session, ctx, *by.editor, quoted->rid)) continue;
    auto made = excerpt_of(ctx, *quoted);
    made["message_link"] = link;
    bytes += to_json_text(made).size();
    if (bytes > kMaxQuoteBytes) break;
    quotes.push_back(std::move(made));
  }
  return quotes;
}

json::object excerpt_of(const Context& ctx, const model::Message& message) {
  const auto limit = ctx.settings.integer(settings::message("Message_QuoteChainLimit"));
  auto attachments = all_of(message.attachments);
  if (limit > 1)
    cut(attachments, limit - 1);
  else
    attachments = without_quotes(message.attachments);
  const bool by_name = ctx.settings.boolean(settings::workspace("UI_Use_Real_Name"));
  // Nobody but clients with the key can read what is encrypted.
  json::object result{{"text", message.is_encrypted() ? std::string{} : message.msg}};
  if (!message.md.empty()) result["md"] = parse_json(message.md.text);
  result["author_name"] = message.alias && !message.alias->empty() ? *message.alias
                          : by_name && message.u.name              ? *message.u.name
                                                                   : message.u.username;
  result["author_icon"] = quote_icon(message.u.username);
  result["author_id"] = message.u.id.value;
  result["attachments"] = std::move(attachments);
  result["ts"] = to_iso8601(message.ts);
  return result;
}

json::array all_of(const RawJson& attachments) {
  if (attachments.empty()) return {};
  auto list = parse_json(attachments.text);
  return list.is_array() ? std::move(list.get_array()) : json::array{};
}

json::array without_quotes(const RawJson& attachments) {
  json::array rest;
  for (auto& attachment : all_of(attachments)) {
    if (!is_quote(attachment)) rest.push_back(std::move(attachment));
  }
  return rest;
}

}  // namespace confab::core::messages
