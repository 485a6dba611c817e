#pragma once

#include <gtest/gtest.h>

#include "base/error.h"

/// The statement is refused with this code.
#define EXPECT_REFUSED(statement, expected)                                                                      \
  try {                                                                                                          \
    static_cast<void>(statement);                                                                                \
    ADD_FAILURE() << #statement " was not refused";                                                              \
  } catch (const Refusal& refusal) {                                                                             \
    EXPECT_EQ(refusal.code().wire_name(), errors::expected.wire_name()) << #statement << ": " << refusal.what(); \
  }
