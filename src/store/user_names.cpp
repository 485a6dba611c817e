#include "store/user_names.h"

#include <algorithm>
#include <vector>

#include "base/fold.h"
#include "base/text.h"

namespace confab::store {
namespace {

constexpr std::size_t kMaxEnd = 12;    // characters of an end; longer ones are compared with the name as well
constexpr std::size_t kMaxName = 100;  // characters of a name
constexpr std::string_view kLast = "\xF4\x8F\xBF\xBF";  // no text has a later character

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// The first `count` characters.
std::string_view head(std::string_view text, std::size_t count) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins_character(text[i]) && count-- == 0) return text.substr(0, i);
  }
  return text;
}

void add_ends(std::set<std::string>& ends, const std::optional<std::string>& key) {
  if (!key) return;
  const auto name = head(*key, kMaxName);
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (begins_character(name[i])) ends.emplace(head(name.substr(i), kMaxEnd));
  }
}

std::vector<std::string> only_in_first(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::vector<std::string> rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return rest;
}

// `(?, ?), (?, ?)` for as many rows as in_list() has places.
std::string rows(std::size_t count) {
  std::size_t room = 1;
  while (room < count) room *= 2;
  std::string text = "(?, ?)";
  for (std::size_t i = 1; i < room; ++i) text += ", (?, ?)";
  return text;
}

}  // namespace

std::set<std::string> name_ends(const std::optional<std::string>& username_key,
                                const std::optional<std::string>& name_key) {
  std::set<std::string> ends;
  add_ends(ends, username_key);
  add_ends(ends, name_key);
  return ends;
}

void put_name_ends(sql::Transaction& tx, std::int64_t user_pk, const std::set<std::string>& before,
                   const std::set<std::string>& after) {
  in_parts(only_in_first(before, after), [&](const std::vector<std::string>& part) {
    std::vector<sql::Value> values{user_pk};
    append_in_list(values, part);
    tx.execute("DELETE FROM user_names WHERE user_pk = ? AND key IN " + in_list(part.size()), values);
  });
  in_parts(only_in_first(after, before), [&](const std::vector<std::string>& part) {
    std::vector<sql::Value> keys;
    append_in_list(keys, part);
    std::vector<sql::Value> values;
    for (const auto& key : keys) {
      values.push_back(key);
      values.emplace_back(user_pk);
    }
    tx.execute("INSERT INTO user_names (key, user_pk) VALUES " + rows(part.size()) + " ON CONFLICT DO NOTHING", values);
  });
}

void add_name_search(Where& where, std::string_view text, InAddresses addresses) {
  if (text.empty()) return;
  const auto folded = where.keep(fold(text));
  const auto first = where.keep(std::string{head(folded, kMaxEnd)});
  const auto end = where.keep(std::string{first} + std::string{kLast});
  const auto pattern = where.keep("%" + escape_like(folded) + "%");
  constexpr std::string_view kByName = "SELECT n.user_pk FROM user_names n WHERE n.key >= ? AND n.key < ?";
  if (addresses == InAddresses::yes) {
    where.add("u.pk IN (" + std::string{kByName} +
                  " UNION SELECT e.user_pk FROM user_emails e WHERE e.address_key LIKE ? ESCAPE '\\')",
              {first, end, pattern});
  } else {
    where.add("u.pk IN (" + std::string{kByName} + ")", {first, end});
  }
  if (first.size() == folded.size()) return;
  constexpr std::string_view kWhole = "u.username_key LIKE ? ESCAPE '\\' OR u.name_key LIKE ? ESCAPE '\\'";
  if (addresses == InAddresses::yes) {
    where.add(
        std::string{kWhole} +
            " OR EXISTS (SELECT 1 FROM user_emails e WHERE e.user_pk = u.pk AND e.address_key LIKE ? ESCAPE '\\')",
        {pattern, pattern, pattern});
  } else {
    where.add(kWhole, {pattern, pattern});
  }
}

}  // namespace confab::store
