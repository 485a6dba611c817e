#include "store/integration_runs.h"

#include <fmt/format.h>

#include "store/table.h"

namespace confab::store {
namespace {

using model::IntegrationRun;

sql::Value key_or_null(std::int64_t key) {
  return key == 0 ? sql::Value{nullptr} : sql::Value{key};
}

constexpr auto kRuns = table(
    "integration_runs", column<&IntegrationRun::pk>("pk", Use::read_only),
    column<&IntegrationRun::integration_pk>("integration_pk", Use::once), column<&IntegrationRun::id>("id", Use::once),
    derived<IntegrationRun>(
        "user_pk", [](const IntegrationRun& run, Texts&) { return key_or_null(run.user_pk); }, Use::written_once,
        "BIGINT"),
    derived<IntegrationRun>(
        "room_pk", [](const IntegrationRun& run, Texts&) { return key_or_null(run.room_pk); }, Use::written_once,
        "BIGINT"),
    column<&IntegrationRun::message>("message_id", Use::written_once),
    column<&IntegrationRun::event>("event", Use::once), column<&IntegrationRun::url>("url"),
    column<&IntegrationRun::step>("step"), column<&IntegrationRun::trigger_word>("trigger_word"),
    column<&IntegrationRun::data>("data"), column<&IntegrationRun::ran_prepare_script>("ran_prepare_script"),
    column<&IntegrationRun::prepare_sent>("prepare_sent"), column<&IntegrationRun::process_sent>("process_sent"),
    column<&IntegrationRun::http_call>("http_call"), column<&IntegrationRun::http_result>("http_result"),
    column<&IntegrationRun::http_error>("http_error"), column<&IntegrationRun::result_message>("result_message"),
    column<&IntegrationRun::error>("error"), column<&IntegrationRun::error_stack>("error_stack"),
    column<&IntegrationRun::finished>("finished"), column<&IntegrationRun::created_at>("created_at", Use::once),
    column<&IntegrationRun::updated_at>("updated_at"));

std::string select_run() {
  return fmt::format("SELECT {}, i.id FROM integration_runs h JOIN integrations i ON i.pk = h.integration_pk ",
                     kRuns.select_list("h"));
}

IntegrationRun run_from(const sql::Row& row) {
  auto run = kRuns.read(row);
  run.integration.id = row.string(kRuns.width());
  return run;
}

}  // namespace

std::optional<IntegrationRun> IntegrationRuns::by_id(std::string_view id) {
  return session_.first(select_run() + "WHERE h.id = ?", {id}, run_from);
}

std::vector<IntegrationRun> IntegrationRuns::list(const RunFilter& filter, std::int64_t limit, std::int64_t offset) {
  const auto* direction = filter.newest_first ? "DESC" : "ASC";
  return session_.all(fmt::format("{0}WHERE h.integration_pk = ? ORDER BY h.updated_at {1}, h.pk {1} LIMIT ? OFFSET ?",
                                  select_run(), direction),
                      {filter.integration_pk, limit, offset}, run_from);
}

std::int64_t IntegrationRuns::count(std::int64_t integration_pk) {
  return session_.count("SELECT count(*) FROM integration_runs WHERE integration_pk = ?", {integration_pk});
}

void add_run(sql::Transaction& tx, IntegrationRun& run) {
  Texts texts;
  tx.each(kRuns.insert_sql() + " RETURNING pk", kRuns.insert_values(run, texts),
          [&](const sql::Row& row) { run.pk = row.integer(0); });
}

void change_run(sql::Transaction& tx, const IntegrationRun& run) {
  Texts texts;
  tx.execute(fmt::format("UPDATE integration_runs SET {} WHERE pk = ?", kRuns.assignments()),
             followed_by(kRuns.update_values(run, texts), {run.pk}));
}

void clear_runs(sql::Transaction& tx, std::int64_t integration_pk) {
  tx.execute("DELETE FROM integration_runs WHERE integration_pk = ?", {integration_pk});
}

std::int64_t remove_runs_before(sql::Transaction& tx, Timestamp time, std::int64_t limit) {
  return tx.execute(
      "DELETE FROM integration_runs WHERE pk IN (SELECT pk FROM integration_runs WHERE updated_at < ? LIMIT ?)",
      {time, limit});
}

std::int64_t remove_runs_of(sql::Transaction& tx, std::int64_t user_pk, std::int64_t limit) {
  return tx.execute(
      "DELETE FROM integration_runs WHERE pk IN (SELECT pk FROM integration_runs WHERE user_pk = ? LIMIT ?)",
      {user_pk, limit});
}

void remove_runs_about(sql::Transaction& tx, const std::vector<MessageId>& messages) {
  in_parts(messages, [&](const std::vector<MessageId>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    tx.execute("DELETE FROM integration_runs WHERE message_id IN " + in_list(part.size()), values);
  });
}

}  // namespace confab::store
