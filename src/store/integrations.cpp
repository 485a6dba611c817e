#include "store/integrations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/text.h"
#include "store/condition.h"
#include "store/table.h"
#include "store/where.h"

namespace confab::store {
namespace {

using model::Integration;

constexpr auto kIntegrations = table(
    "integrations", column<&Integration::pk>("pk", Use::read_only), column<&Integration::user_pk>("user_pk"),
    column<&Integration::maker_pk>("maker_pk", Use::once), column<&Integration::id>("id", Use::once),
    column<&Integration::type>("type", Use::once), column<&Integration::name>("name"),
    derived<Integration>("name_key",
                         [](const Integration& one, Texts& texts) { return folded_value(one.name, texts); }),
    column<&Integration::enabled>("enabled"), column<&Integration::channels>("channels"),
    column<&Integration::token>("token"), column<&Integration::alias>("alias"), column<&Integration::avatar>("avatar"),
    column<&Integration::emoji>("emoji"), column<&Integration::script_enabled>("script_enabled"),
    column<&Integration::script>("script"), column<&Integration::script_engine>("script_engine"),
    column<&Integration::script_compiled>("script_compiled"), column<&Integration::script_error>("script_error"),
    column<&Integration::overrides_channel>("overrides_channel"), column<&Integration::event>("event"),
    column<&Integration::urls>("urls"), column<&Integration::words>("words"),
    column<&Integration::word_anywhere>("word_anywhere"), column<&Integration::target_room>("target_room"),
    column<&Integration::runs_on_edits>("runs_on_edits"), column<&Integration::retries>("retries"),
    column<&Integration::retry_count>("retry_count"), column<&Integration::retry_delay>("retry_delay"),
    column<&Integration::impersonates>("impersonates"), column<&Integration::version>("version"),
    column<&Integration::created_at>("created_at", Use::once), column<&Integration::updated_at>("updated_at"));

constexpr std::string_view kFrom =
    " FROM integrations i JOIN users u ON u.pk = i.user_pk JOIN users m ON m.pk = i.maker_pk ";

std::string select_integration() {
  return fmt::format("SELECT {}, u.id, u.username, m.id, m.username{}", kIntegrations.select_list("i"), kFrom);
}

Integration integration_from(const sql::Row& row) {
  auto read = kIntegrations.read(row);
  int column = kIntegrations.width();
  read.user = row.id<UserId>(column++);
  read.username = row.optional_string(column++).value_or("");
  read.maker.id = row.id<UserId>(column++);
  read.maker.username = row.optional_string(column).value_or("");
  return read;
}

constexpr std::array kOfIntegrations{
    DocumentField{"_id", FieldKind::text, "i.id"},
    DocumentField{"type", FieldKind::text, "i.type"},
    DocumentField{.name = "name", .kind = FieldKind::text, .before = "i.name", .folded = "i.name_key"},
    DocumentField{"enabled", FieldKind::boolean, "i.enabled"},
    DocumentField{.name = "username", .kind = FieldKind::text, .before = "u.username", .folded = "u.username_key"},
    DocumentField{"userId", FieldKind::text, "u.id"},
    DocumentField{"event", FieldKind::text, "i.event"},
    DocumentField{"_createdBy._id", FieldKind::text, "m.id"},
    DocumentField{
        .name = "_createdBy.username", .kind = FieldKind::text, .before = "m.username", .folded = "m.username_key"},
    DocumentField{"_createdAt", FieldKind::time, "i.created_at"},
};

std::string column_of(model::IntegrationKey key) {
  switch (key) {
    case model::IntegrationKey::name:
      return "i.name_key";
    case model::IntegrationKey::type:
      return "i.type";
    case model::IntegrationKey::channel:
      return "i.channels";
    case model::IntegrationKey::username:
      return "u.username_key";
    case model::IntegrationKey::maker:
      return "m.username_key";
    case model::IntegrationKey::created_at:
      return "i.created_at";
    case model::IntegrationKey::updated_at:
      return "i.updated_at";
  }
  return "i.pk";
}

std::string order_of(const model::IntegrationOrder& order) {
  std::string text;
  for (const auto& by : order) text += column_of(by.key) + (by.descending ? " DESC, " : ", ");
  return text + "i.pk";
}

void add_scope(Where& where, const IntegrationScope& scope) {
  std::string condition = "1 = 0";
  std::vector<sql::Value> values;
  const auto add = [&](std::string_view type, bool all, bool own) {
    if (!all && !own) return;
    condition += fmt::format(" OR (i.type = '{}'{})", type, all ? "" : " AND i.maker_pk = ?");
    if (!all) values.emplace_back(scope.maker_pk);
  };
  add(model::kIncoming, scope.incoming, scope.own_incoming);
  add(model::kOutgoing, scope.outgoing, scope.own_outgoing);
  where.add_all(condition, values);
}

// Channels stand in a list, each in quotes.
void add_channels(Where& where, const std::vector<std::string>& channels) {
  std::string condition;
  std::vector<sql::Value> values;
  for (const auto& channel : channels) {
    condition.append(condition.empty() ? "" : " OR ").append("replace(i.channels, ?, '') <> i.channels");
    values.emplace_back(where.keep(to_json_text(json::string(channel))));
  }
  where.add_all(condition, values);
}

Where where_of(const IntegrationFilter& filter) {
  Where where;
  add_scope(where, filter.scope);
  if (!filter.type.empty()) where.add("i.type = ?", {where.keep(filter.type)});
  if (!filter.name_part.empty()) {
    where.add(R"(i.name_key LIKE ? ESCAPE '\')", {where.keep("%" + escape_like(fold(filter.name_part)) + "%")});
  }
  if (!filter.channels.empty()) add_channels(where, filter.channels);
  if (filter.condition) add_condition(where, *filter.condition, {.fields = kOfIntegrations});
  return where;
}

}  // namespace

std::optional<Integration> Integrations::by_id(std::string_view id) {
  return session_.first(select_integration() + "WHERE i.id = ?", {id}, integration_from);
}

std::optional<Integration> Integrations::by_pk(std::int64_t pk) {
  return session_.first(select_integration() + "WHERE i.pk = ?", {pk}, integration_from);
}

std::optional<Integration> Integrations::telling(std::string_view url) {
  const auto quoted = to_json_text(json::string(url));
  return session_.first(
      select_integration() +
          "WHERE i.type = 'webhook-outgoing' AND replace(i.urls, ?, '') <> i.urls ORDER BY i.pk LIMIT 1",
      {quoted}, integration_from);
}

std::vector<model::Trigger> Integrations::triggers() {
  return session_.all(select_integration() + "WHERE i.enabled = 1 AND i.type = 'webhook-outgoing' ORDER BY i.pk", {},
                      [](const sql::Row& row) { return trigger_of(integration_from(row)); });
}

std::int64_t Integrations::count() {
  return session_.count("SELECT count(*) FROM integrations", {});
}

std::vector<Integration> Integrations::list(const IntegrationFilter& filter, std::int64_t limit, std::int64_t offset) {
  const auto where = where_of(filter);
  std::vector<Integration> found;
  session_.each(
      fmt::format("{}WHERE {} ORDER BY {} LIMIT ? OFFSET ?", select_integration(), where.sql(), order_of(filter.order)),
      where.followed_by({limit, offset}), [&](const sql::Row& row) { found.push_back(integration_from(row)); });
  return found;
}

std::int64_t Integrations::count(const IntegrationFilter& filter) {
  const auto where = where_of(filter);
  std::int64_t count = 0;
  session_.each(fmt::format("SELECT count(*){}WHERE {}", kFrom, where.sql()), where.values(),
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::vector<Integration> Integrations::posting_as(std::int64_t user_pk) {
  return session_.all(select_integration() + "WHERE i.user_pk = ? ORDER BY i.pk", {user_pk}, integration_from);
}

std::vector<Integration> Integrations::naming(std::string_view channel) {
  const auto quoted = to_json_text(json::string(channel));
  return session_.all(select_integration() + "WHERE replace(i.channels, ?, '') <> i.channels ORDER BY i.pk", {quoted},
                      integration_from);
}

void add_integration(sql::Transaction& tx, const Integration& integration) {
  Texts texts;
  tx.execute(kIntegrations.insert_sql(), kIntegrations.insert_values(integration, texts));
}

bool change_integration(sql::Transaction& tx, const Integration& integration) {
  Texts texts;
  return tx.execute(fmt::format("UPDATE integrations SET {} WHERE pk = ? AND version = ?", kIntegrations.assignments()),
                    followed_by(kIntegrations.update_values(integration, texts),
                                {integration.pk, integration.version - 1})) != 0;
}

void remove_integration(sql::Transaction& tx, std::int64_t pk) {
  tx.execute("DELETE FROM integrations WHERE pk = ?", {pk});
}

model::Trigger trigger_of(const Integration& integration) {
  return {.id = integration.id,
          .event = integration.event.value_or(""),
          .channels = integration.channels,
          .words = integration.words,
          .word_anywhere = integration.word_anywhere.value_or(false),
          .runs_on_edits = integration.runs_on_edits.value_or(false),
          .urls = integration.urls};
}

}  // namespace confab::store
