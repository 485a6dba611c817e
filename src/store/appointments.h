#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/appointment.h"
#include "sql/database.h"

namespace confab::store {

struct AppointmentRow {
  std::int64_t user_pk = 0;
  std::int64_t revision = 1;
  model::Appointment appointment;
};

class Appointments {
 public:
  explicit Appointments(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<AppointmentRow> by_id(std::string_view id);
  /// The one that was imported under that id.
  [[nodiscard]] std::optional<AppointmentRow> imported(std::int64_t user_pk, std::string_view external_id);
  /// Those that begin from `from` on and before `to`, in that order.
  [[nodiscard]] std::vector<model::Appointment> between(std::int64_t user_pk, Timestamp from, Timestamp to);
  [[nodiscard]] std::int64_t count(std::int64_t user_pk);

 private:
  sql::Session& session_;
};

void add_appointment(sql::Transaction& tx, const AppointmentRow& row);
/// Whatever of it may change. False: it is not there any more in the revision before `row`'s.
bool change_appointment(sql::Transaction& tx, const AppointmentRow& row);
void remove_appointment(sql::Transaction& tx, std::string_view id);
/// Those that began before `time`.
void forget_appointments(sql::Transaction& tx, std::int64_t user_pk, Timestamp time);

}  // namespace confab::store
