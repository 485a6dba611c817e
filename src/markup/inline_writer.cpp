#include "markup/inline_writer.h"

#include <fmt/format.h>

#include "markup/link_policy.h"
#include "markup/message_time.h"

namespace confab::markup {
namespace {

constexpr Slice slice(Position begin, Position end) {
  return {begin, end - begin};
}

// Numbers with fewer digits are rather sums than phones.
constexpr std::size_t kShortestPhone = 5;

}  // namespace

Position InlineWriter::sequence(Context context, Position p) {
  const TreeBuilder::Index first = builder_.begin_list();
  while (const Match match = grammar_.item(context, Within::nothing, p)) {
    write(match);
    p = match.end;
  }
  builder_.settle(first);
  return p;
}

void InlineWriter::contents(Context context, Within within, Position begin, Position end) {
  const TreeBuilder::Index first = builder_.begin_list();
  for (Position p = begin; p < end;) {
    const Match match = grammar_.item(context, within, p);
    write(match, within);
    p = match.end;
  }
  builder_.settle(first);
}

void InlineWriter::formatted(Type type, Context context, Within within, const Match& match) {
  const TreeBuilder::Index node = builder_.open(type);
  contents(context, within, match.begin + match.first, match.end - match.first);
  builder_.close(node);
}

// The markers and the word behind them are text, what they enclose is formatted nevertheless.
void InlineWriter::failed_italic(const Match& match, Within within) {
  const TreeBuilder::Index first = builder_.begin_list();
  builder_.plain(slice(match.begin, match.begin + match.first));
  contents(Context::italic, within | Within::italic, match.begin + match.first, match.second);
  builder_.plain(slice(match.second, match.second + match.first));
  builder_.plain(slice(match.second + match.first, match.end));
  builder_.settle(first);
}

// A phone number begins with a plus, as a URL can only with its scheme, which ends with a colon.
Slice InlineWriter::target(Position begin, Position end) {
  const std::string_view written = source_.slice(begin, end);
  const bool is_phone = written.starts_with('+') && written.find(':') == std::string_view::npos;
  return is_phone ? builder_.append("tel:" + phone_digits(written)) : slice(begin, end);
}

void InlineWriter::link(const Match& match, Within within) {
  const bool is_angle = match.rule == Rule::angle_link;
  const Slice to = is_angle ? target(match.begin + 1, match.second) : target(match.first + 2, match.second);
  if (carries_content(builder_.text(to))) return builder_.plain(slice(match.begin, match.end));
  const TreeBuilder::Index node = builder_.open(Type::link);
  builder_[node].text = to;
  if (is_angle) {
    builder_.plain(slice(match.second + 1, match.end - 1));
  } else {
    contents(Context::title, within | Within::link, match.begin + 1, match.first);
    if (match.first == match.begin + 1) builder_.plain(to);
  }
  builder_.close(node);
}

void InlineWriter::image(const Match& match) {
  const Slice from = target(match.first + 2, match.second);
  if (carries_content(builder_.text(from))) return builder_.plain(slice(match.begin, match.end));
  const TreeBuilder::Index node = builder_.open(Type::image);
  builder_[node].text = from;
  builder_.plain(match.first > match.begin + 2 ? slice(match.begin + 2, match.first) : from);
  builder_.close(node);
}

void InlineWriter::message_time(const Match& match) {
  const auto time = match_message_time(source_, match.begin);
  const std::string_view date = source_.slice(time->date_begin, time->date_end);
  Slice seconds = slice(time->date_begin, time->date_end);
  if (date.find(':') != std::string_view::npos) {
    const Timestamp now = options_.now.value_or(
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()));
    seconds = builder_.append(fmt::format("{}", message_time_seconds(date, now)));
  }
  Node& node = builder_.leaf(Type::timestamp, seconds, static_cast<std::uint8_t>(time->format));
  node.first = builder_.utf16_position(match.begin);
  node.second = builder_.utf16_position(match.end);
}

