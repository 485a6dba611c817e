#include "net/router.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace confab::net {

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> parameter;
  std::optional<Endpoint> here;  // the path may end here
  std::optional<Endpoint> rest;  // `*name` follows
};

struct Router::Search {
  std::string_view method;
  std::vector<std::string_view> values;
  std::optional<std::size_t> index;
  const Endpoint* endpoint = nullptr;
  std::set<std::string> allowed;
};

namespace {

[[noreturn]] void malformed(std::string_view pattern, std::string_view why) {
  throw std::invalid_argument(fmt::format("route {}: {}", pattern, why));
}

std::string_view take_segment(std::string_view& rest) {
  rest.remove_prefix(1);  // the slash
  const auto end = std::min(rest.find('/'), rest.size());
  const auto segment = rest.substr(0, end);
  rest.remove_prefix(end);
  return segment;
}

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;

std::optional<std::size_t> Router::Endpoint::find(std::string_view method) const {
  const auto of = [&](std::string_view name) -> std::optional<std::size_t> {
    for (const auto& [key, index] : methods) {
      if (key == name) return index;
    }
    return std::nullopt;
  };
  const auto found = of(method);
  return !found && method == "HEAD" ? of("GET") : found;
}

void Router::add_method(Endpoint& endpoint, std::string_view method, std::string_view pattern, std::size_t index) {
  for (const auto& [name, other] : endpoint.methods) {
    if (name == method) malformed(pattern, fmt::format("there is already a route for {}", method));
  }
  endpoint.methods.emplace_back(method, index);
}

void Router::add(std::string_view method, std::string_view pattern, std::size_t index) {
  if (!pattern.starts_with('/')) malformed(pattern, "it has to begin with a slash");
  if (pattern.find("/:") == std::string_view::npos && pattern.find("/*") == std::string_view::npos) {
    return add_method(exact_[std::string{pattern}], method, pattern, index);
  }
  std::vector<std::string> names;
  Node* node = root_.get();
  std::optional<Endpoint>* endpoint = nullptr;
  std::string_view rest = pattern;
  while (!rest.empty()) {
    const auto segment = take_segment(rest);
    if (segment.starts_with(':') || segment.starts_with('*')) {
      if (segment.size() == 1) malformed(pattern, "a parameter needs a name");
      names.emplace_back(segment.substr(1));
    }
    if (segment.starts_with('*')) {
      if (!rest.empty()) malformed(pattern, "nothing can follow the rest of the path");
      endpoint = &node->rest;
      break;
    }
    auto& next = segment.starts_with(':') ? node->parameter : node->literals[std::string{segment}];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
    endpoint = &node->here;
  }
  if (!*endpoint) *endpoint = Endpoint{names, {}};
  if ((*endpoint)->names != names) malformed(pattern, "its parameters have other names in another method's route");
  add_method(**endpoint, method, pattern, index);
}

bool Router::end_at(const Endpoint& endpoint, Search& search) {
  search.index = endpoint.find(search.method);
  if (search.index) {
    search.endpoint = &endpoint;
    return true;
  }
  for (const auto& [method, index] : endpoint.methods) search.allowed.insert(method);
  return false;
}

// Depth first, the more particular first. Patterns are few segments deep, and a path has no more steps than they have.
bool Router::walk(const Node& node, std::string_view rest, Search& search) {
  if (rest.empty()) return node.here && end_at(*node.here, search);
  std::string_view behind = rest;
  const auto segment = take_segment(behind);
  if (const auto literal = node.literals.find(segment);
      literal != node.literals.end() && walk(*literal->second, behind, search)) {
    return true;
  }
  if (node.parameter && !segment.empty()) {
    search.values.push_back(segment);
    if (walk(*node.parameter, behind, search)) return true;
    search.values.pop_back();
  }
  if (node.rest) {
    search.values.push_back(rest.substr(1));
    if (end_at(*node.rest, search)) return true;
    search.values.pop_back();
  }
  return false;
}

RouteMatch Router::match(std::string_view method, std::string_view path) const {
  RouteMatch match;
  if (!path.starts_with('/')) return match;
  Search search{.method = method, .values = {}, .index = {}, .endpoint = nullptr, .allowed = {}};
  const auto exact = exact_.find(path);
  if ((exact != exact_.end() && end_at(exact->second, search)) || walk(*root_, path, search)) {
    match.outcome = RouteMatch::Outcome::found;
    match.index = *search.index;
    for (std::size_t i = 0; i < search.values.size(); ++i) {
      match.parameters.emplace_back(search.endpoint->names[i], search.values[i]);
    }
  } else if (!search.allowed.empty()) {
    if (search.allowed.contains("GET")) search.allowed.insert("HEAD");
    match.outcome = RouteMatch::Outcome::method_not_allowed;
    match.allowed.assign(search.allowed.begin(), search.allowed.end());
  }
  return match;
}

}  // namespace confab::net
