#pragma once
// Every statement that the tests of a program have run must find its rows in growing tables by an index: EXPLAIN says
// so, on both engines. A test program takes part by one line, with how many statements it must have seen at least, so
// that it does not pass for having looked at none:
//
//   const auto* const kExplained = store::testing::explain_all_statements(200);

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "sql/dialect.h"
#include "sql/statement_log.h"
#include "store/growing_tables.h"
#include "store/schema.h"

namespace confab::store::testing {
namespace detail {

using sql::testing::ArgumentTypes;

inline bool grows(std::string_view table) {
  return std::find(kGrowingTables.begin(), kGrowingTables.end(), table) != kGrowingTables.end();
}

/// The growing table that a statement means by a name or an alias; empty: none.
inline std::string table_of(const std::string& statement, const std::string& name) {
  if (grows(name)) return name;
  const std::regex aliased{"(\\w+)\\s+(?:AS\\s+)?" + name + "\\b"};
  for (std::sregex_iterator found{statement.begin(), statement.end(), aliased}, end; found != end; ++found) {
    if (grows((*found)[1].str())) return (*found)[1].str();
  }
  return {};
}

inline std::vector<std::string> lines(sql::Session& session, const std::string& statement, int column,
                                      std::size_t arguments = 0) {
  std::vector<std::string> all;
  const std::vector<sql::Value> none(arguments, sql::Value{nullptr});
  session.each(statement, none, [&](const sql::Row& row) { all.push_back(row.string(column)); });
  return all;
}

/// Tables that are read as a whole, with the line of the plan.
using Scans = std::vector<std::pair<std::string, std::string>>;

// `SCAN m USING INDEX x` walks through all of the index; SEARCH enters it somewhere.
inline Scans sqlite_scans(sql::Database& db, const std::string& statement) {
  constexpr int kDetail = 3;
  Scans scans;
  const std::regex form{"SCAN (\\w+)( .*)?"};
  const auto tx = db.begin();
  for (const auto& line : lines(*tx, "EXPLAIN QUERY PLAN " + statement, kDetail, sql::count_placeholders(statement))) {
    std::smatch found;
    if (!std::regex_match(line, found, form)) continue;
    const auto table = table_of(statement, found[1].str());
    if (!table.empty()) scans.emplace_back(table, line);
  }
  return scans;
}

/// `(bigint, text)`, with as many NULLs.
inline std::pair<std::string, std::string> lists_for(std::size_t count, const ArgumentTypes& types) {
  std::string names;
  std::string nulls;
  for (std::size_t i = 0; i < count; ++i) {
    names.append(i == 0 ? " (" : ", ").append(i < types.size() ? types[i] : std::string_view{"unknown"});
    nulls.append(i == 0 ? " (NULL" : ", NULL");
  }
  if (count > 0) names += ")", nulls += ")";
  return {names, nulls};
}

// The plan for whatever arguments, and one that reads a whole table only when there is no other way.
inline std::vector<std::string> postgres_plan(sql::Database& db, const std::string& statement,
                                              const ArgumentTypes& types) {
  const auto [names, nulls] = lists_for(sql::count_placeholders(statement), types);
  const auto tx = db.begin();
  tx->execute("SET LOCAL plan_cache_mode = force_generic_plan", {});
  for (const auto* way : {"seqscan", "hashjoin", "mergejoin"}) {
    tx->execute(std::string{"SET LOCAL enable_"} + way + " = off", {});
  }
  tx->execute("PREPARE explained" + names + " AS " + sql::translate(statement, sql::Engine::postgres), {});
  auto plan = lines(*tx, "EXPLAIN EXECUTE explained" + nulls, 0);
  tx->execute("DEALLOCATE explained", {});
  return plan;
}

// An index without a condition is walked through as a whole.
inline Scans postgres_scans(sql::Database& db, const std::string& statement, const ArgumentTypes& types) {
  Scans scans;
  const std::regex node{
      ".*(Seq Scan|Index Scan|Index Only Scan|Bitmap Heap Scan)( Backward)?( using \\w+)? on (\\w+).*"};
  const auto plan = postgres_plan(db, statement, types);
  for (auto line = plan.begin(); line != plan.end(); ++line) {
    std::smatch found;
    if (!std::regex_match(*line, found, node) || !grows(found[4].str())) continue;
    const auto next = std::find_if(line + 1, plan.end(), [](const auto& text) {
      return text.find("->") != std::string::npos || text.find("Plan ") != std::string::npos;
    });
    const bool led = std::any_of(line + 1, next, [](const auto& text) {
      return text.find("Index Cond") != std::string::npos || text.find("Recheck Cond") != std::string::npos;
    });
    if (!led) scans.emplace_back(found[4].str(), *line);
  }
  return scans;
}

}  // namespace detail

/// The growing tables that a statement would read from one end to the other, as lines of the engine's plan.
[[nodiscard]] inline std::vector<std::string> scans_of(sql::Database& db, const std::string& statement,
                                                       const sql::testing::ArgumentTypes& types = {}) {
  const auto scans = db.engine() == sql::Engine::sqlite ? detail::sqlite_scans(db, statement)
                                                        : detail::postgres_scans(db, statement, types);
  std::vector<std::string> found;
  for (const auto& [table, line] : scans) {
    const auto walked = [&](std::string_view index) { return line.find(index) != std::string::npos; };
    const bool small = std::any_of(kSmallIndexes.begin(), kSmallIndexes.end(), walked);
    const bool allowed = std::any_of(kAllowed.begin(), kAllowed.end(), [&](const Allowed& row) {
      return row.table == table && statement.find(row.part) != std::string::npos;
    });
    if (!allowed && !small) found.push_back(fmt::format("{}: {}", table, line));
  }
  return found;
}

namespace detail {

class ExplainAll final : public ::testing::Environment {
 public:
  explicit ExplainAll(std::size_t at_least) : at_least_(at_least) {}

