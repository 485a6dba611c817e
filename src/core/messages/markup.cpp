#include "core/messages/markup.h"

#include <algorithm>

#include "base/text.h"
#include "markup/names.h"
#include "settings/groups/message.h"

namespace confab::core::messages {
namespace {

void add_once(std::vector<std::string>& list, std::string item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

// Addresses with a scheme in plain text, also of hosts that the markup makes no link of (http://intranet,
// http://localhost).
void collect_addresses(std::string_view text, std::vector<std::string>& links) {
  constexpr std::string_view kEnds = " \t\r\n<>\"";
  constexpr std::string_view kTrailing = ".,!?;:'()[]";
  std::size_t at = 0;
  while ((at = text.find("http", at)) != std::string_view::npos) {
    const auto rest = text.substr(at);
    const std::size_t scheme = rest.starts_with("https://") ? 8 : rest.starts_with("http://") ? 7 : 0;
    const auto end = std::min(rest.find_first_of(kEnds), rest.size());
    auto address = rest.substr(0, end);
    while (!address.empty() && kTrailing.find(address.back()) != std::string_view::npos) address.remove_suffix(1);
    if (scheme != 0 && address.size() > scheme) add_once(links, std::string{address});
    at += std::max<std::size_t>(end, 4);
  }
}

// Words that the clients of that service make links of.
void collect_tracks(std::string_view text, std::vector<std::string>& tracks) {
  constexpr std::string_view kTrack = "spotify:track:";
  constexpr std::size_t kMaxTracks = 5, kLongestId = 40;
  for (auto at = text.find(kTrack); at != std::string_view::npos; at = text.find(kTrack, at + 1)) {
    const auto rest = text.substr(at + kTrack.size());
    const auto* const end = std::ranges::find_if_not(
        rest, [](char c) { return ('0' <= c && c <= '9') || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); });
    const auto id = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    if (!id.empty() && id.size() <= kLongestId && tracks.size() < kMaxTracks) add_once(tracks, std::string{id});
  }
}

constexpr std::string_view kSigns = ".-_";
constexpr std::size_t kMaxPossible = 1000;

bool ends_in_sign(std::string_view name) {
  return !name.empty() && kSigns.find(name.back()) != std::string_view::npos;
}

bool is_group(std::string_view name) {
  return name == "all" || name == "here";
}

// What is written, and what is left of it as sign after sign is taken from its end: the longest first.
template <class Visit>
void each_possible(std::string_view written, Visit visit) {
  for (std::size_t length = written.size(); length > 0; --length) {
    if (visit(written.substr(0, length)) || !ends_in_sign(written.substr(0, length))) return;
  }
}

markup::Tree with_known_names(const markup::Tree& tree, const FindNames& find) {
  KnownNames possible;
  const auto collect = [&](std::string_view written, std::vector<std::string>& names) {
    if (!ends_in_sign(written)) return;
    each_possible(written, [&](std::string_view name) {
      if (names.size() < kMaxPossible) add_once(names, to_lower_ascii(name));
      return false;
    });
  };
  for (const auto name : tree.mentions()) collect(name, possible.users);
  for (const auto name : tree.channels()) collect(name, possible.channels);
  const auto known = find(possible);
  return markup::cut_names(tree, [&](markup::Type type, std::string_view written) {
    const bool user = type == markup::Type::mention_user;
    const auto& names = user ? known.users : known.channels;
    std::size_t length = written.size();
    each_possible(written, [&](std::string_view name) {
      const auto lower = to_lower_ascii(name);
      const bool is_one = (user && is_group(lower)) || std::find(names.begin(), names.end(), lower) != names.end();
      if (is_one) length = name.size();
      return is_one;
    });
    return length;
  });
}

}  // namespace

markup::Options markup_options(const Context& ctx) {
  const auto is_on = [&](settings::BooleanKey key) { return ctx.settings.boolean(key); };
  const bool formulas = is_on(settings::message("Katex_Enabled"));
  markup::Options options{.colors = is_on(settings::message("HexColorPreview_Enabled")),
                          .emoticons = true,
                          .katex_dollar = formulas && is_on(settings::message("Katex_Dollar_Syntax")),
                          .katex_parenthesis = formulas && is_on(settings::message("Katex_Parenthesis_Syntax")),
                          .custom_domains = {},
                          .now = {}};
  for (const auto& domain : split(ctx.settings.text(settings::message("Message_CustomDomain_AutoLink")), ',')) {
    const auto trimmed = trim(domain);
    if (!trimmed.empty()) options.custom_domains.push_back(to_lower_ascii(trimmed));
  }
  return options;
}

Markup read_markup(std::string_view text, const FindNames& find, const markup::Options& options) {
  auto tree = markup::parse(text, options);
  if (find && markup::has_doubtful_names(tree)) tree = with_known_names(tree, find);
  Markup result;
  markup::append_json(result.md.text, tree);
  for (const auto name : tree.mentions()) {
    auto username = to_lower_ascii(name);
    if (username == "all") {
      result.all = true;
    } else if (username == "here") {
      result.here = true;
    } else {
      add_once(result.users, std::move(username));
    }
  }
  for (const auto name : tree.channels()) add_once(result.channels, std::string{name});
  for (const auto link : tree.links()) {
    if (link.starts_with("http://") || link.starts_with("https://")) add_once(result.links, std::string{link});
  }
  for (const auto& node : tree.nodes()) {
    if (node.type != markup::Type::plain_text) continue;
    collect_addresses(tree.text(node), result.links);
    collect_tracks(tree.text(node), result.tracks);
  }
  result.plain = markup::to_plain_text(tree, markup::Spoilers::hide);
  return result;
}

}  // namespace confab::core::messages
