#include "app/options.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"
#include "base/web_address.h"

namespace confab::app {
namespace {

constexpr std::string_view kOverwrite = "OVERWRITE_SETTING_";

std::string value_of(const Environment& environment, const std::string& name) {
  const auto found = environment.find(name);
  return found == environment.end() ? std::string{} : found->second;
}

std::uint16_t port_from(const std::string& text, std::string_view source) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw UsageError(std::string{source} + ": '" + text + "' is not a port; use a number from 0 to 65535");
  }
  return port;
}

unsigned password_cost_from(const std::string& text) {
  unsigned cost = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cost);
  if (error != std::errc{} || end != text.data() + text.size() || cost < kMinPasswordCost || cost > kMaxPasswordCost) {
    throw UsageError(fmt::format("CONFAB_PASSWORD_COST: '{}' is not a number from {} to {}", text, kMinPasswordCost,
                                 kMaxPasswordCost));
  }
  return cost;
}

// In seconds; negative: never.
std::chrono::seconds delay_from(const std::string& text, const std::string& source) {
  constexpr int kMostSeconds = 86'400;
  int seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size() || seconds > kMostSeconds) {
    throw UsageError(fmt::format("{}: '{}' is not a number of seconds up to {}; a negative one is never", source, text,
                                 kMostSeconds));
  }
  return std::chrono::seconds{seconds};
}

void read_delays(const Environment& environment, core::PushDelays& delays) {
  const auto read = [&](const std::string& name, std::chrono::seconds& delay) {
    const auto source = "NOTIFICATIONS_SCHEDULE_DELAY_" + name;
    if (const auto text = value_of(environment, source); !text.empty()) delay = delay_from(text, source);
  };
  read("ONLINE", delays.online);
  read("AWAY", delays.away);
  read("OFFLINE", delays.offline);
}

std::string root_url_from(const std::string& text, std::string_view source) {
  if (!is_web_address(text)) {
    throw UsageError(std::string{source} + ": '" + text + "' is not an address like https://chat.example.org");
  }
  return text;
}

std::string data_from(const std::string& text) {
  if (trim(text).empty()) throw UsageError("--data names no folder");
  return text;
}

log::Format format_from(const std::string& text) {
  if (text == "text") return log::Format::text;
  if (text == "json") return log::Format::json;
  throw UsageError("--log-format: '" + text + "' is neither text nor json");
}

std::optional<AdminAccount> admin_from(const Environment& environment) {
  AdminAccount admin{.username = value_of(environment, "ADMIN_USERNAME"),
                     .name = value_of(environment, "ADMIN_NAME"),
                     .email = value_of(environment, "ADMIN_EMAIL"),
                     .password = value_of(environment, "ADMIN_PASS"),
                     .id = value_of(environment, "ADMIN_ID"),
                     .email_verified = value_of(environment, "ADMIN_EMAIL_VERIFIED") == "true"};
  if (admin.password.empty()) return std::nullopt;
  if (admin.username.empty()) admin.username = "admin";
  if (admin.name.empty()) admin.name = "Administrator";
  return admin;
}

Options from_environment(const Environment& environment) {
  Options options;
  if (const auto port = value_of(environment, "PORT"); !port.empty()) options.port = port_from(port, "PORT");
  options.address = value_of(environment, "BIND_IP");
  options.database_url = value_of(environment, "DATABASE_URL");
  if (const auto url = value_of(environment, "ROOT_URL"); !url.empty()) {
    options.root_url = root_url_from(url, "ROOT_URL");
  }
  options.trusted_proxies = split(value_of(environment, "TRUSTED_PROXIES"), ',');
  if (const auto data = value_of(environment, "CONFAB_DATA"); !data.empty()) options.data = data;
  if (const auto format = value_of(environment, "LOG_FORMAT"); !format.empty())
    options.log_format = format_from(format);
  options.admin = admin_from(environment);
  options.tokens_for_users = value_of(environment, "CREATE_TOKENS_FOR_USERS") == "true";
  for (const auto& [name, value] : environment) {
    if (name.starts_with(kOverwrite)) options.overwritten_settings[name.substr(kOverwrite.size())] = value;
  }
  options.redis_url = value_of(environment, "REDIS_URL");
  options.file_key = value_of(environment, "CONFAB_FILE_KEY");
  options.file_key_file = value_of(environment, "CONFAB_FILE_KEY_FILE");
  if (const auto cost = value_of(environment, "CONFAB_PASSWORD_COST"); !cost.empty()) {
    options.password_cost = password_cost_from(cost);
  }
  read_delays(environment, options.push_delays);
  return options;
}

