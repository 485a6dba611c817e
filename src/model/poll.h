#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"

namespace confab::model {

struct PollOption {
  std::string text;
  std::int64_t votes = 0;
};

/// A poll as its message shows it to everybody: who voted for what is asked for on its own.
struct Poll {
  std::vector<PollOption> options;
  bool multiple = false;    // several options a person
  bool anonymous = false;   // nobody is told who voted for what
  std::int64_t voters = 0;  // people, however many options each chose
  std::optional<Timestamp> ends_at, closed_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::PollOption> {
  static constexpr std::string_view name = "PollOption";
  static constexpr auto list = FieldList{
      field("text", &model::PollOption::text, "What one votes for."),
      field("votes", &model::PollOption::votes, "By how many people."),
  };
};

template <>
struct confab::Fields<confab::model::Poll> {
  using P = confab::model::Poll;
  static constexpr std::string_view name = "Poll";
  static constexpr auto list = FieldList{
      field("options", &P::options, "In the order in which they were given."),
      field("multiple", &P::multiple, "One may vote for several."),
      field("anonymous", &P::anonymous, "Nobody is told who voted for what."),
      field("voters", &P::voters, "How many people voted."),
      field("endsAt", &P::ends_at, "When it is closed."),
      field("closedAt", &P::closed_at, "When it was closed; left out: one may vote."),
  };
};
