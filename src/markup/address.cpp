#include "markup/address.h"

#include <string_view>

#include "markup/rule.h"
#include "markup/unicode_classes.h"

namespace confab::markup {
namespace {

constexpr std::uint16_t rule(MemoRule name) {
  return static_cast<std::uint16_t>(name);
}

bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

// One unit of a label. `_` and `-` take the character after them along, whatever it is; a dot there does not count as
// one.
Position AddressGrammar::skip_domain_char(Position p) {
  if (source_.at_end(p)) return kNowhere;
  const char c = source_.at(p);
  if (c == '_' || c == '-') {
    return source_.at_end(p + 1) || belongs(Run::host_end, source_.at(p + 1)) ? kNowhere : source_.after(p + 1);
  }
  return belongs(Run::not_in_host, c) ? kNowhere : source_.after(p);
}

Position AddressGrammar::match_domain(Position p) {
  if (source_.starts_with(p, "localhost")) return p + 9;
  if (source_.at(p) == '_' || belongs(Run::not_in_host, source_.at(p))) return kNowhere;
  // A dot is part of the domain only if something follows it. Whether there is one decides in the end; as it may lie
  // anywhere, it is kept with each position.
  constexpr int kFreeSteps = 16;
  std::vector<Position> trail;
  Position q = p;
  Position last_dot = kNowhere;
  Position end = kNowhere;
  for (int steps = 0;; ++steps) {
    if (steps >= kFreeSteps) {
      if (const Memo::Entry* known = memo_.find(rule(MemoRule::domain), q)) {
        end = known->end;
        if (known->extra != kNowhere) last_dot = known->extra;
        break;
      }
      trail.push_back(q);
    }
    source_.count(1);
    const Position run = source_.run_end(Run::host, q);
    Position next = run > q ? run : skip_domain_char(q);
    if (next == kNowhere && q != p && source_.at(q) == '.') {
      next = skip_domain_char(q + 1);
      if (next != kNowhere) last_dot = q;
    }
    if (next == kNowhere) break;
    q = next;
  }
  if (end == kNowhere) end = q;
  for (const Position visited : trail) {
    const bool dot_ahead = last_dot != kNowhere && last_dot >= visited;
    memo_.set(rule(MemoRule::domain), visited, end, dot_ahead ? last_dot : kNowhere);
  }
  return last_dot != kNowhere ? end : kNowhere;
}

Position AddressGrammar::match_local_part(Position p) {
  const auto skip_first_char = [this](Position q) {
    const CodePoint c = source_.decode(q);
    const bool ok = c.value < 0x80 ? belongs(Run::alnum, source_.at(q)) : is_address_char_beyond_ascii(c.value);
    return ok ? q + c.length : kNowhere;
  };
  const Position start = skip_first_char(p);
  if (start == kNowhere) return kNowhere;
  return repeat(source_, memo_, rule(MemoRule::local_part), start, [&](Position q) {
    const char c = source_.at(q);
    if (c == '.') return skip_first_char(q + 1);
    if (belongs(Run::local_special, c)) return q + 1;
    const Position run = source_.run_end(Run::alnum, q);
    return run > q ? run : skip_first_char(q);
  });
}

std::optional<Stretch> AddressGrammar::match_email(Position p) {
  if (!belongs(Run::host, source_.at(p))) return std::nullopt;
  const Position at = source_.run_end(Run::before_at, p);
  if (source_.at(at) != '@') return std::nullopt;
  const Position begin = source_.starts_with(p, "mailto:") ? p + 7 : p;
  const Position local = match_local_part(begin);
  if (local == kNowhere || source_.at(local) != '@') return std::nullopt;
  const Position end = match_domain(local + 1);
  if (end == kNowhere) return std::nullopt;
  return Stretch{begin, end};
}

Position AddressGrammar::match_scheme(Position p) {
  Position q = p;
  while (q < p + 32 && (belongs(Run::alnum, source_.at(q)) || source_.at(q) == '+' || source_.at(q) == '-')) ++q;
  return q > p && source_.at(q) == ':' ? q + 1 : kNowhere;
}

Position AddressGrammar::match_user_info(Position p) {
  Position q = source_.run_end(Run::user_info, p);
  if (q == p) return kNowhere;
  if (source_.at(q) == ':') {
    const Position password = source_.run_end(Run::user_info, q + 1);
    if (password > q + 1) q = password;
  }
  return source_.at(q) == '@' ? q + 1 : kNowhere;
}

Position AddressGrammar::match_host_and_port(Position p) {
  const Position host = match_domain(p);
  if (host == kNowhere) return kNowhere;
  if (source_.at(host) != ':') return host;
  const Position port = source_.run_end(Run::digit, host + 1);
  return port > host + 1 ? port : host;
}

Position AddressGrammar::match_authority(Position p) {
  if (!source_.starts_with(p, "//")) return kNowhere;
  const Position user = match_user_info(p + 2);
  return match_host_and_port(user != kNowhere ? user : p + 2);
}

Position AddressGrammar::match_url_head(Position p) {
  if (const Position scheme = match_scheme(p); scheme != kNowhere) {
    if (const Position authority = match_authority(scheme); authority != kNowhere) return authority;
  }
  return match_host_and_port(p);
}

Position AddressGrammar::match_bare_url(Position p) {
  if (belongs(Run::not_in_host, source_.at(p)) && source_.at(p) != '+') return kNowhere;
  const Position dot = source_.run_end(Run::before_dot, p);
  if (source_.at(dot) != '.' && !source_.starts_with(dot, "://")) return kNowhere;
  const Position head = match_url_head(p);
  if (head == kNowhere) return kNowhere;
  const Position stop = source_.run_end(Run::not_space, head);
  Position end = stop;
  while (end > head && belongs(Run::extra, source_.at(end - 1))) --end;
  source_.count(stop - end);
  return end;
}

Position AddressGrammar::match_phone(Position p) {
  if (source_.at(p) != '+') return kNowhere;
  Position q = p + 1;
  const bool in_parentheses = source_.at(q) == '(';
  if (in_parentheses) ++q;
  const Position prefix = source_.run_end(Run::digit, q);
  if (prefix == q) return kNowhere;
  q = prefix;
  if (in_parentheses) {
    if (source_.at(q) != ')') return kNowhere;
    ++q;
    const Position digits = source_.run_end(Run::digit, q);
    const bool more = digits > q;
    q = digits;
    if (source_.at(q) != '-') return more ? q : kNowhere;
    const Position rest = source_.run_end(Run::digit, q + 1);
    if (rest > q + 1) return rest;
    return more ? q : kNowhere;
  }
  if (source_.at(q) != '-') return q;
  const Position rest = source_.run_end(Run::digit, q + 1);
  return rest > q + 1 ? rest : q;
}

// One character of a URL in a link, or a pair of parentheses with what is in them.
Position AddressGrammar::link_body_char(Position p) {
  if (source_.at_end(p)) return kNowhere;
  if (const Position plain = source_.run_end(Run::link_plain, p); plain > p) return plain;
  const char c = source_.at(p);
  if (c == '(') {
    const Position close = source_.run_end(Run::link_parens, p + 1);
    return source_.at(close) == ')' ? close + 1 : kNowhere;
  }
  if (belongs(Run::link_extra, c)) {
    const Position after = source_.run_end(Run::link_extra, p);
    return source_.at_end(after) || belongs(Run::not_space, source_.at(after)) ? p + 1 : kNowhere;
  }
  return kNowhere;
}

Position AddressGrammar::skip_link_body(Position p) {
  return repeat(source_, memo_, rule(MemoRule::link_body), p, [this](Position q) { return link_body_char(q); });
}

Position AddressGrammar::angle_body_char(Position p) {
  if (source_.at_end(p)) return kNowhere;
  const char c = source_.at(p);
  if (belongs(Run::extra, c)) {
    const Position after = source_.run_end(Run::extra, p);
    if (source_.at_end(after) || !belongs(Run::not_space, source_.at(after))) return kNowhere;
  }
  const bool ok =
      is_beyond_ascii(c) || (c > 0x20 && c < 0x7F && std::string_view{")\\|"}.find(c) == std::string_view::npos);
  return ok ? source_.after(p) : kNowhere;
}

Position AddressGrammar::skip_angle_body(Position p) {
  return repeat(source_, memo_, rule(MemoRule::angle_body), p, [this](Position q) { return angle_body_char(q); });
}

std::optional<LinkTarget> AddressGrammar::match_link_target(Position p) {
  if (const Position head = match_url_head(p); head != kNowhere) return LinkTarget{p, skip_link_body(head)};
  if (const Position scheme = match_scheme(p); scheme != kNowhere) {
    if (const Position end = skip_link_body(scheme); end > scheme) return LinkTarget{p, end};
  }
  if (const Position phone = match_phone(p); phone != kNowhere) return LinkTarget{p, phone, true};
  return std::nullopt;
}

std::optional<LinkTarget> AddressGrammar::match_angle_target(Position p) {
  if (const Position head = match_url_head(p); head != kNowhere) return LinkTarget{p, skip_angle_body(head)};
  if (const Position scheme = match_scheme(p); scheme != kNowhere) {
    if (const Position end = skip_angle_body(scheme); end > scheme) return LinkTarget{p, end};
  }
  if (const Position phone = match_phone(p); phone != kNowhere) return LinkTarget{p, phone, true};
  return std::nullopt;
}

std::string phone_digits(std::string_view phone) {
  std::string digits;
  for (const char c : phone) {
    if (belongs(Run::digit, c)) digits += c;
  }
  return digits;
}

}  // namespace confab::markup
