#pragma once
// What tests of scripts have in common: a driver that is in a hurry, and calls of one script.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "embedded/script_program.h"
#include "services/scripts/child_driver.h"

namespace confab::services::scripts::testing {

class ScriptsTest : public ::testing::Test {
 protected:
  static ChildDriver::Options hasty() {
    return {.wait = std::chrono::milliseconds{200}, .running = std::chrono::milliseconds{1'000}};
  }

  /// `body` in a method of a class of its own.
  static std::string method(const std::string& body) {
    return "class Script { async m({ request }) { " + body + " } }";
  }

  Outcome call(const std::string& source, const std::string& name = "m", const std::string& argument = "{}") {
    return driver.run(
        {.program = {.id = "hook", .version = source, .source = source}, .method = name, .argument = argument},
        [this](const Fetch& fetch) {
          fetches.push_back(fetch);
          return answer;
        });
  }
  /// What the method's body returns, as JSON; or how else it ended.
  std::string value(const std::string& body, const std::string& request = "null") {
    const auto outcome = call(method(body), "m", "{\"request\":" + request + "}");
    return outcome.ending == Ending::done ? outcome.value : outcome.error;
  }
  Ending ending(const std::string& body) { return call(method(body)).ending; }

  ChildDriver driver{embedded::script_program(), hasty()};
  std::vector<Fetch> fetches;
  Fetched answer{.status = 200,
                 .status_text = "OK",
                 .url = "https://there.example/",
                 .body = R"({"a":1})",
                 .headers = {{"Content-Type", "application/json"}},
                 .redirected = true,
                 .error = {}};
};

}  // namespace confab::services::scripts::testing
