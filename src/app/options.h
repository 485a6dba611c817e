#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.h"
#include "base/password.h"
#include "core/kernel/context.h"

namespace confab::app {

/// A command line or an environment that cannot be used; the text says what to do about it.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The account that is made on the first start (ADMIN_USERNAME, ADMIN_PASS, ...).
struct AdminAccount {
  std::string username, name, email, password, id;
  bool email_verified = false;
};

/// How to run, from the command line and the environment; the command line wins.
struct Options {
  std::string command = "serve";  // serve, openapi, audit verify, files migrate, version, help
  std::filesystem::path data = "data";
  std::string address;  // empty: all
  std::uint16_t port = 3000;
  std::string database_url;  // empty: SQLite in the data folder
  std::string root_url;      // empty: http://localhost:<port>
  std::string redis_url;     // for several nodes; not used yet
  std::vector<std::string> trusted_proxies;
  log::Format log_format = log::Format::text;
  std::optional<AdminAccount> admin;
  std::map<std::string, std::string> overwritten_settings;  // OVERWRITE_SETTING_<id>
  std::string file_key;                                     // CONFAB_FILE_KEY: what files are enciphered with
  std::string file_key_file;                                // CONFAB_FILE_KEY_FILE: where that stands
  std::string migrate_to;                                   // of `files migrate`
  bool tokens_for_users = false;                            // CREATE_TOKENS_FOR_USERS
  core::PushDelays push_delays;                             // NOTIFICATIONS_SCHEDULE_DELAY_ONLINE, _AWAY, _OFFLINE
  unsigned password_cost = kDefaultPasswordCost;            // CONFAB_PASSWORD_COST: of hashes that are made from now on
  std::size_t workers = 32;
};

using Environment = std::map<std::string, std::string>;

/// Throws UsageError.
[[nodiscard]] Options read_options(std::span<const std::string> arguments, const Environment& environment);

[[nodiscard]] std::string_view help_text();

/// Where the database is: what was given, or the file in the data folder.
[[nodiscard]] std::string database_url(const Options& options);
/// The file of a database that is one.
[[nodiscard]] std::optional<std::filesystem::path> database_file(std::string_view url);

}  // namespace confab::app
