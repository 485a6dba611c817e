#include "app/audit_anchor.h"

#include <fmt/format.h>

#include <fstream>

#include "base/log.h"
#include "sql/open.h"

namespace confab::app {

std::optional<store::AuditHead> AuditAnchor::written_down() const {
  std::ifstream in{file_};
  store::AuditHead head;
  return in >> head.pk >> head.hash ? std::optional{head} : std::nullopt;
}

void AuditAnchor::put(const store::AuditHead& head) {
  // Beside it and then in its place, so that a full disk leaves the old one.
  const std::filesystem::path fresh = file_.string() + ".new";
  {
    std::ofstream out{fresh, std::ios::trunc};
    out << head.pk << ' ' << head.hash << '\n';
    out.close();
    if (!out) return log::warning("the head of the audit log cannot be written down", {{"file", fresh.string()}});
  }
  std::error_code failed;
  std::filesystem::rename(fresh, file_, failed);
  if (failed) log::warning("the head of the audit log cannot be written down", {{"error", failed.message()}});
}

AuditAnchor::Found AuditAnchor::verify() {
  const auto known = written_down();
  const auto reader = db_.read();
  const auto check = store::check_audit(*reader);
  Found found{.rows = check.rows, .wrong = {}};
  if (check.broken) {
    found.wrong = fmt::format("row {} was changed, or a row before it was changed or removed", *check.broken);
  } else if (known && !store::has_audit_row(*reader, *known)) {
    found.wrong = fmt::format(
        "row {}, which {} names, is missing or another: the end was cut off. After a backup was put back this is so; "
        "then remove the file",
        known->pk, file_.string());
  }
  return found;
}

void AuditAnchor::verify_and_write_down() {
  const std::lock_guard lock{mutex_};
  const auto found = verify();
  intact_ = found.wrong.empty() ? 1 : 0;
  if (!found.wrong.empty()) return log::error("the audit log is not whole", {{"reason", found.wrong}});
  const auto head = store::audit_head(*db_.read());
  if (!head) return;
  put(*head);
  log::info("the audit log is whole",
            {{"rows", std::to_string(found.rows)}, {"head", std::to_string(head->pk)}, {"hash", head->hash}});
}

void AuditAnchor::write_down() noexcept {
  try {
    const std::lock_guard lock{mutex_};
    const auto known = written_down();
    const auto reader = db_.read();
    const auto head = store::audit_head(*reader);
    if (!head || (known && !store::has_audit_row(*reader, *known))) return;  // the next start says so
    put(*head);
    log::info("end of the audit log", {{"head", std::to_string(head->pk)}, {"hash", head->hash}});
  } catch (const std::exception& error) {
    log::warning("the head of the audit log cannot be written down", {{"error", error.what()}});
  }
}

std::optional<bool> AuditAnchor::intact() const {
  const int known = intact_;
  return known < 0 ? std::nullopt : std::optional{known == 1};
}

std::filesystem::path audit_head_file(const std::filesystem::path& data) {
  return data / "confab.audit-head";
}

Verdict verify_audit(const Options& options) {
  const auto url = database_url(options);
  if (const auto file = database_file(url); file && !std::filesystem::exists(*file)) {
    throw UsageError("There is no database " + file->string() + "; name its folder with --data");
  }
  const auto db = sql::open(url);
  const auto found = AuditAnchor{*db, audit_head_file(options.data)}.verify();
  if (!found.wrong.empty()) return {fmt::format("The audit log is not whole: {}.\n", found.wrong), 1};
  return {fmt::format("The audit log is whole: {} rows.\n", found.rows), 0};
}

void declare_audit_job(jobs::Kinds& kinds, AuditAnchor& anchor) {
  kinds.add<VerifyAudit>({
      .summary = "Goes through the audit log and looks whether a row was changed or removed.",
      .handler = [&anchor](const jobs::Run&, const VerifyAudit&) { anchor.verify_and_write_down(); },
      .attempts = 3,
      .timeout = std::chrono::minutes{10},
      .recurring = jobs::Recurring{.rule = "every 1h"},
  });
}

}  // namespace confab::app