void InlineWriter::url(const Match& match) {
  const std::string_view written = source_.slice(match.begin, match.end);
  const Slice text = slice(match.begin, match.end);
  if (!is_linkable_url(written, options_.custom_domains)) return builder_.plain(text);
  const TreeBuilder::Index node = builder_.open(Type::link);
  builder_[node].text = is_absolute_url(written) ? text : builder_.append(fmt::format("//{}", written));
  builder_.plain(text);
  builder_.close(node);
}

void InlineWriter::email(const Match& match) {
  const Slice text = slice(match.first, match.end);
  const std::string_view address = source_.slice(match.first, match.end);
  if (!is_linkable_email(address)) return builder_.plain(text);
  const TreeBuilder::Index node = builder_.open(Type::link);
  builder_[node].text =
      match.first > match.begin ? slice(match.begin, match.end) : builder_.append(fmt::format("mailto:{}", address));
  builder_.plain(text);
  builder_.close(node);
}

void InlineWriter::phone(const Match& match) {
  const Slice text = slice(match.begin, match.end);
  const std::string digits = phone_digits(source_.slice(match.begin, match.end));
  if (digits.size() < kShortestPhone) return builder_.plain(text);
  const TreeBuilder::Index node = builder_.open(Type::link);
  builder_[node].text = builder_.append("tel:" + digits);
  builder_.plain(text);
  builder_.close(node);
}

void InlineWriter::write(const Match& match, Within within) {
  const auto emoji = [&](Slice text, EmojiKind kind) -> Node& {
    return builder_.leaf(Type::emoji, text, static_cast<std::uint8_t>(kind));
  };
  switch (match.rule) {
    case Rule::none:
      break;
    case Rule::text:
      builder_.plain(slice(match.begin, match.end));
      break;
    case Rule::words:
      builder_.plain_pieces(slice(match.begin, match.end), match.first - match.begin, match.second);
      break;
    case Rule::joined_text:
      builder_.plain(builder_.joined(slice(match.begin, match.first), slice(match.second, match.end)));
      break;
    case Rule::escaped:
      builder_.plain(slice(match.begin + 1, match.end));
      break;
    case Rule::message_time:
      message_time(match);
      break;
    case Rule::link:
    case Rule::angle_link:
      link(match, within);
      break;
    case Rule::image:
      image(match);
      break;
    case Rule::spoiler: {
      const TreeBuilder::Index node = builder_.open(Type::spoiler);
      contents(Context::spoiler, Within::nothing, match.begin + 2, match.end - 2);
      builder_.close(node);
      break;
    }
    case Rule::bold:
      formatted(Type::bold, Context::bold, within | Within::bold, match);
      break;
    case Rule::italic:
      formatted(Type::italic, Context::italic, within | Within::italic, match);
      break;
    case Rule::strike:
      formatted(Type::strike, Context::strike, within | Within::strike, match);
      break;
    case Rule::failed_italic:
      failed_italic(match, within);
      break;
    case Rule::user:
      builder_.leaf(Type::mention_user, slice(match.begin, match.end));
      break;
    case Rule::channel:
      builder_.leaf(Type::mention_channel, slice(match.begin, match.end));
      break;
    case Rule::inline_code:
      builder_.leaf(Type::inline_code, slice(match.begin + 1, match.end - 1));
      break;
    case Rule::katex:
      builder_.leaf(Type::inline_katex, slice(match.first, match.second));
      break;
    case Rule::phone:
      phone(match);
      break;
    case Rule::email:
      email(match);
      break;
    case Rule::url:
      url(match);
      break;
    case Rule::shortcode:
      emoji(slice(match.begin + 1, match.end - 1), EmojiKind::shortcode);
      break;
    case Rule::unicode_emoji:
      emoji(slice(match.begin, match.end), EmojiKind::unicode);
      break;
    case Rule::emoticon:
      emoji(slice(match.begin, match.end), EmojiKind::emoticon).first = match.first;
      break;
    case Rule::color:
      builder_.leaf(Type::color).first = match.first;
      break;
  }
}

}  // namespace confab::markup
