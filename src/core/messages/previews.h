#pragma once
// Previews of the links in messages: found after the message was sent, and shown by an event of their own.

#include <string>

#include "base/fields.h"
#include "base/fields_bounded.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "core/messages/preview_shares.h"
#include "jobs/kind.h"
#include "model/message.h"

namespace confab::core::messages {

/// Looks at the links of a message, and fills what it finds into its `urls`, if it still has these links then.
struct FetchPreviews {
  static constexpr std::string_view kJob = "messages.fetch-previews";
  static constexpr int kVersion = 1;
  std::string message;
  std::int64_t round = 1;  // a server that has been asked too often, or whose turn did not come, is asked later
};

/// Whether the message has links whose previews are to be fetched: API_Embed is on, nothing is attached, and no more
/// than five of them lead elsewhere.
[[nodiscard]] bool wants_previews(const Context& ctx, const model::Message& message);
/// Has them fetched, once the transaction is there.
void request_previews(Transaction& tx, const Context& ctx, const model::Message& message);
/// The links of an edited message, with what was found before of those that it still has.
[[nodiscard]] RawJson with_known_previews(const RawJson& before, const RawJson& now);

/// All links of a message have the time together that is left of its author's share; those that it does not reach are
/// looked at in a later round, up to ten.
void fetch_previews(const Context& ctx, const jobs::Run& run, PreviewShares& shares, const FetchPreviews& work);

/// What clients show of a link before the message is sent: a row of `urls`. Nothing is found behind what may not be
/// fetched or cannot be reached. Throws Refusal(not_allowed) where the actor may not read the room.
[[nodiscard]] json::object url_preview(const Context& ctx, const Actor& actor, const RoomId& room,
                                       const std::string& url);

}  // namespace confab::core::messages

template <>
struct confab::Fields<confab::core::messages::FetchPreviews> {
  using F = core::messages::FetchPreviews;
  static constexpr auto list = FieldList{
      field("message", &F::message, "The message.", bound::id),
      field("round", &F::round, "How often it has been tried.", defaulted(), bound::from_zero),
  };
};
