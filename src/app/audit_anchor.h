#pragma once

#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "app/options.h"
#include "base/fields.h"
#include "jobs/kind.h"
#include "sql/database.h"
#include "store/audit.h"

namespace confab::app {

/// The audit log's newest row, as it was when the log was looked at last, in a file outside of the database. A row that
/// is changed or missing shows in the chain of hashes; a tail that was cut off shows by this file alone.
class AuditAnchor {
 public:
  /// `file` need not be there yet.
  AuditAnchor(sql::Database& db, std::filesystem::path file) : db_(db), file_(std::move(file)) {}

  struct Found {
    std::int64_t rows = 0;
    std::string wrong;  // a sentence; empty: all is whole
  };
  /// Goes through the whole log, and compares it with the file, which is left as it is. Throws sql::Error.
  [[nodiscard]] Found verify();
  /// The same, told in the log and by intact(); where all is whole the newest row goes into the file.
  void verify_and_write_down();
  /// Writes the newest row into the file and into the log, if the row that the file has is still there: for the end of
  /// the program. Does not throw.
  void write_down() noexcept;

  /// What the last look said; nullopt before the first.
  [[nodiscard]] std::optional<bool> intact() const;

 private:
  [[nodiscard]] std::optional<store::AuditHead> written_down() const;
  void put(const store::AuditHead& head);

  sql::Database& db_;
  const std::filesystem::path file_;
  std::mutex mutex_;  // of the file
  std::atomic<int> intact_{-1};
};

/// Where the program keeps it, in the data folder.
[[nodiscard]] std::filesystem::path audit_head_file(const std::filesystem::path& data);

/// The command `confab audit verify`: what there is to say, for the terminal, and the exit code. Throws UsageError
/// where there is no database yet; sql::Error.
struct Verdict {
  std::string text;
  int exit_code = 0;
};
[[nodiscard]] Verdict verify_audit(const Options& options);

struct VerifyAudit {
  static constexpr std::string_view kJob = "audit.verify";
  static constexpr int kVersion = 1;
};
/// `anchor` outlives `kinds`.
void declare_audit_job(jobs::Kinds& kinds, AuditAnchor& anchor);

}  // namespace confab::app

template <>
struct confab::Fields<confab::app::VerifyAudit> {
  static constexpr auto list = FieldList{};
};
