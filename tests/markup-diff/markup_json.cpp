// Parses messages from standard input and prints each tree as one line of JSON, for comparison with another parser.
//
// A message is a line `<options> <bytes>` and that many bytes. Options are letters: c colours, e emoticons, d and p
// KaTeX in dollar and parenthesis syntax, i the custom domain `intranet`, n nothing. The day is 2025-07-22.

#include <cstdio>
#include <iostream>
#include <string>

#include "markup/markup.h"

namespace {

confab::markup::Options options_from(const std::string& letters) {
  const auto has = [&](char letter) { return letters.find(letter) != std::string::npos; };
  confab::markup::Options options;
  options.colors = has('c');
  options.emoticons = has('e');
  options.katex_dollar = has('d');
  options.katex_parenthesis = has('p');
  if (has('i')) options.custom_domains = {"intranet"};
  options.now = confab::from_millis(1'753'142'400'000);
  return options;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string letters;
  std::size_t length = 0;
  std::string message;
  std::string json;
  while (std::cin >> letters >> length) {
    std::cin.get();
    message.resize(length);
    std::cin.read(message.data(), static_cast<std::streamsize>(length));
    json.clear();
    confab::markup::append_json(json, confab::markup::parse(message, options_from(letters)));
    json += '\n';
    std::cout << json;
    if (std::cin.rdbuf()->in_avail() <= 0) std::cout.flush();
  }
}
