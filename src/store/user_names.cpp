#include "store/user_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

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

bool is_between_words(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && !(byte >= '0' && byte <= '9') && !(byte >= 'a' && byte <= 'z');
}

// `(?, ?), (?, ?)` for as many rows as in_list() has places.
std::string rows(std::size_t count) {
  std::size_t room = 1;
  while (room < count) room *= 2;
  std::string text = "(?, ?)";
  for (std::size_t i = 1; i < room; ++i) text += ", (?, ?)";
  return text;
}

void put_ends(sql::Transaction& tx, std::string_view table, std::int64_t user_pk, const std::set<std::string>& before,
              const std::set<std::string>& after) {
  in_parts(only_in_first(before, after), [&](const std::vector<std::string>& part) {
    std::vector<sql::Value> values{user_pk};
    append_in_list(values, part);
    tx.execute(fmt::format("DELETE FROM {} WHERE user_pk = ? AND key IN {}", table, in_list(part.size())), values);
  });
  in_parts(only_in_first(after, before), [&](const std::vector<std::string>& part) {
    std::vector<sql::Value> keys;
    append_in_list(keys, part);
    std::vector<sql::Value> values;
    for (const auto& key : keys) {
      values.push_back(key);
      values.emplace_back(user_pk);
    }
    tx.execute(fmt::format("INSERT INTO {} (key, user_pk) VALUES {} ON CONFLICT DO NOTHING", table, rows(part.size())),
               values);
  });
}

}  // namespace

std::set<std::string> name_ends(const std::optional<std::string>& username_key,
                                const std::optional<std::string>& name_key) {
  std::set<std::string> ends;
  add_ends(ends, username_key);
  add_ends(ends, name_key);
  return ends;
}

std::set<std::string> text_ends(const std::optional<std::string>& nickname_key,
                                const std::optional<std::string>& bio_key) {
  std::set<std::string> ends;
  add_ends(ends, nickname_key);
  if (!bio_key) return ends;
  bool between = true;
  for (std::size_t i = 0; i < bio_key->size(); ++i) {
    const bool sign = is_between_words((*bio_key)[i]);
    if (between && !sign) ends.emplace(head(std::string_view{*bio_key}.substr(i), kMaxEnd));
    between = sign;
  }
  return ends;
}

void put_name_ends(sql::Transaction& tx, std::int64_t user_pk, const std::set<std::string>& before,
                   const std::set<std::string>& after) {
  put_ends(tx, "user_names", user_pk, before, after);
}

void put_text_ends(sql::Transaction& tx, std::int64_t user_pk, const std::set<std::string>& before,
                   const std::set<std::string>& after) {
  put_ends(tx, "user_texts", user_pk, before, after);
}

void add_name_search(Where& where, std::string_view text, const SearchedFields& fields) {
  if (text.empty()) return;
  const auto folded = where.keep(fold(text));
  const auto first = where.keep(std::string{head(folded, kMaxEnd)});
  const auto end = where.keep(std::string{first} + std::string{kLast});
  const auto pattern = where.keep("%" + escape_like(folded) + "%");
  std::vector<std::string_view> candidates;
  std::vector<sql::Value> values;
  const auto candidate = [&](std::string_view select, std::initializer_list<sql::Value> more) {
    candidates.push_back(select);
    values.insert(values.end(), more);
  };
  if (fields.username || fields.name) {
    candidate("SELECT n.user_pk FROM user_names n WHERE n.key >= ? AND n.key < ?", {first, end});
  }
  if (fields.nickname || fields.bio) {
    candidate("SELECT x.user_pk FROM user_texts x WHERE x.key >= ? AND x.key < ?", {first, end});
  }
  if (fields.emails) {
    candidate("SELECT e.user_pk FROM user_emails e WHERE e.address_key LIKE ? ESCAPE '\\'", {pattern});
  }
  if (candidates.empty()) return where.add("1 = 0");
  where.add_all(fmt::format("u.pk IN ({})", fmt::join(candidates, " UNION ")), values);

  // An index tells neither which of its two fields has the end, nor what follows after its last character.
  const bool both_or_none = fields.username == fields.name && fields.nickname == fields.bio;
  if (both_or_none && first.size() == folded.size()) return;
  std::vector<std::string_view> wholes;
  if (fields.username) wholes.emplace_back("u.username_key LIKE ? ESCAPE '\\'");
  if (fields.name) wholes.emplace_back("u.name_key LIKE ? ESCAPE '\\'");
  if (fields.nickname) wholes.emplace_back("u.nickname_key LIKE ? ESCAPE '\\'");
  if (fields.bio) wholes.emplace_back("u.bio_key LIKE ? ESCAPE '\\'");
  if (fields.emails) {
    wholes.emplace_back(
        "EXISTS (SELECT 1 FROM user_emails e WHERE e.user_pk = u.pk AND e.address_key LIKE ? ESCAPE '\\')");
  }
  where.add_all(fmt::format("{}", fmt::join(wholes, " OR ")), std::vector<sql::Value>(wholes.size(), pattern));
}

}  // namespace confab::store
