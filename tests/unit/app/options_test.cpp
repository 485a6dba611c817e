#include "app/options.h"

#include <gmock/gmock.h>

namespace confab::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Arguments = std::vector<std::string>;

/// What is said against a command line or an environment; "" when it is taken.
std::string against(const Arguments& arguments, const Environment& environment = {}) {
  try {
    (void)read_options(arguments, environment);
  } catch (const UsageError& error) {
    return error.what();
  }
  return {};
}

TEST(Options, NothingSaid) {
  const auto options = read_options({}, {});
  EXPECT_EQ(options.command, "serve");
  EXPECT_EQ(options.data, "data");
  EXPECT_EQ(options.port, 3000);
  EXPECT_EQ(options.address, "");
  EXPECT_EQ(options.database_url, "");
  EXPECT_EQ(options.log_format, log::Format::text);
  EXPECT_FALSE(options.admin);
  EXPECT_FALSE(options.tokens_for_users);
  EXPECT_THAT(options.overwritten_settings, IsEmpty());
}

TEST(Options, TheCommandLine) {
  const Arguments arguments{
      "serve",      "--data",     "folder",         "--port=8080",  "--address", "127.0.0.1",         "--database",
      "sqlite:x=y", "--root-url", "https://a.test", "--log-format", "json",      "--trusted-proxies", "10.0.0.0/8,::1"};
  const auto options = read_options(arguments, {});
  EXPECT_EQ(options.data, "folder");
  EXPECT_EQ(options.port, 8080);
  EXPECT_EQ(options.address, "127.0.0.1");
  EXPECT_EQ(options.database_url, "sqlite:x=y");
  EXPECT_EQ(options.root_url, "https://a.test");
  EXPECT_EQ(options.log_format, log::Format::json);
  EXPECT_THAT(options.trusted_proxies, ElementsAre("10.0.0.0/8", "::1"));
  EXPECT_EQ(read_options(Arguments{"--database=sqlite:x=y"}, {}).database_url, "sqlite:x=y");
}

TEST(Options, Commands) {
  for (const std::string command : {"serve", "openapi", "version", "help"}) {
    EXPECT_EQ(read_options(Arguments{command}, {}).command, command);
    EXPECT_THAT(std::string{help_text()}, HasSubstr(command == "help" ? "confab serve" : "confab " + command));
  }
  EXPECT_EQ(read_options(Arguments{"--help"}, {}).command, "help");
  EXPECT_EQ(read_options(Arguments{"-h"}, {}).command, "help");
  EXPECT_EQ(read_options(Arguments{"serve", "--version"}, {}).command, "version");
  EXPECT_THAT(against({"sreve"}), HasSubstr("unknown command 'sreve'"));
  EXPECT_THAT(against({"serve", "openapi"}), HasSubstr("unknown command 'openapi'"));  // one command only
}

TEST(Options, TheEnvironmentAndTheCommandLineOverIt) {
  const Environment environment{{"PORT", "4000"},
                                {"BIND_IP", "::1"},
                                {"CONFAB_DATA", "there"},
                                {"DATABASE_URL", "sqlite:e"},
                                {"ROOT_URL", "http://e"},
                                {"LOG_FORMAT", "json"},
                                {"TRUSTED_PROXIES", "10.0.0.1"},
                                {"CREATE_TOKENS_FOR_USERS", "true"}};
  const auto options = read_options({}, environment);
  EXPECT_EQ(options.port, 4000);
  EXPECT_EQ(options.address, "::1");
  EXPECT_EQ(options.data, "there");
  EXPECT_EQ(options.database_url, "sqlite:e");
  EXPECT_EQ(options.root_url, "http://e");
  EXPECT_EQ(options.log_format, log::Format::json);
  EXPECT_THAT(options.trusted_proxies, ElementsAre("10.0.0.1"));
  EXPECT_TRUE(options.tokens_for_users);

  const auto mixed = read_options(Arguments{"--port", "5000", "--log-format=text"}, environment);
  EXPECT_EQ(mixed.port, 5000);
  EXPECT_EQ(mixed.log_format, log::Format::text);
  EXPECT_EQ(mixed.data, "there");
}

