#pragma once
// Phones that are told of messages: whose, when, and by whom.

#include <string>

#include "base/bounds.h"
#include "base/fields.h"
#include "core/kernel/context.h"
#include "core/push/request.h"
#include "jobs/kind.h"
#include "model/message.h"
#include "services/push/fcm.h"

namespace confab::core::notifications {

/// One device is told of a message. One job a device, so that one which cannot be reached is tried again by itself.
struct PushToDevice {
  static constexpr std::string_view kJob = "push.device";
  static constexpr int kVersion = 1;
  std::string message, device;
};
/// One device shows that it can be reached.
struct PushTest {
  static constexpr std::string_view kJob = "push.test";
  static constexpr int kVersion = 1;
  std::string device;
};

/// A message that is older is not told of any more.
inline constexpr std::chrono::hours kLatest{2};
/// Devices that wait to be told. With more, whatever tells them does not work, and messages are not told of.
inline constexpr std::int64_t kMaxWaiting = 20'000;

/// Stores a job for each device of those who are to be told, by the rules of messages::concerned(): due at once for who
/// is away, and a while later for who is connected, who may read it meanwhile.
void push_message(const Context& ctx, const jobs::Run& run, const push::PushMessage& work);
/// Nothing where the reader has read the message, may not read it any more, or it is gone. Throws jobs::GiveUp where
/// trying again is no use, and what services::push::Sender does.
void push_to_device(const Context& ctx, const jobs::Run& run, services::push::AccessTokens& tokens,
                    const PushToDevice& work);
void push_test(const Context& ctx, const jobs::Run& run, services::push::AccessTokens& tokens, const PushTest& work);

/// `ctx` outlives `kinds`.
void declare_jobs(jobs::Kinds& kinds, const Context& ctx);

/// All devices of the actor are told something; how many. Throws Refusal(push_disabled: also where nothing is there to
/// tell them by | no_push_tokens).
std::int64_t test_push(const Context& ctx, const Actor& actor);

/// What a phone that was told only that there is a message shows of it.
struct Pushed {
  model::Message message;
  json::object notification;
};
/// Throws Refusal(message_not_found).
Pushed pushed(const Context& ctx, const Actor& actor, const MessageId& message);

}  // namespace confab::core::notifications

template <>
struct confab::Fields<confab::core::notifications::PushToDevice> {
  using J = confab::core::notifications::PushToDevice;
  static constexpr auto list = FieldList{
      field("message", &J::message, "The message.", bound::id),
      field("device", &J::device, "The device's id.", bound::token),
  };
};
template <>
struct confab::Fields<confab::core::notifications::PushTest> {
  using J = confab::core::notifications::PushTest;
  static constexpr auto list = FieldList{field("device", &J::device, "The device's id.", bound::token)};
};
