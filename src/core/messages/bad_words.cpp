#include "core/messages/bad_words.h"

#include <memory>

#include "base/concurrent.h"
#include "base/word_mask.h"
#include "settings/groups/message.h"

namespace confab::core::messages {
namespace {

struct ReadLists {
  ReadLists(std::string the_words, std::string the_exceptions)
      : words(std::move(the_words)), exceptions(std::move(the_exceptions)), mask(words, exceptions) {}
  std::string words, exceptions;
  WordMask mask;
};

// Lists may be long: they are read once, and again when the settings have changed.
std::shared_ptr<const ReadLists> lists_of(const Context& ctx) {
  static Guarded<std::shared_ptr<const ReadLists>> kept;
  auto words = ctx.settings.text(settings::message("Message_BadWordsFilterList"));
  auto exceptions = ctx.settings.text(settings::message("Message_BadWordsWhitelist"));
  auto lists = *kept.lock();
  if (lists && lists->words == words && lists->exceptions == exceptions) return lists;
  lists = std::make_shared<const ReadLists>(std::move(words), std::move(exceptions));
  *kept.lock() = lists;
  return lists;
}

}  // namespace

std::string without_bad_words(const Context& ctx, std::string text) {
  if (!ctx.settings.boolean(settings::message("Message_AllowBadWordsFilter"))) return text;
  return lists_of(ctx)->mask.masked(text);
}

}  // namespace confab::core::messages
