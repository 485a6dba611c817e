#include "core/messages/encrypted.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/errors/encryption.h"
#include "base/errors/request.h"
#include "base/json_members.h"
#include "base/text.h"
#include "settings/groups/encryption.h"

namespace confab::core::messages {
namespace {

// Only what is needed to read it again; a client must not make the server keep what it can read.
constexpr std::array kMembers{"algorithm", "ciphertext", "iv", "kid", "key_id", "keyID"};

[[noreturn]] void refuse_content() {
  throw Refusal(errors::invalid_params, "An encrypted message needs an algorithm and a ciphertext",
                {{"field", "content"}});
}

json::object checked(const json::object& content) {
  json::object kept;
  for (const auto* key : kMembers) {
    if (const auto text = text_in(content, key)) kept[key] = *text;
  }
  if (text_in(kept, "algorithm").value_or("").empty() || text_in(kept, "ciphertext").value_or("").empty()) {
    refuse_content();
  }
  return kept;
}

// `@ben`, `#general`: as the client says, without the sign, each once.
std::vector<std::string> names_in(const json::object& mentions, std::string_view key, char sign) {
  constexpr std::size_t kMaxNamed = 200;
  std::vector<std::string> names;
  const auto* list = mentions.if_contains(key);
  if (list == nullptr || !list->is_array()) return names;
  for (const auto& item : list->get_array()) {
    if (!item.is_string() || names.size() >= kMaxNamed) continue;
    std::string name{item.get_string()};
    if (name.starts_with(sign)) name.erase(0, 1);
    if (name.empty() || !is_valid_utf8(name) || name.find('\0') != std::string::npos) continue;
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

bool take(std::vector<std::string>& names, std::string_view name) {
  return std::erase(names, name) != 0;
}

}  // namespace

Prepared prepare_encrypted(const Context& ctx, const Writers& by, Encrypted encrypted, model::Message& message) {
  if (!ctx.settings.boolean(settings::encryption("E2E_Enable"))) {
    throw Refusal(errors::encryption_disabled, "End-to-end encryption is not enabled");
  }
  if (!encrypted.content && encrypted.text.empty()) refuse_content();
  if (encrypted.text.find('\0') != std::string::npos || !is_valid_utf8(encrypted.text)) refuse_content();
  message.t = model::kEncrypted;
  message.msg = std::move(encrypted.text);
  message.content = encrypted.content ? RawJson{to_json_text(checked(*encrypted.content))} : RawJson{};
  if (encrypted.state) message.e2e = std::move(encrypted.state);
  message.md = {};
  message.attachments = {};
  message.urls = {"[]"};
  message.mentions.emplace();
  message.channels.emplace();
  message.e2e_mentions = {};

  Prepared prepared;
  if (!encrypted.mentions || !ctx.settings.boolean(settings::encryption("E2E_Enabled_Mentions"))) return prepared;
  auto users = names_in(*encrypted.mentions, "e2eUserMentions", '@');
  auto channels = names_in(*encrypted.mentions, "e2eChannelMentions", '#');
  const auto listed = [](const std::vector<std::string>& names, char sign) {
    json::array list;
    for (const auto& name : names) list.emplace_back(sign + name);
    return list;
  };
  message.e2e_mentions = {to_json_text(
      json::object{{"e2eUserMentions", listed(users, '@')}, {"e2eChannelMentions", listed(channels, '#')}})};
  for (auto& name : users) name = to_lower_ascii(name);
  prepared.markup.all = take(users, "all");
  prepared.markup.here = take(users, "here");
  prepared.markup.users = std::move(users);
  prepared.markup.channels = std::move(channels);
  name_all(ctx, by, prepared, message);
  return prepared;
}

void require_fitting(const Context& ctx, const store::RoomRow& room, const model::Message& message) {
  if (message.is_encrypted()) {
    if (!room.encrypted) {
      throw Refusal(errors::not_allowed, "Not allowed to send encrypted messages in a room that is not encrypted");
    }
    return;
  }
  if (room.encrypted && ctx.settings.boolean(settings::encryption("E2E_Enable")) &&
      !ctx.settings.boolean(settings::encryption("E2E_Allow_Unencrypted_Messages"))) {
    throw Refusal(errors::not_allowed, "Not allowed to send un-encrypted messages in an encrypted room");
  }
}

}  // namespace confab::core::messages
