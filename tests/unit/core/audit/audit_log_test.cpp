// The audit log is a chain: whoever changes, removes or reorders a row behind the program's back is found out.

#include <gmock/gmock.h>

#include <thread>

#include "base/errors/request.h"
#include "core/audit/list.h"
#include "core/audit/record.h"
#include "core/team.h"
#include "store/audit.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AuditLogTest : public testing::PeopleTest {
 protected:
  void act(const std::string& action, const std::string& target = "t", const json::object& details = {}) {
    Transaction tx{*ctx};
    audit::record(tx, *ctx, admin, action, target, details);
    tx.commit();
  }
  std::optional<std::int64_t> broken() {
    const auto reader = db->read();
    return store::check_audit(*reader).broken;
  }
  std::vector<std::string> column(std::string_view name) {
    return db->read()->all("SELECT " + std::string{name} + " FROM audit_log ORDER BY pk", {},
                           [](const sql::Row& row) { return row.string(0); });
  }
};

TEST_P(AuditLogTest, ARowSaysWhoDidWhatToWhatAndWhen) {
  admin.address = "192.0.2.1";
  act("user.changed", "ann", {{"from", "a"}, {"to", 5}});
  EXPECT_THAT(column("actor_id"), ElementsAre(admin.id.value));
  EXPECT_THAT(column("actor_username"), ElementsAre("root"));
  EXPECT_THAT(column("address"), ElementsAre("192.0.2.1"));
  EXPECT_THAT(column("action"), ElementsAre("user.changed"));
  EXPECT_THAT(column("target"), ElementsAre("ann"));
  EXPECT_THAT(column("details"), ElementsAre(R"({"from":"a","to":5})"));
  EXPECT_THAT(column("at"), ElementsAre(std::to_string(to_millis(clock.now()))));
}

TEST_P(AuditLogTest, TheChainIsWholeFromTheFirstRowOn) {
  EXPECT_FALSE(broken());
  for (int i = 0; i < 5; ++i) {
    act("a", std::to_string(i), {{"text", "\"quoted\"\nand \xC3\xA4"}});
    clock.advance(std::chrono::seconds{1});
    EXPECT_FALSE(broken());
  }
  auto previous = column("previous_hash");
  auto hashes = column("hash");
  EXPECT_EQ(previous.front(), "");
  previous.erase(previous.begin());
  hashes.pop_back();
  EXPECT_EQ(previous, hashes);
}

TEST_P(AuditLogTest, AChangeOfAnyColumnIsFound) {
  const std::pair<const char*, const char*> changes[] = {
      {"at", "at + 1"},  {"actor_id", "'x'"}, {"actor_username", "'x'"}, {"address", "'x'"},      {"action", "'x'"},
      {"target", "'x'"}, {"details", "'{}'"}, {"previous_hash", "'x'"},  {"hash", "upper(hash)"},
  };
  for (int i = 0; i < 3; ++i) act("a", "t", {{"i", i}});
  const auto second = db->read()->count("SELECT pk FROM audit_log ORDER BY pk LIMIT 1 OFFSET 1", {});
  for (const auto& [name, value] : changes) {
    const auto tx = db->begin();
    tx->execute("UPDATE audit_log SET " + std::string{name} + " = " + value + " WHERE pk = ?", {second});
    EXPECT_EQ(store::check_audit(*tx).broken, second) << name;
  }  // rolled back
  EXPECT_FALSE(broken());
}

TEST_P(AuditLogTest, ContentCannotMoveFromOneColumnToTheNext) {
  act("a,b", "c");
  run({"UPDATE audit_log SET action = 'a', target = 'b,c'"});
  EXPECT_TRUE(broken());
}

TEST_P(AuditLogTest, AMissingRowAndARowInBetweenAreFound) {
  for (int i = 0; i < 3; ++i) act("a", std::to_string(i));
  {
    const auto tx = db->begin();
    tx->execute("DELETE FROM audit_log WHERE target = '0'", {});
    EXPECT_TRUE(store::check_audit(*tx).broken);
  }
  {
    const auto tx = db->begin();
    tx->execute("DELETE FROM audit_log WHERE target = '1'", {});
    EXPECT_TRUE(store::check_audit(*tx).broken);
  }
  run(
      {"INSERT INTO audit_log (at, actor_id, actor_username, address, action, target, details, previous_hash, hash) "
       "SELECT at, actor_id, actor_username, address, action, target, details, previous_hash, hash FROM audit_log "
       "WHERE target = '2'"});
  EXPECT_TRUE(broken());
}

