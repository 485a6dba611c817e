#include "markup/emoticon.h"

#include <array>
#include <cstddef>

#include "markup/char_class.h"

namespace confab::markup {
namespace {

// The first entry that fits is taken, so the order matters where one emoticon is the beginning of another.
// clang-format off
constexpr std::array kEmoticons = std::to_array<Emoticon>({
    {":-D", "smiley"}, {":D", "smiley"}, {":')", "joy"}, {":'-)", "joy"},
    {":-)", "slight_smile"}, {":)", "slight_smile"}, {":]", "slight_smile"},
    {":-*", "kissing_heart"}, {":*", "kissing_heart"}, {":^*", "kissing_heart"},
    {":-P", "stuck_out_tongue"}, {":P", "stuck_out_tongue"}, {":-Þ", "stuck_out_tongue"}, {":Þ", "stuck_out_tongue"},
    {":-b", "stuck_out_tongue"}, {":b", "stuck_out_tongue"},
    {":-(", "disappointed"}, {":(", "disappointed"}, {":-[", "disappointed"}, {":[", "disappointed"},
    {":-/", "confused"}, {":-.", "confused"}, {":/", "confused"}, {":\\", "confused"}, {":L", "confused"},
    {":'(", "cry"}, {":@", "angry"}, {":$", "flushed"},
    {":-X", "no_mouth"}, {":X", "no_mouth"}, {":-#", "no_mouth"}, {":#", "no_mouth"},
    {":-O", "open_mouth"}, {":O", "open_mouth"},
    {";)", "wink"}, {";-)", "wink"}, {";-]", "wink"}, {";]", "wink"}, {";D", "wink"}, {";^)", "wink"},
    {";(", "cry"}, {";-(", "cry"},
    {"</3", "broken_heart"}, {"<3", "heart"},
    {">:)", "laughing"}, {">;)", "laughing"}, {">:-)", "laughing"}, {">=)", "laughing"},
    {">.<", "persevere"}, {">:P", "stuck_out_tongue_winking_eye"}, {">:\\", "confused"}, {">;/", "confused"},
    {">:(", "angry"}, {">:-(", "angry"}, {">:[", "disappointed"}, {">:O", "open_mouth"},
    {"=D", "smiley"}, {"=]", "slight_smile"}, {"=)", "slight_smile"}, {"=*", "kissing_heart"},
    {"=P", "stuck_out_tongue"}, {"=(", "disappointed"}, {"=/", "confused"}, {"=\\", "confused"}, {"=L", "confused"},
    {"=$", "flushed"}, {"=X", "no_mouth"}, {"=#", "no_mouth"},
    {"D:", "fearful"}, {"B-)", "sunglasses"}, {"B)", "sunglasses"}, {"B-D", "sunglasses"},
    {"8)", "sunglasses"}, {"8-)", "sunglasses"}, {"8-D", "sunglasses"},
    {"':)", "sweat_smile"}, {"':-)", "sweat_smile"}, {"'=)", "sweat_smile"}, {"':D", "sweat_smile"},
    {"':-D", "sweat_smile"}, {"'=D", "sweat_smile"}, {"':(", "sweat"}, {"':-(", "sweat"}, {"'=(", "sweat"},
    {"O:-)", "innocent"}, {"O:)", "innocent"}, {"O;-)", "innocent"}, {"O=)", "innocent"}, {"O:-3", "innocent"},
    {"O:3", "innocent"}, {"O_O", "open_mouth"},
    {"0:-3", "innocent"}, {"0:3", "innocent"}, {"0:-)", "innocent"}, {"0:)", "innocent"}, {"0;^)", "innocent"},
    {"0;-)", "innocent"},
    {"*-)", "wink"}, {"*)", "wink"}, {"*\\0/*", "person_gesturing_ok"}, {"*\\O/*", "person_gesturing_ok"},
    {"X-P", "stuck_out_tongue_winking_eye"}, {"X)", "dizzy_face"}, {"X-)", "dizzy_face"},
    {"#-)", "dizzy_face"}, {"#)", "dizzy_face"}, {"%-)", "dizzy_face"}, {"%)", "dizzy_face"},
    {"(y)", "thumbsup"}, {"-___-", "expressionless"}, {"-__-", "expressionless"}, {"-_-", "expressionless"},
    {"\\0\\/", "person_gesturing_ok"}, {"\\O\\/", "person_gesturing_ok"},
});
// clang-format on

static_assert([] {
  for (const Emoticon& emoticon : kEmoticons) {
    if (!belongs(Run::emoticon, emoticon.text[0])) return false;
  }
  return true;
}());

struct Group {
  std::uint8_t begin = 0;
  std::uint8_t end = 0;
};

// All emoticons with the same first character stand together.
constexpr std::array<Group, 128> kByFirst = [] {
  std::array<Group, 128> groups{};
  for (std::size_t i = 0; i < kEmoticons.size(); ++i) {
    Group& group = groups[static_cast<unsigned char>(kEmoticons[i].text[0])];
    if (group.end == 0) group.begin = static_cast<std::uint8_t>(i);
    group.end = static_cast<std::uint8_t>(i + 1);
  }
  return groups;
}();

}  // namespace

std::optional<std::uint32_t> match_emoticon(std::string_view text) {
  // None has one character only, and the second rules most of them out. Those that belong are ASCII.
  if (text.size() < 2 || !belongs(Run::emoticon, text[0])) return std::nullopt;
  const Group group = kByFirst[static_cast<unsigned char>(text[0])];
  for (std::uint32_t i = group.begin; i < group.end; ++i) {
    const std::string_view candidate = kEmoticons[i].text;
    if (candidate[1] == text[1] && text.starts_with(candidate)) return i;
  }
  return std::nullopt;
}

const Emoticon& emoticon(std::uint32_t index) {
  return kEmoticons.at(index);
}

}  // namespace confab::markup
