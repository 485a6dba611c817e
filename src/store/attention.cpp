#include "store/attention.h"

#include <algorithm>

#include "base/json_members.h"

namespace confab::store {
namespace {

// By one of the choices for screens and for phones.
Attention attention_of(const std::optional<std::string>& choice) {
  if (choice == "all") return Attention::more;
  return choice && *choice != "default" ? Attention::own : Attention::usual;
}

}  // namespace

Attention attention_of_account(const json::object& preferences) {
  const auto* words = preferences.if_contains("highlights");
  if (words != nullptr && words->is_array() && !words->get_array().empty()) return Attention::more;
  return std::max(attention_of(text_in(preferences, "desktopNotifications")),
                  attention_of(text_in(preferences, "pushNotifications")));
}

// Whatever else was chosen there may count: a look too many does no harm.
Attention attention_of_membership(const json::object& preferences) {
  if (text_in(preferences, "desktopNotifications") == "all" ||
      text_in(preferences, "mobilePushNotifications") == "all") {
    return Attention::more;
  }
  return preferences.empty() ? Attention::usual : Attention::own;
}

}  // namespace confab::store
