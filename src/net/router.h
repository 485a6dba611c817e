#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace confab::net {

/// What a Router says about a method and a path.
struct RouteMatch {
  enum class Outcome { found, not_found, method_not_allowed };
  Outcome outcome = Outcome::not_found;
  std::size_t index = 0;                                          // found: the number given to add()
  std::vector<std::pair<std::string, std::string>> parameters{};  // found: in the order of the pattern
  std::vector<std::string> allowed{};                             // method_not_allowed: for the Allow field, sorted
};

/// Finds the route of a request. Patterns consist of segments: plain text, `:name` (one segment, not empty), and as the
/// last one `*name` (all that is left, slashes included, maybe nothing). Plain text wins over `:name`, that over
/// `*name`. HEAD finds the GET route. Filled before use; then any thread may match.
class Router {
 public:
  Router();
  ~Router();
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  /// Throws std::invalid_argument when the pattern is malformed, or the same route is there already.
  void add(std::string_view method, std::string_view pattern, std::size_t index);
  /// `path` is percent-decoded, without query.
  [[nodiscard]] RouteMatch match(std::string_view method, std::string_view path) const;

 private:
  /// The routes that end at one place.
  struct Endpoint {
    std::vector<std::string> names;  // of the parameters
    std::vector<std::pair<std::string, std::size_t>> methods;
    [[nodiscard]] std::optional<std::size_t> find(std::string_view method) const;
  };
  struct Node;
  struct Search;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  static void add_method(Endpoint& endpoint, std::string_view method, std::string_view pattern, std::size_t index);
  static bool walk(const Node& node, std::string_view rest, Search& search);
  static bool end_at(const Endpoint& endpoint, Search& search);

  std::unordered_map<std::string, Endpoint, TextHash, std::equal_to<>> exact_;  // patterns without parameters
  std::unique_ptr<Node> root_;
};

}  // namespace confab::net
