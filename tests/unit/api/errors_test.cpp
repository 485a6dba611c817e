#include "api/errors.h"
#include "base/errors/accounts.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "base/json.h"

namespace confab::api {
namespace {

Failure failure_of(const auto& thrown) {
  try {
    throw thrown;
  } catch (...) {
    return current_failure("test");
  }
}

TEST(CurrentFailure, ARefusalStaysWhatItIs) {
  const auto failure = failure_of(Refusal(errors::room_not_found, "No such room", {{"rid", "x"}}));
  EXPECT_EQ(failure.refusal.code(), errors::room_not_found);
  EXPECT_EQ(failure.refusal.reason(), "No such room");
  EXPECT_EQ(failure.refusal.details().at("rid"), json::value("x"));
  EXPECT_EQ(failure.status(), 400);
  EXPECT_EQ(failure_of(Refusal(errors::must_be_logged_in)).status(), 401);
  EXPECT_EQ(failure_of(Refusal(errors::missing_permission)).status(), 403);
}

TEST(CurrentFailure, DefectsTellNothing) {
  for (const auto& failure :
       {failure_of(std::runtime_error("secret path")), failure_of(sql::Error("secret path")), failure_of(42)}) {
    EXPECT_EQ(failure.refusal.code(), errors::internal);
    EXPECT_EQ(failure.status(), 500);
    EXPECT_EQ(rest_body(failure.refusal).find("secret"), std::string::npos);
    EXPECT_EQ(ddp_error(failure.refusal).find("secret"), std::string::npos);
  }
}

TEST(CurrentFailure, TheDatabasesTroubles) {
  EXPECT_EQ(failure_of(sql::StorageFull("disk")).refusal.code(), errors::storage_full);
  EXPECT_EQ(failure_of(sql::StorageFull("disk")).status(), 507);
  EXPECT_EQ(failure_of(sql::Conflict("lock")).refusal.code(), errors::service_unavailable);
  EXPECT_EQ(failure_of(sql::Conflict("lock")).status(), 503);
  EXPECT_EQ(failure_of(sql::Unavailable("gone")).refusal.code(), errors::service_unavailable);
  EXPECT_EQ(rest_body(failure_of(sql::Unavailable("secret host")).refusal).find("secret"), std::string::npos);
}

TEST(RestBody, WithAndWithoutDetails) {
  EXPECT_EQ(rest_body(Refusal(errors::not_allowed, "Not \"allowed\"")),
            R"({"success":false,"error":"Not \"allowed\" [error-not-allowed]","errorType":"error-not-allowed"})");
  EXPECT_EQ(rest_body(Refusal(errors::not_allowed, "No", {{"method", "x"}})),
            R"({"success":false,"error":"No [error-not-allowed]","errorType":"error-not-allowed",)"
            R"("details":{"method":"x"}})");
}

TEST(RestBody, TheOnesThatClientsKnowByAnotherForm) {
  EXPECT_EQ(rest_body(Refusal(errors::must_be_logged_in, "You must be logged in to do this.")),
            R"({"status":"error","message":"You must be logged in to do this.","success":false,)"
            R"("error":"You must be logged in to do this."})");
  EXPECT_EQ(rest_body(Refusal(errors::endpoint_not_found, "API endpoint does not exist")),
            R"({"status":"error","message":"API endpoint does not exist","success":false,)"
            R"("error":"API endpoint does not exist"})");
  EXPECT_EQ(rest_body(Refusal(errors::message_not_found, "No message found")),
            R"({"success":false,"error":"No message found"})");
  EXPECT_EQ(rest_body(Refusal(errors::nobody_to_invite, "invalid-user-invite-list")),
            R"({"success":false,"error":"invalid-user-invite-list",)"
            R"("errorType":"Cannot invite if no users are provided"})");
  EXPECT_EQ(rest_body(Refusal::plain(errors::not_allowed, "error-not-allowed")),
            R"({"success":false,"error":"error-not-allowed"})");
  EXPECT_EQ(rest_body(Refusal(errors::invalid_channel)),
            R"({"success":false,"error":"[invalid-channel]","errorType":"invalid-channel"})");
  EXPECT_EQ(rest_body(Refusal(errors::unauthorized, "whatever")), R"({"success":false,"error":"unauthorized"})");
}

TEST(LoginBody, AnUnknownUserLooksLikeAWrongPassword) {
  const auto unknown = login_body(Refusal(errors::login_refused, "User not found"));
  EXPECT_EQ(unknown, R"({"status":"error","error":"Unauthorized","message":"Unauthorized"})");
  EXPECT_EQ(login_body(Refusal(errors::login_refused, "Incorrect password")), unknown);
}

TEST(LoginBody, WhatIsToldTheCaller) {
  EXPECT_EQ(login_body(Refusal(errors::login_unrecognized, "Unrecognized options for login request")),
            R"({"status":"error","error":400,"message":"Unrecognized options for login request"})");
  EXPECT_EQ(login_body(Refusal(errors::login_refused, "Your session has expired. Please log in again.")),
            R"({"status":"error","error":403,"message":"Your session has expired. Please log in again."})");
  EXPECT_EQ(login_body(Refusal(errors::user_is_not_activated, "User is not activated", {{"a", 1}})),
            R"({"status":"error","error":"error-user-is-not-activated","message":"User is not activated",)"
            R"("details":{"a":1}})");
}

TEST(DdpError, ANameThatIsANumberIsANumber) {
  EXPECT_EQ(ddp_error(Refusal(errors::method_not_found, "Method 'x' not found")),
            R"({"isClientSafe":true,"error":404,"reason":"Method 'x' not found",)"
            R"("message":"Method 'x' not found [404]","errorType":"Meteor.Error"})");
  EXPECT_EQ(ddp_error(Refusal(errors::not_allowed, {}, {{"method", "x"}})),
            R"({"isClientSafe":true,"error":"error-not-allowed","message":"[error-not-allowed]",)"
            R"("details":{"method":"x"},"errorType":"Meteor.Error"})");
}

TEST(DdpError, ArgumentsThatDoNotMatchAreToldOverRestAlone) {
  const Refusal refusal(errors::match_failed, "Match error: Expected string, got number", {{"errors", json::array{}}});
  constexpr std::string_view kSafe = R"({"isClientSafe":true,"error":400,"reason":"Match failed",)"
                                     R"("message":"Match failed [400]")";
  EXPECT_EQ(ddp_error(refusal), std::string{kSafe} + R"(,"details":{"errors":[]},"errorType":"Meteor.Error"})");
  EXPECT_EQ(method_call_error(refusal), R"({"message":"Match error: Expected string, got number","path":"",)"
                                        R"("sanitizedError":)" +
                                            std::string{kSafe} +
                                            R"(,"errorType":"Meteor.Error"},"details":{"errors":[]},)"
                                            R"("errorType":"Match.Error"})");
}

TEST(DdpError, AMemberThatDoesNotMatchIsNamedByItsPath) {
  const auto path = [](std::string says) {
    const auto told = parse_json(method_call_error(Refusal(errors::match_failed, std::move(says))));
    return std::string{told.at("path").as_string()};
  };
  EXPECT_EQ(path("Match error: Expected string, got number in field u._id"), "u._id");
  EXPECT_EQ(path("Match error: Expected string, got number in field [0]"), "[0]");
  EXPECT_EQ(path("Match error: Missing key '_id'"), "");
}

TEST(DdpError, APlainExceptionSaysNothingButInItsDetails) {
  const auto refusal = Refusal::plain(errors::not_allowed, "error-not-allowed");
  EXPECT_EQ(method_call_error(refusal), "{}");
  EXPECT_EQ(ddp_error(refusal), R"({"isClientSafe":true,"error":500,"reason":"Internal server error",)"
                                R"("message":"Internal server error [500]",)"
                                R"("details":{"reason":"error-not-allowed"},"errorType":"Meteor.Error"})");
  EXPECT_EQ(method_call_error(Refusal(errors::not_allowed, "No")), ddp_error(Refusal(errors::not_allowed, "No")));
}

TEST(WithRetries, OnlyConflictsAreTriedAgain) {
  int attempts = 0;
  EXPECT_EQ(with_retries([&] {
              if (++attempts < 3) throw sql::Conflict("lock");
              return attempts;
            }),
            3);
  attempts = 0;
  EXPECT_THROW(with_retries([&] {
                 ++attempts;
                 throw Refusal(errors::not_allowed);
               }),
               Refusal);
  EXPECT_EQ(attempts, 1);
}

TEST(WithRetries, GivesUp) {
  int attempts = 0;
  EXPECT_THROW(with_retries([&] {
                 ++attempts;
                 throw sql::Conflict("lock");
               }),
               sql::Conflict);
  EXPECT_EQ(attempts, 5);
}

}  // namespace
}  // namespace confab::api
