// Times the markup parser. Standard input: messages, each as a line with its length in bytes and that many bytes; the
// first is the message whose cost is reported by itself. Prints one line of JSON; compare.js puts the package's figures
// beside it.

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include "markup/markup.h"

namespace {

std::vector<std::string> read_messages() {
  std::vector<std::string> messages;
  for (std::size_t length = 0; std::cin >> length;) {
    std::cin.get();
    std::string& message = messages.emplace_back(length, '\0');
    std::cin.read(message.data(), static_cast<std::streamsize>(length));
  }
  return messages;
}

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// Processor seconds for one call, the best of several stretches; the machine may be busy with other things.
template <typename Work>
double seconds_of(Work work) {
  double best = 1e9;
  for (int stretch = 0; stretch < 15; ++stretch) {
    const double begin = cpu_seconds();
    double passed = 0;
    int calls = 0;
    do {
      work();
      ++calls;
      passed = cpu_seconds() - begin;
    } while (passed < 0.03);
    best = std::min(best, passed / calls);
  }
  return best;
}

}  // namespace

int main() {
  const std::vector<std::string> messages = read_messages();
  if (messages.empty()) return 1;
  std::size_t bytes = 0;
  for (const std::string& message : messages) bytes += message.size();

  std::size_t nodes = 0;
  std::string json;
  const confab::markup::Options options;
  const auto parse = [&](const std::string& message) {
    nodes += confab::markup::parse(message, options).nodes().size();
  };
  const auto parse_to_json = [&](const std::string& message) {
    json.clear();
    confab::markup::append_json(json, confab::markup::parse(message, options));
    nodes += json.size();
  };
  const double all = seconds_of([&] {
    for (const std::string& message : messages) parse(message);
  });
  const double all_json = seconds_of([&] {
    for (const std::string& message : messages) parse_to_json(message);
  });
  const double one = seconds_of([&] {
                       for (int i = 0; i < 1000; ++i) parse(messages.front());
                     }) /
                     1000;
  const double one_json = seconds_of([&] {
                            for (int i = 0; i < 1000; ++i) parse_to_json(messages.front());
                          }) /
                          1000;
  fmt::print(
      R"({{"megabytes_per_second":{:.1f},"with_json":{:.1f},"message_microseconds":{:.2f},"message_with_json":{:.2f}}})"
      "\n",
      static_cast<double>(bytes) / all / 1e6, static_cast<double>(bytes) / all_json / 1e6, one * 1e6, one_json * 1e6);
  return nodes > 0 ? 0 : 1;
}
