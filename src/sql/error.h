#pragma once

#include <stdexcept>
#include <string>

namespace confab::sql {

/// The database could not do what was asked: a defect in a statement, a lost connection, an unreadable file.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A unique index refused the row. `constraint()` names the index or `table.column`, as the engine tells it.
class UniqueViolation : public Error {
 public:
  UniqueViolation(const std::string& message, std::string constraint)
      : Error(message), constraint_(std::move(constraint)) {}
  [[nodiscard]] const std::string& constraint() const { return constraint_; }

 private:
  std::string constraint_;
};

/// Two transactions were in each other's way (deadlock, serialisation failure). Nothing was changed; the whole use case
/// may be run again.
class Conflict : public Error {
 public:
  using Error::Error;
};

/// The disk is full or the storage is read-only. Nothing was changed.
class StorageFull : public Error {
 public:
  using Error::Error;
};

/// The database server does not answer, or went away in the middle. Of what was being committed nobody knows whether it
/// is; everything else was not done.
class Unavailable : public Error {
 public:
  using Error::Error;
};

/// Another program uses the database, which only one may.
class InUse : public Error {
 public:
  using Error::Error;
};

/// The database was written by a newer program than this one.
class SchemaTooNew : public Error {
 public:
  using Error::Error;
};

}  // namespace confab::sql
