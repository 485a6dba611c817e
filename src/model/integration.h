#pragma once
// Webhooks: other programs that post here (incoming), and that are told of what happens here (outgoing). Rocket.Chat's
// word for both is integration (compat/webhooks.md).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "base/id.h"
#include "base/time.h"

namespace confab::model {

inline constexpr std::string_view kIncoming = "webhook-incoming";
inline constexpr std::string_view kOutgoing = "webhook-outgoing";

/// Who made an integration.
struct IntegrationMaker {
  UserId id;
  std::string username;
};

struct Integration {
  std::int64_t pk = 0, user_pk = 0, maker_pk = 0;  // accounts leave their rows when they go
  std::int64_t version = 0;                        // goes up with each change
  Timestamp created_at, updated_at;
  std::optional<std::int64_t> retry_count;  // of outgoing ones, as what is marked so
  std::vector<std::string> channels;        // as it was written: `#room`, `@user`, all_public_channels ...
  std::vector<std::string> urls, words;     // outgoing
  std::string id, type, name;
  std::string username;  // in whose name it posts; empty: that account is gone
  UserId user;
  IntegrationMaker maker;
  RawJson script_error;
  std::optional<std::string> token, alias, avatar, emoji;
  std::optional<std::string> script, script_engine, script_compiled;
  std::optional<std::string> event, target_room, retry_delay;  // outgoing
  bool enabled = false, script_enabled = false;
  std::optional<bool> overrides_channel;                                    // of incoming ones
  std::optional<bool> word_anywhere, runs_on_edits, retries, impersonates;  // outgoing

  [[nodiscard]] bool is_outgoing() const { return type == kOutgoing; }
};

/// Which integration a row is about.
struct IntegrationRef {
  std::string id;
};

/// One call of an outgoing webhook, and what came of it so far. Texts of JSON are "" where there is none.
struct IntegrationRun {
  std::int64_t pk = 0, integration_pk = 0;
  std::int64_t user_pk = 0;  // whose act set it off; 0: nobody's
  std::int64_t room_pk = 0;  // where; 0: nowhere
  std::optional<MessageId> message;
  std::string type{kOutgoing};
  std::string id;
  IntegrationRef integration;
  std::string event, url, step;
  std::optional<std::string> trigger_word;
  RawJson data;
  RawJson prepare_sent, process_sent, http_call, result_message;
  std::optional<std::string> http_result;
  RawJson http_error, error;
  std::optional<std::string> error_stack;
  bool ran_prepare_script = false, finished = false;
  Timestamp created_at, updated_at;
};

/// What must be known of an outgoing webhook to see that it is meant; held in memory.
struct Trigger {
  std::string id, event;
  std::vector<std::string> channels, words;
  bool word_anywhere = false, runs_on_edits = false;
  std::vector<std::string> urls;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::IntegrationMaker> {
  using M = confab::model::IntegrationMaker;
  static constexpr auto list = FieldList{
      field("_id", &M::id, "Their id."),
      field("username", &M::username, "Their username."),
  };
};
template <>
struct confab::Fields<confab::model::Integration> {
  using I = confab::model::Integration;
  static constexpr std::string_view name = "Integration";
  static constexpr auto list = FieldList{
      field("_id", &I::id, "Its id."),
      field("type", &I::type, "webhook-incoming or webhook-outgoing."),
      field("name", &I::name, "What it is called."),
      field("enabled", &I::enabled, "Whether it works."),
      field("username", &I::username, "In whose name it posts."),
      field("userId", &I::user, "In whose name it posts."),
      field("channel", &I::channels, "#room, @user; of outgoing ones also all_public_channels and the like."),
      field("token", &I::token, "The secret of its address; of outgoing ones what it says to be known by."),
      field("alias", &I::alias, "Shown in place of the name."),
      field("avatar", &I::avatar, "Shown in place of the picture."),
      field("emoji", &I::emoji, "Shown in place of the picture."),
      field("scriptEnabled", &I::script_enabled, "Whether its script runs."),
      field("script", &I::script, "Its script."),
      field("scriptEngine", &I::script_engine, "As the client wrote it: vm2 or isolated-vm. There is one engine."),
      field("scriptCompiled", &I::script_compiled, "What runs: the script, where it can be compiled."),
      field("scriptError", &I::script_error, "Why it cannot: {name, message, stack}."),
      field("overrideDestinationChannelEnabled", &I::overrides_channel, "Whether a call may say where to post."),
      field("event", &I::event, "What it is told of."),
      field("urls", &I::urls, "Whom it tells."),
      field("triggerWords", &I::words, "Only messages that begin with one of these; empty: all."),
      field("triggerWordAnywhere", &I::word_anywhere, "Words count wherever they stand."),
      field("targetRoom", &I::target_room, "Where answers are posted."),
      field("runOnEdits", &I::runs_on_edits, "Told of edits, too."),
      field("retryFailedCalls", &I::retries, "Calls that fail are made again."),
      field("retryCount", &I::retry_count, "How often at the most."),
      field("retryDelay", &I::retry_delay, "powers-of-ten, powers-of-two or increments-of-two."),
      field("impersonateUser", &I::impersonates, "Answers are posted in the name of whoever set it off."),
      field("_createdAt", &I::created_at, "When it was made."),
      field("_createdBy", &I::maker, "By whom."),
      field("_updatedAt", &I::updated_at, "When it was changed last."),
  };
};
template <>
struct confab::Fields<confab::model::IntegrationRef> {
  static constexpr auto list = FieldList{field("_id", &confab::model::IntegrationRef::id, "Its id.")};
};
template <>
struct confab::Fields<confab::model::IntegrationRun> {
  using R = confab::model::IntegrationRun;
  static constexpr std::string_view name = "IntegrationRun";
  static constexpr auto list = FieldList{
      field("_id", &R::id, "Its id."),
      field("type", &R::type, "webhook-outgoing."),
      field("integration", &R::integration, "Whose call."),
      field("event", &R::event, "What set it off."),
      field("url", &R::url, "Whom it called."),
      field("step", &R::step, "How far it came."),
      field("triggerWord", &R::trigger_word, "The word that set it off."),
      field("data", &R::data, "What it tells."),
      field("ranPrepareScript", &R::ran_prepare_script, "The script has had its say about the call."),
      field("prepareSentMessage", &R::prepare_sent, "What the script posted before the call."),
      field("httpCallData", &R::http_call, "What was sent."),
      field("httpResult", &R::http_result, "The answer's text, as JSON."),
      field("httpError", &R::http_error, "Why there was no answer."),
      field("processSentMessage", &R::process_sent, "What the script posted after the call."),
      field("resultMessage", &R::result_message, "What the answer posted."),
      field("error", &R::error, "That it failed, or why."),
      field("errorStack", &R::error_stack, "Where the script failed."),
      field("finished", &R::finished, "It ended as it should."),
      field("_createdAt", &R::created_at, "When it began."),
      field("_updatedAt", &R::updated_at, "When it went on."),
  };
};
template <>
struct confab::Fields<confab::model::Trigger> {
  using T = confab::model::Trigger;
  static constexpr auto list = FieldList{
      field("id", &T::id, "Which webhook."),
      field("event", &T::event, "What it is told of."),
      field("channels", &T::channels, "Of which rooms."),
      field("words", &T::words, "Only messages with one of these."),
      field("wordAnywhere", &T::word_anywhere, "Wherever they stand."),
      field("runsOnEdits", &T::runs_on_edits, "Told of edits, too."),
      field("urls", &T::urls, "Whom it tells."),
  };
};
