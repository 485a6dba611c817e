#pragma once
// DDP methods, declared once each; parameters are positional, in the order of the field list. They are also reached
// over REST by method.call/<name> and method.callAnon/<name>.
//
//   methods.add<RoomRef, Nothing>({
//       .name = "leaveRoom",
//       .access = Access::user(),
//       .summary = "Leave a room.",
//       .handler = [](Call& call, const auto& p){ core::leave_room(call.ctx, call.actor(), p.room); },
//   });

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/access.h"
#include "api/call.h"
#include "base/fields_read.h"
#include "base/fields_schema.h"
#include "base/fields_write.h"

namespace confab::api {

template <class Params, class Result>
struct Method {
  std::string name;
  Access access;
  std::string_view summary;
  std::vector<ErrorCode> errors = {};
  Rate rate = {};
  Handler<Params, Result> handler;
};

/// A declared method without its types.
struct MethodRow {
  std::string name;
  Access access;
  std::string_view summary;
  std::vector<ErrorCode> errors;
  Rate rate;
  bool is_variadic;  // the last parameter takes all arguments that are left
  std::function<json::object(SchemaComponents&)> params_schema, result_schema;
  /// Appends the result as EJSON; false when the method returns nothing (`undefined`).
  std::function<bool(Call&, const json::array& params, std::string& out)> run;
};

class Methods {
 public:
  template <class Params, class Result>
  void add(Method<Params, Result> method) {
    add_field_errors<Params>(method.errors);
    MethodRow row{
        method.name, method.access, method.summary, std::move(method.errors), method.rate, Variadic<Params>, {}, {},
        {}};
    row.params_schema = [](SchemaComponents& components) { return schema_of<Params>(components, Direction::input); };
    row.result_schema = [](SchemaComponents& components) { return schema_of<Result>(components, Direction::output); };
    row.run = [handler = std::move(method.handler)](Call& call, const json::array& params, std::string& out) {
      const Result result = result_of<Result>(handler, call, read_positional<Params>(params));
      if constexpr (std::same_as<Result, Nothing>) {
        return false;
      } else {
        write_json(out, result, Dates::ejson);
        return true;
      }
    };
    rows_.insert_or_assign(std::move(method.name), std::move(row));
  }

  /// nullptr when there is no such method.
  [[nodiscard]] const MethodRow* find(const std::string& name) const {
    const auto row = rows_.find(name);
    return row == rows_.end() ? nullptr : &row->second;
  }
  [[nodiscard]] const std::map<std::string, MethodRow>& rows() const { return rows_; }

 private:
  std::map<std::string, MethodRow> rows_;
};

}  // namespace confab::api
