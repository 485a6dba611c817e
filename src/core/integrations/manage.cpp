#include "core/integrations/manage.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/integrations.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "base/text.h"
#include "bus/events/user_role_changed.h"
#include "core/audit/record.h"
#include "core/integrations/rights.h"
#include "core/kernel/transaction.h"
#include "core/triggers/follow.h"
#include "services/scripts/scripts.h"
#include "store/integrations.h"
#include "store/memberships.h"
#include "store/people.h"
#include "store/rooms.h"
#include "store/users.h"

namespace confab::core::integrations {
namespace {

using model::Integration;

constexpr std::int64_t kMaxIntegrations = 1'000;
constexpr std::size_t kTokenLength = 48;
constexpr std::int64_t kUsualRetries = 4;
constexpr std::int64_t kMostRetries = 20;
constexpr std::string_view kNoPoster = "Invalid user (did you delete the `rocket.cat` user?)";

struct Event {
  std::string_view name;
  bool in_rooms = false;  // told of where it happens
  bool with_words = false;
};
constexpr std::array kEvents{Event{.name = "sendMessage", .in_rooms = true, .with_words = true},
                             Event{.name = "fileUploaded", .in_rooms = true},
                             Event{.name = "roomArchived"},
                             Event{.name = "roomCreated"},
                             Event{.name = "roomJoined", .in_rooms = true},
                             Event{.name = "roomLeft", .in_rooms = true},
                             Event{.name = "userCreated"}};
constexpr std::array kAllOfThem{std::string_view{"all_public_channels"}, std::string_view{"all_private_groups"},
                                std::string_view{"all_direct_messages"}};

bool is_all_of_them(std::string_view channel) {
  return std::ranges::find(kAllOfThem, channel) != kAllOfThem.end();
}

void require_any(const Context& ctx, const Actor& actor, bool outgoing) {
  if (!rights(ctx, actor, outgoing).any()) throw Refusal(errors::integration_not_authorized, "Unauthorized");
}

std::vector<std::string> channels_of(const std::string& written, bool all_may_be_named) {
  auto channels = split(written, ',');
  for (const auto& channel : channels) {
    const bool is_named = channel.starts_with('#') || channel.starts_with('@');
    if (is_named || (all_may_be_named && is_all_of_them(channel))) continue;
    throw Refusal(errors::integration_channel_start, "Invalid channel. Start with @ or #", {{"field", "channel"}});
  }
  return channels;
}

std::vector<std::string> some_channels(const std::optional<std::string>& written) {
  if (!written || trim(*written).empty()) {
    throw Refusal(errors::integration_channel_invalid, "Invalid channel", {{"field", "channel"}});
  }
  return channels_of(*written, false);
}

// Where one posts or listens must be there, and the actor's to be in.
void check_channel(sql::Session& session, const Actor& actor, const Rights& held, const std::string& channel) {
  const auto name = std::string_view{channel}.substr(1);
  bool is_member = false;
  if (channel.front() == '#') {
    store::Rooms rooms{session};
    auto room = rooms.by_id(RoomId{name});
    if (!room) room = rooms.by_name(name);
    if (!room) throw Refusal(errors::invalid_room, "Invalid room", {{"field", "channel"}});
    is_member = store::Memberships{session}.find(room->pk, actor.pk).has_value();
  } else {
    store::People people{session};
    if (!people.by_id(UserId{name}) && !people.by_username(name)) {
      throw Refusal(errors::invalid_room, "Invalid room", {{"field", "channel"}});
    }
  }
  if (is_member || (held.all && held.own)) return;
  throw Refusal(errors::integration_channel_invalid, "Invalid Channel", {{"field", "channel"}});
}

model::User poster(sql::Session& session, const std::optional<std::string>& username, std::string_view otherwise) {
  if (!username || trim(*username).empty()) {
    throw Refusal(errors::invalid_username, "Invalid username", {{"field", "username"}});
  }
  auto user = store::Users{session}.by_username(trim(*username));
  if (!user) throw Refusal(errors::invalid_user, std::string{otherwise}, {{"field", "username"}});
  return std::move(*user);
}

// Who manages only their own writes as themselves, or as a bot: a webhook's words are its account's.
void check_poster(const Actor& actor, const Rights& held, const model::User& user) {
  if (held.all || user.id == actor.id || user.type == "bot") return;
  throw Refusal(errors::integration_not_authorized, "You may only post as yourself or as a bot",
                {{"field", "username"}});
}

std::optional<std::string> text_or_none(const std::optional<std::string>& text) {
  return text && !text->empty() ? text : std::nullopt;
}

// What both types have. A text that is sent empty is taken away.
void apply(Integration& to, const IntegrationFields& fields) {
  if (fields.name) to.name = *fields.name;
  if (fields.enabled) to.enabled = *fields.enabled;
  if (fields.alias) to.alias = text_or_none(fields.alias);
  if (fields.avatar) to.avatar = text_or_none(fields.avatar);
  if (fields.emoji) to.emoji = text_or_none(fields.emoji);
  if (fields.script_enabled) to.script_enabled = *fields.script_enabled;
  if (fields.script) to.script = text_or_none(fields.script);
  if (fields.script_engine) to.script_engine = text_or_none(fields.script_engine);
}

// Asks the engine, which takes its time: not in a transaction.
void compile(const Context& ctx, Integration& integration) {
  integration.script_compiled.reset();
  integration.script_error = {};
  if (!integration.script_enabled || !integration.script) return;
  const auto wrong = ctx.ports.scripts == nullptr ? std::nullopt : ctx.ports.scripts->check(*integration.script);
  if (!wrong) {
    integration.script_compiled = integration.script;
    return;
  }
  integration.script_error = {
      to_json_text(json::object{{"name", wrong->name}, {"message", wrong->message}, {"stack", wrong->stack}})};
}

const Event& event_of(const Integration& integration) {
  const auto found = std::ranges::find(kEvents, integration.event.value_or(""), &Event::name);
  if (found != kEvents.end()) return *found;
  throw Refusal(errors::integration_event_invalid, "Invalid event type", {{"field", "event"}});
}

void apply_urls(Integration& to, const IntegrationFields& fields) {
  if (fields.urls) {
    to.urls.clear();
    for (const auto& url : *fields.urls) {
      if (!trim(url).empty()) to.urls.emplace_back(trim(url));
    }
  }
  const bool are_addresses = std::ranges::all_of(
      to.urls, [](const std::string& url) { return url.starts_with("http://") || url.starts_with("https://"); });
  if (!are_addresses) {
    throw Refusal(errors::integration_urls_invalid, "Invalid URLs: they begin with http:// or https://",
                  {{"field", "urls"}});
  }
  if (to.urls.empty()) throw Refusal(errors::integration_urls_invalid, "Invalid URLs", {{"field", "urls"}});
}

void apply_words(Integration& to, const IntegrationFields& fields, const Event& event) {
  if (fields.words) to.words = *fields.words;
  std::erase_if(to.words, [](const std::string& word) { return trim(word).empty(); });
  if (!event.with_words) to.words.clear();
}

void apply_retries(Integration& to, const IntegrationFields& fields) {
  if (fields.retries) to.retries = fields.retries;
  if (!to.retries.value_or(false)) return;
  if (fields.retry_count) to.retry_count = fields.retry_count;
  if (to.retry_count.value_or(0) <= 0) to.retry_count = kUsualRetries;
  to.retry_count = std::min(*to.retry_count, kMostRetries);
  if (fields.retry_delay) to.retry_delay = to_lower_ascii(*fields.retry_delay);
  if (to.retry_delay.value_or("").empty()) to.retry_delay = "powers-of-ten";
}

void apply_outgoing(const Context& ctx, const Actor& actor, Integration& to, const IntegrationFields& fields) {
  if (fields.event) to.event = trim(*fields.event);
  const auto& event = event_of(to);
  if (fields.target_room) to.target_room = text_or_none(fields.target_room);
  if (event.name == "userCreated" && !to.target_room) {
    throw Refusal(errors::integration_target_invalid, "Invalid Target Room", {{"field", "targetRoom"}});
  }
  apply_urls(to, fields);
  if (fields.channel) {
    if (!fields.channel->empty() && trim(*fields.channel).empty()) {
      throw Refusal(errors::integration_channel_invalid, "Invalid Channel", {{"field", "channel"}});
    }
    to.channels = channels_of(*fields.channel, true);
  }
  if (!event.in_rooms) to.channels.clear();
  const auto held = rights(ctx, actor, true);
  if (!event.in_rooms && !held.all) {
    throw Refusal(errors::integration_permissions, "Invalid permission for required Integration creation.");
  }
  apply_words(to, fields, event);
  apply_retries(to, fields);
  if (fields.word_anywhere) to.word_anywhere = fields.word_anywhere;
  if (fields.token) to.token = text_or_none(fields.token);
  to.runs_on_edits = fields.runs_on_edits ? *fields.runs_on_edits : to.runs_on_edits.value_or(false);
  if (fields.impersonates) to.impersonates = fields.impersonates;
  if (to.impersonates.value_or(false) && !held.all) {
    throw Refusal(errors::integration_permissions, "You may not post as whoever set it off",
                  {{"field", "impersonateUser"}});
  }
}

void check_posting(sql::Session& session, const Actor& actor, const Rights& held, const Integration& integration) {
  for (const auto& channel : integration.channels) check_channel(session, actor, held, channel);
}

void check_listening(sql::Session& session, const Actor& actor, const Rights& held, const Integration& integration) {
  for (const auto& channel : integration.channels) {
    if (!is_all_of_them(channel)) {
      check_channel(session, actor, held, channel);
    } else if (channel != kAllOfThem.front() && !held.all) {
      throw Refusal(errors::integration_channel_invalid, "Invalid Channel", {{"field", "channel"}});
    }
  }
}

Integration blank(const Context& ctx, const Actor& actor, std::string_view type) {
  Integration made;
  made.id = random_id();
  made.type = type;
  made.maker_pk = actor.pk;
  made.maker = {actor.id, actor.username};
  made.created_at = ctx.clock.now();
  made.version = 1;
  return made;
}

void set_poster(Integration& integration, const model::User& user) {
  integration.user_pk = user.pk;
  integration.user = user.id;
  integration.username = user.username.value_or("");
}

void make_bot(Transaction& tx, const Context& ctx, const Actor& actor, const model::User& user) {
  const std::string bot = "bot";
  if (std::ranges::find(user.roles, bot) != user.roles.end()) return;
  store::UserWriter{tx}.add_role(user.pk, bot);
  tx.publish(bus::UserRoleChanged{user.ref(), RoleId{bot}, true, {}});
  audit::record(tx, ctx, actor, "role.given", user.id.value, {{"role", bot}});
}

void add(Transaction& tx, const Context& ctx, const Actor& actor, Integration& integration) {
  tx.sql().lock("integrations");  // or two would each be the last one that may be
  if (store::Integrations{tx.sql()}.count() >= kMaxIntegrations) {
    throw Refusal(errors::too_many_integrations, "There are too many integrations");
  }
  integration.updated_at = tx.change_time();
  store::add_integration(tx, integration);
  triggers::tell_changed(tx, integration);
  audit::record(tx, ctx, actor, "integration.created", integration.id,
                {{"name", integration.name}, {"type", integration.type}, {"user", integration.username}});
}

void change(const Context& ctx, const Actor& actor, Integration& integration) {
  ++integration.version;
  Transaction tx{ctx};
  integration.updated_at = tx.change_time();
  if (!store::change_integration(tx, integration)) {
    throw Refusal(errors::integration_changed_meanwhile, "Somebody else has changed it at the same moment");
  }
  triggers::tell_changed(tx, integration);
  audit::record(tx, ctx, actor, "integration.changed", integration.id,
                {{"name", integration.name}, {"type", integration.type}, {"enabled", integration.enabled}});
  tx.commit();
  if (ctx.ports.scripts != nullptr) ctx.ports.scripts->forget(integration.id);
}

std::optional<Integration> find(const Context& ctx, const std::string& id, bool outgoing) {
  auto found = store::Integrations{*ctx.db.read()}.by_id(id);
  return found && found->is_outgoing() == outgoing ? std::move(found) : std::nullopt;
}

}  // namespace

Integration create_incoming(const Context& ctx, const Actor& actor, const IntegrationFields& fields) {
  require_any(ctx, actor, false);
  auto made = blank(ctx, actor, model::kIncoming);
  made.channels = some_channels(fields.channel);
  const auto user = poster(*ctx.db.read(), fields.username, "Invalid user");
  const auto held = rights(ctx, actor, false);
  check_posting(*ctx.db.read(), actor, held, made);
  check_poster(actor, held, user);
  set_poster(made, user);
  made.token = random_secret(kTokenLength);
  made.overrides_channel = fields.overrides_channel.value_or(false);
  apply(made, fields);
  compile(ctx, made);
  Transaction tx{ctx};
  add(tx, ctx, actor, made);
  if (held.all) make_bot(tx, ctx, actor, user);
  tx.commit();
  return made;
}

Integration update_incoming(const Context& ctx, const Actor& actor, const std::string& id,
                            const IntegrationFields& fields) {
  auto channels = some_channels(fields.channel);
  require_any(ctx, actor, false);
  auto found = find(ctx, id, false);
  if (!found || !manages(ctx, actor, *found)) throw Refusal(errors::integration_not_found, "Invalid integration");
  found->channels = std::move(channels);
  check_posting(*ctx.db.read(), actor, rights(ctx, actor, false), *found);
  if (found->username.empty()) throw Refusal(errors::integration_poster_invalid, "Invalid Post As User");
  if (fields.overrides_channel) found->overrides_channel = fields.overrides_channel;
  apply(*found, fields);
  compile(ctx, *found);
  change(ctx, actor, *found);
  return std::move(*found);
}

Integration create_outgoing(const Context& ctx, const Actor& actor, const IntegrationFields& fields) {
  require_any(ctx, actor, true);
  auto made = blank(ctx, actor, model::kOutgoing);
  apply_outgoing(ctx, actor, made, fields);
  const auto user = poster(*ctx.db.read(), fields.username, kNoPoster);
  check_poster(actor, rights(ctx, actor, true), user);
  set_poster(made, user);
  check_listening(*ctx.db.read(), actor, rights(ctx, actor, true), made);
  apply(made, fields);
  compile(ctx, made);
  Transaction tx{ctx};
  add(tx, ctx, actor, made);
  tx.commit();
  return made;
}

Integration update_outgoing(const Context& ctx, const Actor& actor, const std::string& id,
                            const IntegrationFields& fields) {
  require_any(ctx, actor, true);
  if (fields.token && trim(*fields.token).empty()) {
    throw Refusal(errors::integration_token_invalid, "Invalid token", {{"field", "token"}});
  }
  auto found = find(ctx, id, true);
  if (!found || !manages(ctx, actor, *found)) {
    throw Refusal(errors::outgoing_integration_not_found,
                  "[methods] updateOutgoingIntegration -> integration not found");
  }
  apply_outgoing(ctx, actor, *found, fields);
  if (fields.username) {
    const auto user = poster(*ctx.db.read(), fields.username, kNoPoster);
    if (user.id != found->user) check_poster(actor, rights(ctx, actor, true), user);
    set_poster(*found, user);
  }
  check_listening(*ctx.db.read(), actor, rights(ctx, actor, true), *found);
  apply(*found, fields);
  compile(ctx, *found);
  change(ctx, actor, *found);
  return std::move(*found);
}

Integration remove(const Context& ctx, const Actor& actor, const std::string& id, bool outgoing) {
  require_any(ctx, actor, outgoing);
  Transaction tx{ctx};
  auto found = store::Integrations{tx.sql()}.by_id(id);
  if (!found || found->is_outgoing() != outgoing || !manages(ctx, actor, *found)) {
    throw Refusal(errors::integration_not_found, "Invalid integration");
  }
  store::remove_integration(tx, found->pk);
  triggers::tell_removed(tx, *found);
  audit::record(tx, ctx, actor, "integration.removed", found->id, {{"name", found->name}, {"type", found->type}});
  tx.commit();
  if (ctx.ports.scripts != nullptr) ctx.ports.scripts->forget(found->id);
  return std::move(*found);
}

}  // namespace confab::core::integrations