TEST_P(AuditLogTest, ACutTailShowsByAHeadThatWasWrittenDown) {
  EXPECT_FALSE(store::audit_head(*db->read()));
  for (int i = 0; i < 3; ++i) act("a", std::to_string(i));
  const auto head = store::audit_head(*db->read());
  ASSERT_TRUE(head);
  EXPECT_EQ(store::check_audit(*db->read()).head, head);
  EXPECT_TRUE(store::has_audit_row(*db->read(), *head));
  act("a", "3");
  EXPECT_TRUE(store::has_audit_row(*db->read(), *head)) << "the log has gone on";
  run({"DELETE FROM audit_log WHERE target IN ('2', '3')"});
  EXPECT_FALSE(broken()) << "what is left is a chain";
  EXPECT_FALSE(store::has_audit_row(*db->read(), *head));
  act("b", "2");
  EXPECT_FALSE(store::has_audit_row(*db->read(), *head)) << "another row has taken the place";
}

TEST_P(AuditLogTest, WhatIsRolledBackIsNotRecorded) {
  {
    Transaction tx{*ctx};
    audit::record(tx, *ctx, admin, "never", "t");
  }
  EXPECT_THAT(column("action"), IsEmpty());
  act("a");
  EXPECT_FALSE(broken());
}

TEST_P(AuditLogTest, ManyAtOnceStillMakeOneChain) {
  {
    std::vector<std::jthread> writers;
    writers.reserve(4);
    for (int i = 0; i < 4; ++i) {
      writers.emplace_back([this, i] {
        for (int k = 0; k < 5; ++k) act("a", std::to_string(i));
      });
    }
  }
  EXPECT_EQ(column("hash").size(), 20U);
  EXPECT_FALSE(broken());
}

TEST_P(AuditLogTest, ItIsReadPageByPageTheNewestFirstAlsoWithinOneMoment) {
  for (int i = 0; i < 5; ++i) {
    if (i == 3) clock.advance(std::chrono::seconds{1});
    act("a", std::to_string(i));
  }
  std::vector<std::string> targets;
  std::string after;
  for (int pages = 0; pages < 3; ++pages) {
    const auto page = audit::list_entries(*ctx, admin, {.after = after, .limit = 2});
    for (const auto& entry : page.entries) targets.push_back(entry.target);
    EXPECT_EQ(page.next.has_value(), pages < 2);
    after = page.next.value_or("");
  }
  EXPECT_THAT(targets, ElementsAre("4", "3", "2", "1", "0"));
}

TEST_P(AuditLogTest, ItIsReadByWhoDidWhatToWhatAndWhen) {
  act("user.changed", ann.id.value, {{"user", ben.id.value}});
  act("room.changed", "gone");
  {
    Transaction tx{*ctx};
    audit::record(tx, *ctx, ann, "room.changed", "r");
    tx.commit();
  }
  const auto start = clock.now();
  clock.advance(std::chrono::minutes{1});
  act("room.changed", "r");
  const auto found = [&](const audit::ListEntries& query) {
    std::vector<std::string> rows;
    for (const auto& entry : audit::list_entries(*ctx, admin, query).entries) {
      rows.push_back(entry.u.username + " " + entry.action + " " + entry.target);
    }
    return rows;
  };
  EXPECT_THAT(found({.actor = ann.id.value}), ElementsAre("ann room.changed r"));
  EXPECT_THAT(found({.action = "room.changed", .target = "r"}),
              ElementsAre("root room.changed r", "ann room.changed r"));
  EXPECT_THAT(found({.from = start + std::chrono::seconds{1}}), ElementsAre("root room.changed r"));
  EXPECT_THAT(found({.action = "user.changed", .until = start}), ElementsAre("root user.changed " + ann.id.value));
  const auto page = audit::list_entries(*ctx, admin, {.action = "user.changed"});
  std::vector<std::string> names;
  names.reserve(page.users.size());
  for (const auto& user : page.users) names.push_back(user.username);
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("ann", "ben")) << "whoever is named by target or details";
}

TEST_P(AuditLogTest, WhoMayNotReadItIsRefusedAndSoIsAPlaceThatIsNone) {
  EXPECT_REFUSED(audit::list_entries(*ctx, ann, {}), not_allowed);
  for (const auto* after : {"x", "1", "1.", ".1", "1.x", "99999999999999999999.1"}) {
    EXPECT_REFUSED(audit::list_entries(*ctx, admin, {.after = after}), invalid_params);
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, AuditLogTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
