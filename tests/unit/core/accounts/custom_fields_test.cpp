// Free-form fields of people, as the administrators want them.

#include "core/accounts/custom_fields.h"

#include "base/errors/accounts.h"
#include "base/errors/configuration.h"
#include "core/accounts/accounts.h"
#include "core/accounts/changed_fields.h"
#include "core/accounts/profile.h"
#include "core/accounts/register.h"
#include "core/configuration/settings.h"

namespace confab::core {
namespace {

class CustomFieldsOfPeopleTest : public testing::AccountsTest {
 protected:
  void declare(std::string_view text) {
    configuration::save_settings(*ctx, admin, {{"Accounts_CustomFields", json::string(text)}});
    forget_events();
  }
  void change(const json::object& fields) { accounts::update_own(*ctx, ann, {.custom_fields = fields}); }
  std::string refusal_of(const json::object& fields) {
    try {
      change(fields);
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.code(), errors::custom_field_refused);
      return refusal.reason();
    }
    return "accepted";
  }
};

TEST_P(CustomFieldsOfPeopleTest, AreWhateverClientsSendWhereNoneAreDeclared) {
  change({{"anything", json::array{1, 2}}});
  EXPECT_EQ(stored(ann).custom_fields, (json::object{{"anything", json::array{1, 2}}}));
  EXPECT_EQ(told<bus::UserChanged>().size(), 1);
  EXPECT_EQ(accounts::names_of(told<bus::UserChanged>()[0].fields), json::array{"customFields"});
  forget_events();
  change({{"anything", json::array{1, 2}}});
  EXPECT_TRUE(events.lock()->empty());
}

TEST_P(CustomFieldsOfPeopleTest, KeepTheRulesOfTheirDeclaration) {
  declare(R"({"team": {"type": "select", "options": ["red", "blue"]},
              "desk": {"type": "text", "required": true, "minLength": 2, "maxLength": 4}})");
  EXPECT_EQ(refusal_of({}), "Field desk is required");
  EXPECT_EQ(refusal_of({{"desk", "  "}}), "Field desk is required");
  EXPECT_EQ(refusal_of({{"desk", "A"}}), "Min length of field desk 2");
  EXPECT_EQ(refusal_of({{"desk", "A1234"}}), "Max length of field desk 4");
  EXPECT_EQ(refusal_of({{"desk", 12}}), "Value for field desk is invalid");
  EXPECT_EQ(refusal_of({{"desk", "A1"}, {"team", "green"}}), "Value for field team is invalid");
  EXPECT_TRUE(stored(ann).custom_fields.empty());
  change({{"desk", " A12 "}, {"team", "red"}, {"more", "of it"}});
  EXPECT_EQ(stored(ann).custom_fields, (json::object{{"team", "red"}, {"desk", "A12"}}));
}

TEST_P(CustomFieldsOfPeopleTest, AreShownToOthersWhereTheDeclarationSaysSo) {
  const json::object fields{{"team", "red"}, {"desk", "A1"}, {"old", "x"}};
  EXPECT_TRUE(accounts::public_custom_fields(*ctx, fields).empty());
  declare(R"({"team": {"public": true}, "desk": {"public": false}, "phone": {"public": true}})");
  EXPECT_EQ(accounts::public_custom_fields(*ctx, fields), (json::object{{"team", "red"}}));
}

TEST_P(CustomFieldsOfPeopleTest, AreAskedOfWhoRegistersAndOfOthersWhenTheyAreGiven) {
  declare(R"({"desk": {"required": true}})");
  accounts::Registration form{
      .username = "dan", .name = "", .email = "dan@example.org", .password = "a password", .secret = "", .reason = {}};
  EXPECT_REFUSED(accounts::register_user(*ctx, form), custom_field_refused);
  form.custom_fields = {{"desk", "B2"}};
  EXPECT_EQ(accounts::register_user(*ctx, form).custom_fields, (json::object{{"desk", "B2"}}));

  accounts::NewUser wanted{.username = "flo", .email = "flo@example.org", .password = "a password"};
  wanted.custom_fields = json::object{};
  EXPECT_REFUSED(accounts::create_user(*ctx, admin, wanted), custom_field_refused);
  wanted.custom_fields.reset();
  const auto flo = accounts::create_user(*ctx, admin, wanted);
  EXPECT_TRUE(flo.custom_fields.empty());
  accounts::UserChanges changes;
  changes.custom_fields = json::object{{"desk", ""}};
  EXPECT_REFUSED(accounts::update_user(*ctx, admin, flo.id, changes), custom_field_refused);
  changes.custom_fields = json::object{{"desk", "C3"}};
  EXPECT_EQ(accounts::update_user(*ctx, admin, flo.id, changes).custom_fields, (json::object{{"desk", "C3"}}));
}

TEST_P(CustomFieldsOfPeopleTest, BelongToTheProfile) {
  configuration::save_settings(*ctx, admin, {{"Accounts_AllowUserProfileChange", false}});
  EXPECT_REFUSED(change({{"desk", "A1"}}), not_allowed);
}

TEST_P(CustomFieldsOfPeopleTest, AreDeclaredAsJson) {
  EXPECT_REFUSED(declare("desk: text"), invalid_setting);
  EXPECT_REFUSED(declare("[1]"), invalid_setting);
  declare("");
}

INSTANTIATE_TEST_SUITE_P(Engines, CustomFieldsOfPeopleTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
