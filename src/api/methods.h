#pragma once
// DDP methods, declared once each; parameters are positional, in the order of the field list. They are also reached
// over REST by method.call/<name> and method.callAnon/<name>.
//
//   methods.add<RoomRef, Nothing>(
//       "leaveRoom", Access::user(), "Leave a room.", {errors::room_not_found}, rate::lively,
//       [](Call& call, const auto& p) { core::leave_room(call.ctx, call.actor(), p.room); });
//
// Name, who may call it, a sentence, how it is refused; what is not as usual (`Rate`, `Renamed`, `Proof`); last the
// handler.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/access.h"
#include "api/call.h"
#include "api/errors.h"
#include "api/proof.h"
#include "api/renamed.h"
#include "base/fields_read.h"
#include "base/fields_schema.h"
#include "base/fields_write.h"
#include "base/later.h"

namespace confab::api {

template <class Handling>
struct Method {
  std::string name;
  Access access;
  std::string_view summary;
  std::vector<ErrorCode> errors = {};
  std::vector<Renamed> renamed = {};
  Rate rate = {};
  Proof proof = Proof::none;
  Handling handler = {};

  void set(Renamed one) { renamed.push_back(one); }
  void set(Rate other) { rate = other; }
  void set(Proof other) { proof = other; }
  void set(Handling last) { handler = std::move(last); }
};

/// A declared method without its types.
struct MethodRow {
  std::string name;
  Access access;
  std::string_view summary;
  std::vector<ErrorCode> errors;
  std::vector<Renamed> renamed;
  Rate rate;
  Proof proof;       // where there is one, evidence may come as one more argument
  bool is_variadic;  // the last parameter takes all arguments that are left
  Schema params_schema, result_schema;
  /// Appends the result as EJSON; false when the method returns nothing (`undefined`).
  std::function<bool(Call&, const json::array& params, std::string& out)> run = {};
  /// In place of `run`: the result as EJSON comes later. May throw; then `then` is not called.
  std::function<void(Call&, const json::array& params, Then<std::string> then)> run_later = {};
};

class Methods {
 public:
  template <class Params, class Result, class... Rest>
  void add(std::string name, Access access, std::string_view summary, std::vector<ErrorCode> errors, Rest... rest) {
    auto method = made<Handler<Params, Result>>(std::move(name), std::move(access), summary, std::move(errors),
                                                std::move(rest)...);
    MethodRow& row = declare<Params, Result>(method);
    row.run = [handler = std::move(method.handler), proof = method.proof](Call& call, const json::array& params,
                                                                          std::string& out) {
      const auto given = read_positional<Params>(params);
      require_proof(call, proof);
      const Result result = result_of<Result>(handler, call, given);
      if constexpr (std::same_as<Result, Nothing>) {
        return false;
      } else {
        write_json(out, result, Dates::ejson);
        return true;
      }
    };
  }
  /// The same of one that names no refusal of its own.
  template <class Params, class Result, class First, class... Rest>
    requires(!std::convertible_to<First, std::vector<ErrorCode>>)
  void add(std::string name, Access access, std::string_view summary, First first, Rest... rest) {
    add<Params, Result>(std::move(name), std::move(access), summary, std::vector<ErrorCode>{}, std::move(first),
                        std::move(rest)...);
  }
  /// For a method that is called very often: its handler gets a `then`, and no thread waits for its result.
  template <class Params, class Result, class... Rest>
  void add_later(std::string name, Access access, std::string_view summary, std::vector<ErrorCode> errors,
                 Rest... rest) {
    auto method = made<LaterHandler<Params, Result>>(std::move(name), std::move(access), summary, std::move(errors),
                                                     std::move(rest)...);
    MethodRow& row = declare<Params, Result>(method);
    row.run_later = [handler = std::move(method.handler), proof = method.proof](Call& call, const json::array& params,
                                                                                Then<std::string> then) {
      const auto given = read_positional<Params>(params);
      require_proof(call, proof);
      handler(call, given, then_made<Result>(std::move(then), [](const Result& result) {
                if constexpr (std::same_as<Result, Nothing>) return std::string{};
                return to_json(result, Dates::ejson);
              }));
    };
  }

  /// nullptr when there is no such method.
  [[nodiscard]] const MethodRow* find(const std::string& name) const {
    const auto row = rows_.find(name);
    return row == rows_.end() ? nullptr : &row->second;
  }
  [[nodiscard]] const std::map<std::string, MethodRow>& rows() const { return rows_; }

 private:
  template <class Handling, class... Rest>
  static Method<Handling> made(std::string&& name, Access&& access, std::string_view summary,
                               std::vector<ErrorCode>&& errors, Rest... rest) {
    Method<Handling> method{std::move(name), std::move(access), summary, std::move(errors)};
    (method.set(std::move(rest)), ...);
    return method;
  }

  /// Everything but what it does.
  template <class Params, class Result, class Handling>
  MethodRow& declare(Method<Handling>& method) {
    add_field_errors(method.errors, detail::kFieldRows<Params>);
    add_proof_errors(method.errors, method.proof);
    return declare({.name = std::move(method.name),
                    .access = method.access,
                    .summary = method.summary,
                    .errors = renamed(std::move(method.errors), method.renamed),
                    .renamed = std::move(method.renamed),
                    .rate = method.rate,
                    .proof = method.proof,
                    .is_variadic = Variadic<Params>,
                    .params_schema = Schema::of<Params>(Direction::input),
                    .result_schema = Schema::of<Result>()});
  }
  MethodRow& declare(MethodRow row) {
    auto name = row.name;
    return rows_.insert_or_assign(std::move(name), std::move(row)).first->second;
  }

  std::map<std::string, MethodRow> rows_;
};

}  // namespace confab::api
