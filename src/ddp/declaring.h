#pragma once
// The words in which methods are declared; every file of methods has them by its area's header.

#include "api/methods.h"
#include "base/errors/request.h"

namespace confab::ddp {

using api::Access;
using api::Call;
using api::Nothing;
using api::Proof;
using api::Renamed;
using api::untold;
namespace rate = api::rate;

}  // namespace confab::ddp