  void SetUp() override {
    if (GTEST_FLAG_GET(filter) == "*") sql::testing::StatementLog::of_this_process().start();
  }
  void TearDown() override {
    if (!sql::testing::StatementLog::of_this_process().on()) return;
    EXPECT_GE(sql::testing::StatementLog::of_this_process().statements().size(), at_least_);
    explain(sql::Engine::sqlite);
    if (!sql::testing::postgres_server().empty()) explain(sql::Engine::postgres);
  }

 private:
  static void explain(sql::Engine engine) {
    const sql::testing::TestDatabase fresh{engine, with_schema};
    const auto db = fresh.open();
    fill_growing_tables(*db);
    for (const auto& [statement, types] : sql::testing::StatementLog::of_this_process().statements()) {
      if (!is_explained(statement)) continue;
      try {
        for (const auto& scan : scans_of(*db, statement, types)) ADD_FAILURE() << scan << "\n  in " << statement;
      } catch (const std::exception& error) {
        ADD_FAILURE() << "no plan: " << error.what() << "\n  of " << statement;
      }
    }
  }
  // Not what tests do to the schema or for themselves.
  static bool is_explained(const std::string& statement) {
    constexpr std::array<std::string_view, 4> kVerbs{"SELECT", "INSERT", "UPDATE", "DELETE"};
    const auto is_part = [&](std::string_view part) { return statement.find(part) != std::string::npos; };
    return std::any_of(kVerbs.begin(), kVerbs.end(), [&](auto verb) { return statement.starts_with(verb); }) &&
           std::none_of(kPartsOfTests.begin(), kPartsOfTests.end(), is_part) &&
           std::find(kOfTests.begin(), kOfTests.end(), statement) == kOfTests.end();
  }

  const std::size_t at_least_;
};

}  // namespace detail

/// Registers the check for the end of this program. It looks only when all tests ran.
inline const void* explain_all_statements(std::size_t at_least) {
  return ::testing::AddGlobalTestEnvironment(new detail::ExplainAll{at_least});
}

}  // namespace confab::store::testing
