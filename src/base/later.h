#pragma once
// Results that come later, for callers that do not wait for them.

#include <concepts>
#include <exception>
#include <memory>
#include <type_traits>
#include <utility>
#include <variant>

namespace confab {

/// What something has come to: its result, or what it has thrown.
template <class T>
class Outcome {
 public:
  Outcome(T result) : value_(std::in_place_index<0>, std::move(result)) {}  // NOLINT(google-explicit-constructor)
  Outcome(std::exception_ptr failure)                                       // NOLINT(google-explicit-constructor)
      : value_(std::in_place_index<1>, std::move(failure)) {}

  [[nodiscard]] bool failed() const { return value_.index() == 1; }
  /// The result; throws what was thrown. Once.
  [[nodiscard]] T take() {
    if (failed()) std::rethrow_exception(std::get<1>(value_));
    return std::move(std::get<0>(value_));
  }

 private:
  std::variant<T, std::exception_ptr> value_;
};

/// A function that something is handed to later. A copy is the same function, so that handing it on costs nothing.
template <class Argument>
class Continuation {
 public:
  template <class Function>
    requires(std::invocable<Function&, Argument> && !std::same_as<Function, Continuation>)
  Continuation(Function function)  // NOLINT(google-explicit-constructor): a lambda is meant
      : callee_(std::make_shared<Holding<Function>>(std::move(function))) {}

  void operator()(Argument argument) const { callee_->call(std::move(argument)); }

 private:
  struct Callee {
    Callee() = default;
    Callee(const Callee&) = delete;
    Callee& operator=(const Callee&) = delete;
    virtual ~Callee() = default;
    virtual void call(Argument argument) = 0;
  };
  template <class Function>
  struct Holding final : Callee {
    explicit Holding(Function held) : function(std::move(held)) {}
    void call(Argument argument) override { function(std::move(argument)); }
    Function function;
  };

  std::shared_ptr<Callee> callee_;
};

/// Takes the outcome, once: on any thread, maybe before the function that was given it returns. Must not throw, and
/// must not block.
template <class T>
using Then = Continuation<Outcome<T>>;

/// A `Then` of another result: what `make` makes of the first, or has thrown.
template <class T, class Make>
[[nodiscard]] Then<T> then_made(Then<std::invoke_result_t<Make&, T>> then, Make make) {
  using Made = std::invoke_result_t<Make&, T>;
  return [then = std::move(then), make = std::move(make)](Outcome<T> outcome) mutable {
    const auto made = [&]() -> Outcome<Made> {
      try {
        return make(outcome.take());
      } catch (...) {
        return std::current_exception();
      }
    };
    then(made());
  };
}

}  // namespace confab