void apply(Options& options, const std::string& name, const std::string& value) {
  if (name == "--data")
    options.data = data_from(value);
  else if (name == "--port")
    options.port = port_from(value, "--port");
  else if (name == "--address")
    options.address = value;
  else if (name == "--database")
    options.database_url = value;
  else if (name == "--root-url")
    options.root_url = root_url_from(value, "--root-url");
  else if (name == "--log-format")
    options.log_format = format_from(value);
  else if (name == "--to" && options.command == "files migrate")
    options.migrate_to = value;
  else if (name == "--trusted-proxies")
    options.trusted_proxies = split(value, ',');
  else
    throw UsageError("unknown option " + name + "; `confab help` lists them");
}

bool is_command(const std::string& text) {
  return text == "serve" || text == "openapi" || text == "version" || text == "help" || text == "audit verify" ||
         text == "files migrate";
}

}  // namespace

Options read_options(std::span<const std::string> arguments, const Environment& environment) {
  Options options = from_environment(environment);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help" || argument == "-h") {
      options.command = "help";
    } else if (argument == "--version") {
      options.command = "version";
    } else if (i == 0 && arguments.size() > 1 && is_command(argument + " " + arguments[1])) {
      options.command = argument + " " + arguments[++i];
    } else if (!argument.starts_with("-")) {
      if (i != 0 || !is_command(argument)) throw UsageError("unknown command '" + argument + "'; see `confab help`");
      options.command = argument;
    } else if (const auto equals = argument.find('='); equals != std::string::npos) {
      apply(options, argument.substr(0, equals), argument.substr(equals + 1));
    } else {
      if (i + 1 == arguments.size()) throw UsageError(argument + " needs a value");
      apply(options, argument, arguments[++i]);
    }
  }
  return options;
}

std::string database_url(const Options& options) {
  if (!options.database_url.empty()) return options.database_url;
  return "sqlite:" + (std::filesystem::absolute(options.data) / "confab.db").string();
}

std::optional<std::filesystem::path> database_file(std::string_view url) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (!url.starts_with(kSqlite)) return std::nullopt;
  url.remove_prefix(kSqlite.size());
  if (url.starts_with("//")) url.remove_prefix(2);
  return std::filesystem::absolute(url);
}

std::string_view help_text() {
  return R"(Confab, team chat on your own server.

  confab serve [options]     run the server (this is also what `confab` alone does)
  confab openapi             print the API document
  confab audit verify        look whether a row of the audit log was changed or removed (exit code 1: one was);
                             with the same --data and --database, also while the server runs
  confab files migrate --to STORAGE
                             have the running server move all files into the storage in force: s3, google, webdav,
                             folder or database; with the same --data and --database
  confab version             print version and commit

Options, with the environment variable that means the same:
  --data DIR            CONFAB_DATA       folder for the database and files (./data)
  --port N              PORT              port to listen on (3000; 0 takes any free one)
  --address ADDRESS     BIND_IP           address to listen on (all, IPv4 and IPv6)
  --database URL        DATABASE_URL      postgres://user@host/name, or sqlite:FILE (sqlite in the data folder)
  --root-url URL        ROOT_URL          the address people use (http://localhost:PORT)
  --trusted-proxies L   TRUSTED_PROXIES   addresses or networks whose X-Forwarded headers count (loopback always does)
  --log-format F        LOG_FORMAT        text or json

More environment: ADMIN_USERNAME, ADMIN_NAME, ADMIN_EMAIL, ADMIN_EMAIL_VERIFIED=true, ADMIN_PASS, ADMIN_ID (an administrator
made on the first start), OVERWRITE_SETTING_<id> (fixes a setting), CREATE_TOKENS_FOR_USERS=true (allows users.createToken), CONFAB_FILE_KEY
or CONFAB_FILE_KEY_FILE (64 hexadecimal digits, or a file with them, by which files are enciphered), CONFAB_PASSWORD_COST (4 to 14:
what guessing a password costs that is set from now on; each step doubles it; 10), NOTIFICATIONS_SCHEDULE_DELAY_ONLINE, _AWAY and
_OFFLINE (after how many seconds phones are told of a message, by how their people are connected; negative: never; 120, 0, 0).
)";
}

}  // namespace confab::app
