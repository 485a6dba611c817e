#include "store/attention.h"

#include "base/json_members.h"

namespace confab::store {

Attention attention_of_account(const json::object& preferences) {
  const auto* words = preferences.if_contains("highlights");
  const auto choice = text_in(preferences, "desktopNotifications");
  if (choice == "all" || (words != nullptr && words->is_array() && !words->get_array().empty())) return Attention::more;
  return choice && *choice != "default" ? Attention::own : Attention::usual;
}

// Whatever else was chosen there may count: a look too many does no harm.
Attention attention_of_membership(const json::object& preferences) {
  if (text_in(preferences, "desktopNotifications") == "all") return Attention::more;
  return preferences.empty() ? Attention::usual : Attention::own;
}

}  // namespace confab::store
