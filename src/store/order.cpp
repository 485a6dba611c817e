#include "store/order.h"

#include <string_view>

namespace confab::store {
namespace {

std::string_view column_of(model::UserKey key) {
  using model::UserKey;
  switch (key) {
    case UserKey::username:
      return "u.username_key";
    case UserKey::name:
      return "u.name_key";
    case UserKey::id:
      return "u.id";
    case UserKey::type:
      return "u.type";
    case UserKey::active:
      return "u.active";
    case UserKey::status:
      return "u.status_default";
    case UserKey::created_at:
      return "u.created_at";
    case UserKey::last_login_at:
      return "u.last_login_at";
    case UserKey::updated_at:
      return "u.updated_at";
  }
  return "u.pk";
}

std::string_view column_of(model::RoomKey key) {
  using model::RoomKey;
  switch (key) {
    case RoomKey::name:
      return "r.name_key";
    case RoomKey::fname:
      return "r.fname_key";
    case RoomKey::id:
      return "r.id";
    case RoomKey::kind:
      return "r.type";
    case RoomKey::is_default:
      return "r.is_default";
    case RoomKey::featured:
      return "r.featured";
    case RoomKey::created_at:
      return "r.created_at";
    case RoomKey::last_message_at:
      return "r.last_message_at";
    case RoomKey::messages_count:
      return "r.messages_count";
    case RoomKey::users_count:
      return "r.users_count";
    case RoomKey::updated_at:
      return "r.updated_at";
  }
  return "r.pk";
}

template <class Key>
std::string text_of(const std::vector<model::SortBy<Key>>& order, std::string_view otherwise, std::string_view last) {
  std::string text;
  for (const auto& by : order) text.append(column_of(by.key)).append(by.descending ? " DESC, " : ", ");
  if (order.empty()) text.append(otherwise).append(", ");
  return text.append(last);
}

}  // namespace

std::string_view direction_text(model::NameOrder order) {
  return order == model::NameOrder::descending ? "DESC" : "ASC";
}

std::string order_of(const model::UserOrder& order) {
  return text_of(order, column_of(model::UserKey::username), "u.pk");
}

std::string order_of(const model::RoomOrder& order) {
  return text_of(order, column_of(model::RoomKey::name), "r.pk");
}

std::string members_first() {
  return "is_member DESC, " + order_of(model::UserOrder{});
}

}  // namespace confab::store
