#pragma once
// What other programs call: the address of an incoming webhook.

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "core/kernel/context.h"

namespace confab::core::integrations {

/// A call, as its webhook's script sees it.
struct IncomingCall {
  std::string id, token;
  json::object url, url_params, headers;
  std::string url_raw, content_raw;
  json::value content;  // of the body; an empty object where it has none
};

struct Answer {
  int status = 200;
  json::value body;
};

/// Whether there is such an incoming webhook: id and token are of one.
[[nodiscard]] bool knows(const Context& ctx, std::string_view id, std::string_view token);

/// Posts what the call says, or what the webhook's script makes of it. Every refusal is an answer.
[[nodiscard]] Answer receive(const Context& ctx, const IncomingCall& call);

/// A webhook that tells `target_url` of messages, made by whoever knows an incoming one, with the rights of the account
/// that has made this: how other services subscribe. `event` is newMessageOnChannel or newMessageToUser.
struct Subscription {
  std::string event, name, target_url;
  std::string channel, username;
  std::vector<std::string> words;
};
[[nodiscard]] Answer subscribe(const Context& ctx, std::string_view id, const Subscription& wanted);
[[nodiscard]] Answer unsubscribe(const Context& ctx, std::string_view id, const std::string& target_url);

}  // namespace confab::core::integrations
