#include "core/notifications/push.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/push.h"
#include "base/log.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/kernel/push_devices.h"
#include "core/kernel/site.h"
#include "core/kernel/transaction.h"
#include "core/messages/named.h"
#include "core/messages/notify.h"
#include "core/notifications/content.h"
#include "core/presence/presence.h"
#include "core/push/senders.h"
#include "core/push/words.h"
#include "jobs/enqueue.h"
#include "settings/groups/operation.h"
#include "store/jobs.h"
#include "store/messages.h"
#include "store/push_tokens.h"
#include "store/rooms.h"
#include "store/threads.h"
#include "store/tokens.h"
#include "store/users.h"

namespace confab::core::notifications {
namespace {

constexpr std::int64_t kAtOnce = 200;  // devices whose jobs are stored in one transaction

bool is_off(const Context& ctx) {
  return !push::is_chosen(ctx) || ctx.settings.boolean(settings::operation("Troubleshoot_Disable_Notifications"));
}

std::optional<model::Message> recent(sql::Session& session, const Context& ctx, const std::string& id) {
  auto message = store::Messages{session, access::view_of_all(ctx)}.by_id(MessageId{id});
  if (!message || message->is_system() || ctx.clock.now() - message->ts > kLatest) return std::nullopt;
  return message;
}

// nullopt: that one is not told at all.
std::optional<std::chrono::seconds> delay_of(const Context& ctx, const store::ReaderDevice& device) {
  const auto connection = ctx.presence.status(device.user, "online").connection;
  const auto& delays = ctx.push_delays;
  const auto delay = connection == "offline" ? delays.offline : connection == "away" ? delays.away : delays.online;
  return delay < std::chrono::seconds::zero() ? std::nullopt : std::optional{delay};
}

bool is_told(const messages::Told& whom, const UserId& user) {
  if (std::ranges::find(whom.told, user) != whom.told.end()) return true;
  return whom.others && std::ranges::find(whom.except, user) == whom.except.end();
}

void store_jobs(const Context& ctx, const std::string& message, const std::vector<store::ReaderDevice>& devices) {
  const auto now = ctx.clock.now();
  Transaction tx{ctx};
  for (const auto& device : devices) {
    const auto delay = delay_of(ctx, device);
    if (!delay) continue;
    // The key: this may run a second time.
    jobs::enqueue(tx.sql(), now, PushToDevice{.message = message, .device = device.id},
                  {.run_at = now + *delay, .key = message + ":" + device.id});
  }
  tx.commit();
}

// Devices of those who are told, in parts; false: nobody of the room's people has one.
bool each_part(sql::Session& session, const store::RoomRow& room, const messages::Told& whom,
               const std::function<void(std::vector<store::ReaderDevice>)>& use) {
  store::PushTokens tokens{session};
  if (!whom.others) {
    auto devices = tokens.of_users(whom.told);
    const bool any = !devices.empty();
    if (any) use(std::move(devices));
    return any;
  }
  store::ReaderDevice last;
  bool any = false;
  for (bool more = true; more;) {
    auto devices = tokens.of_room(room.pk, last, kAtOnce);
    more = static_cast<std::int64_t>(devices.size()) == kAtOnce;
    if (devices.empty()) break;
    any = true;
    last = devices.back();
    std::erase_if(devices, [&](const auto& device) { return !is_told(whom, device.user); });
    use(std::move(devices));
  }
  return any;
}

bool has_read(sql::Session& session, const access::ReadableHistory& room, const model::User& reader,
              const model::Message& message) {
  const bool in_room = !message.tmid || message.tshow.value_or(false);
  if (in_room && room.membership()->read_seq >= message.seq) return true;
  if (!message.tmid) return false;
  return store::Threads{session}.read_up_to({room.pk(), message.thread_seq}, reader.pk) >= message.seq;
}

/// A device, and whose it is.
struct Named {
  store::PushToken device;
  model::User reader;
};

// nullopt: it is not told any more. Log-ins that ran out stay in the store for a while.
std::optional<Named> device(sql::Session& session, const Context& ctx, const std::string& id) {
  auto found = store::PushTokens{session}.by_id(id);
  auto reader = found ? store::Users{session}.by_pk(found->user_pk) : std::nullopt;
  const auto login = reader && reader->active ? store::Tokens{session}.by_hash(found->login_hash) : std::nullopt;
  if (!login || login->is_over(ctx.clock.now())) return std::nullopt;
  return Named{std::move(*found), std::move(*reader)};
}

/// A device and what it is told.
struct Telling {
  store::PushToken device;
  services::push::Notification notification;
};

std::optional<Telling> telling(const Context& ctx, const PushToDevice& work) {
  const auto session = ctx.db.read();
  auto named = device(*session, ctx, work.device);
  const auto message = recent(*session, ctx, work.message);
  if (!named || !message) return std::nullopt;
  const auto& reader = named->reader;
  const auto room = access::find_history(*session, ctx, actor_of(reader), message->rid);
  if (!room || !room->is_member() || has_read(*session, *room, reader, *message)) return std::nullopt;
  auto notification = notification_of(*session, ctx, *room, *message, reader, Detail::as_set);
  return Telling{std::move(named->device), std::move(notification)};
}

void send(const Context& ctx, const jobs::Run& run, services::push::AccessTokens& tokens, const Telling& telling) {
  const auto& device = telling.device;
  const auto sender = push::sender(ctx, tokens);
  if (!sender || !sender->reaches(device.kind)) return;
  using services::push::Outcome;
  Outcome outcome{};
  try {
    outcome = sender->send({.kind = device.kind, .token = device.token, .app_name = device.app_name},
                           telling.notification, run.job());
  } catch (const services::http::Failed& failed) {
    using services::http::Failure;
    if (failed.why() == Failure::stopped) throw jobs::Interrupted();
    if (failed.why() == Failure::address_refused || failed.why() == Failure::bad_request) {
      throw jobs::GiveUp(failed.what());
    }
    throw;
  }
  if (outcome == Outcome::refused) throw jobs::GiveUp("it was refused: the gateway, or Google, takes nothing from us");
  if (outcome != Outcome::gone) return;
  Transaction tx{ctx};
  store::PushTokenWriter{tx}.remove(device);
  tx.commit();
}

}  // namespace

void push_message(const Context& ctx, const jobs::Run& run, const push::PushMessage& work) {
  if (is_off(ctx)) return;
  bool any = false;
  {
    const auto session = ctx.db.read();
    const auto message = recent(*session, ctx, work.message);
    const auto room = message ? store::Rooms{*session}.by_id(message->rid) : std::nullopt;
    if (!room) return;
    if (store::Jobs{*session}.count({.kind = std::string{PushToDevice::kJob}, .state = store::JobState::waiting}) >=
        kMaxWaiting) {
      log::warning("phones are not told of a message: too many wait to be told", {{"message", work.message}});
      return;
    }
    const auto named = messages::named_in_room(*session, *room, *message);
    const auto whom = messages::concerned(*session, ctx, *room, *message, named).phones;
    any = each_part(*session, *room, whom, [&](const auto& devices) {
      run.check();
      store_jobs(ctx, work.message, devices);
    });
  }
  if (!any) ctx.push_devices.look(ctx.db);
}

void push_to_device(const Context& ctx, const jobs::Run& run, services::push::AccessTokens& tokens,
                    const PushToDevice& work) {
  if (is_off(ctx)) return;
  if (const auto made = telling(ctx, work)) send(ctx, run, tokens, *made);
}

void push_test(const Context& ctx, const jobs::Run& run, services::push::AccessTokens& tokens, const PushTest& work) {
  auto named = device(*ctx.db.read(), ctx, work.device);
  if (!named) return;
  const auto& reader = named->reader;
  send(ctx, run, tokens,
       {.device = std::move(named->device),
        .notification = {.title = "@" + reader.username.value_or(""),
                         .text = push::words(messages::language_of(ctx, reader), push::Words::test),
                         .payload = {},
                         .user = reader.id.value,
                         .category = {},
                         .image = site_address(ctx) + "/assets/favicon_192.png",
                         .made_at = ctx.clock.now()}});
}

void declare_jobs(jobs::Kinds& kinds, const Context& ctx) {
  const auto tokens = std::make_shared<services::push::AccessTokens>();
  kinds.add<push::PushMessage>({
      .summary = "Finds out whose phones are told of a message.",
      .handler = [&ctx](const jobs::Run& run, const push::PushMessage& work) { push_message(ctx, run, work); },
      .attempts = 5,
      .priority = 5,
  });
  // Tried again after 1, 2, 4, 8 and 16 minutes.
  constexpr jobs::Backoff kBackoff{.first = std::chrono::minutes{1}, .most = std::chrono::minutes{16}};
  constexpr int kAttempts = 6;
  kinds.add<PushToDevice>({
      .summary = "Tells a phone of a message.",
      .handler = [&ctx, tokens](const jobs::Run& run,
                                const PushToDevice& work) { push_to_device(ctx, run, *tokens, work); },
      .parallelism = 2,
      .attempts = kAttempts,
      .backoff = kBackoff,
      .priority = 5,
  });
  kinds.add<PushTest>({
      .summary = "Tells a phone that it can be reached.",
      .handler = [&ctx, tokens](const jobs::Run& run, const PushTest& work) { push_test(ctx, run, *tokens, work); },
      .attempts = 1,
      .priority = 5,
  });
}

std::int64_t test_push(const Context& ctx, const Actor& actor) {
  if (!push::is_enabled(ctx)) throw Refusal(errors::push_disabled, "Push is disabled");
  const auto devices = store::PushTokens{*ctx.db.read()}.of(actor.pk);
  if (devices.empty()) throw Refusal(errors::no_push_tokens, "There are no tokens for this user");
  if (!push::is_chosen(ctx)) throw Refusal(errors::push_disabled, "This server has nothing to tell phones by");
  const auto now = ctx.clock.now();
  Transaction tx{ctx};
  for (const auto& device : devices) jobs::enqueue(tx.sql(), now, PushTest{.device = device.id}, {.key = device.id});
  tx.commit();
  return static_cast<std::int64_t>(devices.size());
}

Pushed pushed(const Context& ctx, const Actor& actor, const MessageId& message) {
  const auto session = ctx.db.read();
  const auto found = store::Messages{*session, access::view_of(ctx, actor)}.by_id(message);
  const auto room = found ? access::find_history(*session, ctx, actor, found->rid) : std::nullopt;
  const auto reader = store::Users{*session}.by_pk(actor.pk);
  if (!room || !reader) throw Refusal::plain(errors::message_not_found, "error-message-not-found");
  return {.message = *found,
          .notification = document_of(notification_of(*session, ctx, *room, *found, *reader, Detail::full))};
}

}  // namespace confab::core::notifications
