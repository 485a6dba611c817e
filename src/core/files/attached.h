#pragma once
// Files that go with the messages and rooms that they were sent in. (Sending and reading them is core/uploads.)

#include <limits>
#include <vector>

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "jobs/kind.h"

namespace confab::core::files {

/// The files of messages that are gone for good go, too. How many bytes they had.
std::int64_t drop_files_of(Transaction& tx, const Context& ctx, const std::vector<MessageId>& messages);
/// The message is gone for everybody, but kept for those who look into what was: so are its files.
void hide_files_of(Transaction& tx, const Context& ctx, const MessageId& message);

/// What somebody brought and has not sent goes with their account; the rest with their messages, or is another one's.
void drop_unsent_of(Transaction& tx, const Context& ctx, std::int64_t user_pk);
void drop_all_of(const Context& ctx, const jobs::Run& run, std::int64_t user_pk);
void give_all_of(const Context& ctx, const jobs::Run& run, std::int64_t user_pk, std::int64_t heir_pk);

/// Files of a room that is gone. Nobody gets to them without the room; they go in batches.
struct ForgetRoom {
  static constexpr std::string_view kJob = "files.forget-room";
  static constexpr int kVersion = 1;
  std::int64_t room = 0;
};
void forget_room_later(Transaction& tx, const Context& ctx, std::int64_t room_pk);
void forget_room(const Context& ctx, const jobs::Run& run, const ForgetRoom& work);

/// Files that nobody has sent within a day.
struct ForgetUnsent {
  static constexpr std::string_view kJob = "files.forget-unsent";
  static constexpr int kVersion = 1;
};
void forget_unsent(const Context& ctx, const jobs::Run& run);

/// Files that were kept for versions of messages which are gone by now.
struct ForgetHidden {
  static constexpr std::string_view kJob = "files.forget-hidden";
  static constexpr int kVersion = 1;
};
void forget_hidden(const Context& ctx, const jobs::Run& run);

/// `ctx` outlives `kinds`.
void declare_upload_jobs(jobs::Kinds& kinds, const Context& ctx);

}  // namespace confab::core::files

template <>
struct confab::Fields<confab::core::files::ForgetRoom> {
  static constexpr auto list = FieldList{field("room", &confab::core::files::ForgetRoom::room, "Its number.",
                                               range(0, std::numeric_limits<std::int64_t>::max()))};
};
template <>
struct confab::Fields<confab::core::files::ForgetHidden> {
  static constexpr auto list = FieldList{};
};
template <>
struct confab::Fields<confab::core::files::ForgetUnsent> {
  static constexpr auto list = FieldList{};
};
