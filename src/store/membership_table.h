#pragma once
// The table of memberships. What changes is written by statements of their own (store/membership_writer.h).

#include "store/attention.h"
#include "store/memberships.h"
#include "store/table.h"

namespace confab::store {

inline constexpr auto kMemberships = table(
    "subscriptions", column<&Membership::pk>("pk", Use::read_only), column<&Membership::id>("id", Use::once),
    column<&Membership::room_pk>("room_pk", Use::once), column<&Membership::user_pk>("user_pk", Use::once),
    column<&Membership::open>("open", Use::once), column<&Membership::favorite>("favorite", Use::once),
    column<&Membership::forced_alert>("forced_alert", Use::once), column<&Membership::blocked>("blocked", Use::once),
    column<&Membership::blocker>("blocker", Use::once), column<&Membership::read_seq>("read_seq", Use::once),
    column<&Membership::read_countable>("read_countable", Use::once),
    column<&Membership::own_unread>("own_unread", Use::once),
    column<&Membership::last_seen_at>("last_seen_at", Use::once),
    column<&Membership::last_reply_at>("last_reply_at", Use::once),
    column<&Membership::preferences>("preferences", Use::once),
    // A copy from preferences, because those who want every message are looked for by room.
    derived<Membership>("desktop_notifications",
                        [](const Membership& membership, Texts& texts) -> sql::Value {
                          auto choice = text_in(membership.preferences, "desktopNotifications");
                          return choice ? sql::Value{texts.emplace_back(std::move(*choice))} : sql::Value{nullptr};
                        }),
    derived<Membership>("attention",
                        [](const Membership& membership, Texts&) {
                          return sql::Value{level_of(attention_of_membership(membership.preferences))};
                        }),
    column<&Membership::added_by>("added_by", Use::once), column<&Membership::joined_at>("joined_at", Use::once),
    column<&Membership::updated_at>("updated_at", Use::once));

}  // namespace confab::store
