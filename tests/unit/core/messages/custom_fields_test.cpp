// Free-form fields of messages, as the administrators allow them.

#include "core/messages/custom_fields.h"

#include <gtest/gtest.h>

#include "base/errors/request.h"
#include "core/configuration/settings.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/team.h"

namespace confab::core {
namespace {

class CustomFieldsTest : public testing::TeamTest {
 protected:
  void set(const std::string& id, const json::value& value) {
    configuration::save_settings(*ctx, admin, {{id, value}});
  }
  model::Message send(const json::object& fields) {
    messages::SendMessage cmd{.room = room};
    cmd.text = "text";
    cmd.custom_fields = fields;
    return messages::send(*ctx, ann, cmd);
  }
};

TEST_P(CustomFieldsTest, NoneAreTakenUnlessTheyAreSwitchedOn) {
  EXPECT_REFUSED(send({{"priority", "high"}}), not_allowed);
  EXPECT_REFUSED(send({}), not_allowed);  // an empty object counts, too
  set("Message_CustomFields_Enabled", true);
  EXPECT_EQ(send({{"priority", "high"}}).custom_fields.text, R"({"priority":"high"})");
}

TEST_P(CustomFieldsTest, AreAsTheSchemaOfTheAdministratorsSays) {
  set("Message_CustomFields_Enabled", true);
  for (const json::object& fields : {json::object{}, json::object{{"priority", "urgent"}},
                                     json::object{{"priority", 1}}, json::object{{"priority", "high"}, {"more", 1}}}) {
    try {
      messages::check_custom_fields(*ctx, fields);
      FAIL() << to_json_text(fields);
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.reason(), "Invalid custom fields");
      EXPECT_EQ(refusal.shown(), Shown::plain);
    }
  }
  set("Message_CustomFields", R"({"type": "object", "properties": {"n": {"type": "number", "maximum": 5}}})");
  EXPECT_NO_THROW(messages::check_custom_fields(*ctx, {{"n", 5}}));
  EXPECT_REFUSED(messages::check_custom_fields(*ctx, {{"n", 6}}), not_allowed);
}

TEST_P(CustomFieldsTest, AreCheckedOnEditingAndStayWhenNothingIsSaidOfThem) {
  set("Message_CustomFields_Enabled", true);
  const auto message = send({{"priority", "low"}});
  messages::EditMessage edit{.id = message.id};
  edit.text = "other";
  EXPECT_EQ(messages::edit(*ctx, ann, edit).custom_fields.text, R"({"priority":"low"})");
  edit.custom_fields = json::object{{"priority", "none"}};
  EXPECT_REFUSED(messages::edit(*ctx, ann, edit), not_allowed);
  edit.custom_fields = json::object{{"priority", "medium"}};
  messages::edit(*ctx, ann, edit);
  EXPECT_EQ(messages::get(*ctx, ben, message.id).custom_fields.text, R"({"priority":"medium"})");
}

INSTANTIATE_TEST_SUITE_P(Engines, CustomFieldsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
