#include "store/condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/fold.h"
#include "base/text.h"
#include "store/sql_text.h"

namespace confab::store {
namespace {

using model::Condition;
using Op = Condition::Op;
using enum FieldKind;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// In characters, as both engines count.
std::int64_t length_of(std::string_view utf8) {
  return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

constexpr std::array kOfRooms{
    DocumentField{"_id", text, "r.id"},
    DocumentField{"name", text, "r.name", "", "r.name_key"},
    DocumentField{"fname", text, "r.fname", "", "r.fname_key"},
    DocumentField{"t", text, "r.type"},
    DocumentField{"topic", text, "r.topic", "", "r.topic_key"},
    DocumentField{"description", text, "r.description"},
    DocumentField{"announcement", text, "r.announcement"},
    DocumentField{"ro", boolean, "r.read_only"},
    DocumentField{"default", boolean, "r.is_default"},
    DocumentField{"archived", flag, "r.archived"},
    DocumentField{"featured", flag, "r.featured"},
    DocumentField{"broadcast", flag, "r.broadcast"},
    DocumentField{"usersCount", number, "r.users_count"},
    DocumentField{"msgs", number, "r.messages_count"},
    DocumentField{"ts", FieldKind::time, "r.created_at"},
    DocumentField{"lm", FieldKind::time, "r.last_message_at"},
    DocumentField{"_updatedAt", FieldKind::time, "r.updated_at"},
    DocumentField{"u._id", text, "(SELECT q.id FROM users q WHERE q.pk = r.creator_pk)"},
    DocumentField{"u.username", text, "(SELECT q.username FROM users q WHERE q.pk = r.creator_pk)"},
    DocumentField{"usernames", texts,
                  "EXISTS (SELECT 1 FROM subscriptions s JOIN users q ON q.pk = s.user_pk WHERE s.room_pk = r.pk AND "
                  "r.direct_key IS NOT NULL AND q.username",
                  ")"},
    DocumentField{"uids", texts,
                  "EXISTS (SELECT 1 FROM subscriptions s JOIN users q ON q.pk = s.user_pk WHERE s.room_pk = r.pk AND "
                  "r.direct_key IS NOT NULL AND q.id",
                  ")"},
    DocumentField{"teamId", text, "(SELECT q.id FROM teams q WHERE q.room_pk = r.team_pk)"},
    DocumentField{"teamMain", flag, "(CASE WHEN r.team_pk = r.pk THEN 1 ELSE 0 END)"},
    DocumentField{"teamDefault", flag, "r.team_default"},
    DocumentField{"prid", text, "(SELECT q.id FROM rooms q WHERE q.pk = r.parent_pk)"},
    DocumentField{"encrypted", flag, "r.encrypted"},
};

constexpr std::array kOfUsers{
    DocumentField{"_id", text, "u.id"},
    DocumentField{"username", text, "u.username", "", "u.username_key"},
    DocumentField{"name", text, "u.name", "", "u.name_key"},
    DocumentField{"type", text, "u.type"},
    DocumentField{"active", boolean, "u.active"},
    DocumentField{"nickname", text, "u.nickname"},
    DocumentField{"bio", text, "u.bio"},
    DocumentField{"utcOffset", number, "u.utc_offset"},
    DocumentField{"roles", texts, "EXISTS (SELECT 1 FROM user_roles q WHERE q.user_pk = u.pk AND q.role_id", ")", "",
                  true},
    DocumentField{"emails.address", texts, "EXISTS (SELECT 1 FROM user_emails q WHERE q.user_pk = u.pk AND q.address",
                  ")", "", true},
    DocumentField{"createdAt", FieldKind::time, "u.created_at", "", "", true},
    DocumentField{"lastLogin", FieldKind::time, "u.last_login_at", "", "", true},
    DocumentField{"_updatedAt", FieldKind::time, "u.updated_at", "", "", true},
};

#define CONFAB_NAMED_IN_MESSAGE                                              \
  "EXISTS (SELECT 1 FROM mentions x JOIN users q ON q.pk = x.user_pk WHERE " \
  "x.room_pk = m.room_pk AND x.seq = m.seq AND x.highlighted = 0 AND "
// Who was meant stands in the message alone.
#define CONFAB_SAYS_TO_ALL(name)                                                                                     \
  "CASE WHEN EXISTS (SELECT 1 FROM group_mentions x WHERE x.room_pk = m.room_pk AND x.seq = m.seq) AND m.body LIKE " \
  "'%\"_id\":\"" name "\",\"username\":\"" name "\"%' THEN 1 ELSE 0 END"

constexpr std::array kOfMessages{
    DocumentField{"_id", text, "m.id"},
    DocumentField{"msg", text, "m.text"},
    DocumentField{"t", text, "m.type"},
    DocumentField{"u._id", text, "mu.id"},
    DocumentField{"u.username", text, "mu.username", "", "mu.username_key"},
    DocumentField{"seq", number, "m.seq"},
    DocumentField{"ts", FieldKind::time, "m.sent_at"},
    DocumentField{"editedAt", FieldKind::time, "m.edited_at"},
    DocumentField{"_updatedAt", FieldKind::time, "m.updated_at"},
    DocumentField{"mentions._id", texts, CONFAB_NAMED_IN_MESSAGE "q.id", ")"},
    DocumentField{"mentions.username", texts, CONFAB_NAMED_IN_MESSAGE "q.username", ")"},
    DocumentField{"mentions.all", flag, CONFAB_SAYS_TO_ALL("all")},
    DocumentField{"mentions.here", flag, CONFAB_SAYS_TO_ALL("here")},
    DocumentField{"pinned", flag,
                  "CASE WHEN EXISTS (SELECT 1 FROM pins q WHERE q.position = m.position) THEN 1 ELSE 0 END"},
};

#undef CONFAB_NAMED_IN_MESSAGE
#undef CONFAB_SAYS_TO_ALL

[[noreturn]] void refuse(std::string reason) {
  throw Refusal(errors::invalid_query, std::move(reason));
}

/// A pattern of which SQL can look for what it says: text, perhaps with gaps, perhaps at an end.
struct PlainPattern {
  std::string literal, like;  // the text; and with its gaps, as LIKE takes it
  bool has_gaps = false, at_start = false, at_end = false;
};

PlainPattern plain_pattern(std::string_view pattern, const DocumentField& field) {
  PlainPattern result;
  const auto add = [&](char c) {
    result.literal.push_back(c);
    if (c == '%' || c == '_' || c == '\\') result.like.push_back('\\');
    result.like.push_back(c);
  };
  std::size_t at = 0;
  if (pattern.starts_with('^')) result.at_start = true, at = 1;
  for (; at < pattern.size(); ++at) {
    const char c = pattern[at];
    const char next = at + 1 < pattern.size() ? pattern[at + 1] : '\0';
    if (c == '$' && at + 1 == pattern.size()) {
      result.at_end = true;
    } else if (c == '.') {
      result.has_gaps = true;
      result.like.push_back(next == '*' ? '%' : '_');
      if (next == '*') ++at;
    } else if (c == '\\' && next != '\0' && !is_letter_or_digit(next)) {
      add(next);
      ++at;
    } else if (std::string_view{"\\^$*+?()[]{}|"}.find(c) != std::string_view::npos) {
      refuse(fmt::format("$regex of {} may hold text, ^, $, . and .* and nothing else", field.name));
    } else {
      add(c);
    }
  }
  return result;
}

class Compiler {
 public:
  Compiler(Where& where, const DocumentFields& fields) : where_(where), fields_(fields) {}

  std::string sql(const Condition& condition) {
    switch (condition.op) {
      case Op::all:
        return joined(condition.parts, " AND ", "1 = 1");
      case Op::any:
        return joined(condition.parts, " OR ", "1 = 0");
      case Op::none:
        return "NOT " + joined(condition.parts, " OR ", "1 = 0");
      default:
        return compared(condition, field(condition.field));
    }
  }
  [[nodiscard]] const std::vector<sql::Value>& values() const { return values_; }

 private:
  const DocumentField& field(std::string_view name) const {
    const auto found = std::ranges::find(fields_.fields, name, &DocumentField::name);
    const bool shown = found != fields_.fields.end() && (fields_.sees_hidden || !found->is_hidden);
    constexpr std::size_t kMaxQuotedName = 100;  // bytes
    if (!shown) refuse(std::string{fields_.refusal} + excerpt(name, kMaxQuotedName));
    return *found;
  }

  std::string joined(const std::vector<Condition>& parts, std::string_view between, std::string_view otherwise) {
    std::string text = "(";
    for (const auto& part : parts) text.append(text.size() == 1 ? "" : between).append(sql(part));
    return text.append(parts.empty() ? otherwise : "").append(")");
  }

  // Never NULL, so that NOT says the opposite.
  std::string compared(const Condition& condition, const DocumentField& of) {
    if (condition.op == Op::exists) return existing(of);
    if (condition.op == Op::one_of) {
      if (condition.values.empty()) return "1 = 0";
      return certain(of, fmt::format("{} IN {}{}", of.before, in_values(condition.values, of), of.after));
    }
    if (condition.op == Op::matches || condition.op == Op::matches_any_case) return matching(condition, of);
    const std::string_view sign = condition.op == Op::less            ? "<"
                                  : condition.op == Op::less_or_equal ? "<="
                                  : condition.op == Op::greater       ? ">"
                                                                      : ">=";
    if (of.kind != number && of.kind != FieldKind::time) refuse(fmt::format("{} has no order in query", of.name));
    values_.push_back(value(condition.values.front(), of));
    return certain(of, fmt::format("{} {} ?", of.before, sign));
  }

  static std::string certain(const DocumentField& of, std::string comparison) {
    if (of.kind == texts) return comparison;
    return fmt::format("({} IS NOT NULL AND {})", of.before, comparison);
  }

  static std::string existing(const DocumentField& of) {
    if (of.kind == texts) refuse(fmt::format("$exists of {} cannot be asked for", of.name));
    if (of.kind == flag) return fmt::format("{} = 1", of.before);
    return fmt::format("{} IS NOT NULL", of.before);
  }

  std::string in_values(const json::array& wanted, const DocumentField& of) {
    std::vector<sql::Value> converted;
    converted.reserve(wanted.size());
    for (const auto& one : wanted) converted.push_back(value(one, of));
    append_in_list(values_, converted);
    return in_list(converted.size());
  }

  sql::Value value(const json::value& given, const DocumentField& of) {
    switch (of.kind) {
      case text:
      case texts:
        if (given.is_string()) return where_.keep(std::string{given.get_string()});
        break;
      case number:
        if (given.is_int64()) return given.get_int64();
        if (given.is_double()) return given.get_double();
        break;
      case boolean:
      case flag:
        if (given.is_bool()) return given.get_bool();
        break;
      case FieldKind::time:
        if (const auto moment = json_time(given)) return *moment;
        break;
    }
    refuse(fmt::format("query compares {} with a value of another type", of.name));
  }

  std::string matching(const Condition& condition, const DocumentField& of) {
    if (of.kind != text) refuse(fmt::format("$regex of {} cannot be asked for", of.name));
    const auto pattern = plain_pattern(condition.values.front().get_string(), of);
    if (condition.op == Op::matches_any_case) {
      if (of.folded.empty()) refuse(fmt::format("{} cannot be looked for without regard to case", of.name));
      values_.emplace_back(
          where_.keep((pattern.at_start ? "" : "%") + fold(pattern.like) + (pattern.at_end ? "" : "%")));
      return fmt::format(R"(({} IS NOT NULL AND {} LIKE ? ESCAPE '\'))", of.folded, of.folded);
    }
    if (pattern.has_gaps) refuse(fmt::format("$regex of {} needs $options \"i\" where it holds . or .*", of.name));
    return exact(pattern, of);
  }

  // LIKE looks at case in one engine and not in the other.
  std::string exact(const PlainPattern& pattern, const DocumentField& of) {
    const auto wanted = where_.keep(pattern.literal);
    if (pattern.literal.empty()) return fmt::format("{} IS NOT NULL", of.before);
    values_.emplace_back(wanted);
    if (pattern.at_start && pattern.at_end) return certain(of, fmt::format("{} = ?", of.before));
    if (!pattern.at_start && !pattern.at_end) return certain(of, fmt::format("replace({0}, ?, '') <> {0}", of.before));
    const auto length = length_of(pattern.literal);
    if (pattern.at_start) {
      return certain(of, fmt::format("substr({}, 1, {}) = ?", of.before, length));
    }
    return certain(of, fmt::format("substr({0}, length({0}) - {1}) = ?", of.before, length - 1));
  }

  Where& where_;
  const DocumentFields& fields_;
  std::vector<sql::Value> values_;
};

}  // namespace

const std::span<const DocumentField> kRoomFields{kOfRooms};
const std::span<const DocumentField> kUserFields{kOfUsers};
const std::span<const DocumentField> kMessageFields{kOfMessages};

void add_condition(Where& where, const model::Condition& condition, const DocumentFields& fields) {
  Compiler compiler{where, fields};
  const auto sql = compiler.sql(condition);
  where.add_all(sql, compiler.values());
}

}  // namespace confab::store