TEST(Options, WhatAPasswordCosts) {
  EXPECT_EQ(read_options({}, {}).password_cost, 10U);
  EXPECT_EQ(read_options({}, {{"CONFAB_PASSWORD_COST", "12"}}).password_cost, 12U);
  for (const auto* bad : {"3", "15", "-4", "1e1", "ten", "10 "}) {
    EXPECT_THROW((void)read_options({}, {{"CONFAB_PASSWORD_COST", bad}}), UsageError) << bad;
  }
}

TEST(Options, WhenPhonesAreTold) {
  const auto usual = read_options({}, {}).push_delays;
  EXPECT_EQ(usual.online, std::chrono::seconds{120});
  EXPECT_EQ(usual.offline, std::chrono::seconds{0});
  const auto chosen =
      read_options({}, {{"NOTIFICATIONS_SCHEDULE_DELAY_ONLINE", "-1"}, {"NOTIFICATIONS_SCHEDULE_DELAY_OFFLINE", "5"}})
          .push_delays;
  EXPECT_EQ(chosen.online, std::chrono::seconds{-1});
  EXPECT_EQ(chosen.offline, std::chrono::seconds{5});
  for (const auto* bad : {"soon", "1.5", "86401"}) {
    EXPECT_THROW((void)read_options({}, {{"NOTIFICATIONS_SCHEDULE_DELAY_AWAY", bad}}), UsageError) << bad;
  }
}

TEST(Options, TheFirstAdministrator) {
  EXPECT_FALSE(read_options({}, {{"ADMIN_USERNAME", "root"}}).admin) << "nobody is made without a password";
  const auto plain = read_options({}, {{"ADMIN_PASS", "secret"}}).admin;
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->username, "admin");
  EXPECT_EQ(plain->name, "Administrator");
  EXPECT_EQ(plain->password, "secret");
  const auto full = read_options({}, {{"ADMIN_PASS", "secret"},
                                      {"ADMIN_USERNAME", "root"},
                                      {"ADMIN_NAME", "Ruth"},
                                      {"ADMIN_EMAIL", "r@a.test"},
                                      {"ADMIN_EMAIL_VERIFIED", "true"},
                                      {"ADMIN_ID", "one"}})
                        .admin;
  ASSERT_TRUE(full);
  EXPECT_EQ(full->username, "root");
  EXPECT_EQ(full->name, "Ruth");
  EXPECT_EQ(full->email, "r@a.test");
  EXPECT_TRUE(full->email_verified);
  EXPECT_FALSE(plain->email_verified);
  EXPECT_EQ(full->id, "one");
}

TEST(Options, FixedSettings) {
  const auto options = read_options({}, {{"OVERWRITE_SETTING_Site_Name", "Here"}, {"SETTING_Site_Name", "There"}});
  EXPECT_THAT(options.overwritten_settings,
              ElementsAre(std::pair<const std::string, std::string>{"Site_Name", "Here"}));
}

TEST(Options, ARedisServerIsNotedAndStopsNothing) {
  EXPECT_EQ(read_options({}, {}).redis_url, "");
  EXPECT_EQ(read_options({}, {{"REDIS_URL", "redis://a"}}).redis_url, "redis://a");
}

TEST(Options, WhatIsWrongIsSaid) {
  EXPECT_THAT(against({"--prot", "1"}), HasSubstr("unknown option --prot"));
  EXPECT_THAT(against({"--port"}), HasSubstr("--port needs a value"));
  for (const std::string port : {"", "x", "80x", "-1", "65536"}) {
    EXPECT_THAT(against({"--port=" + port}), HasSubstr("--port: '" + port + "' is not a port"));
  }
  EXPECT_EQ(against({"--port=0"}), "");
  EXPECT_EQ(against({"--port=65535"}), "");
  EXPECT_THAT(against({}, {{"PORT", "http"}}), HasSubstr("PORT: 'http' is not a port"));
  EXPECT_THAT(against({"--log-format", "xml"}), HasSubstr("neither text nor json"));
}

}  // namespace
}  // namespace confab::app
