#pragma once
// The words in which endpoints are declared; every file of endpoints has them by its area's header.

#include "api/endpoints.h"
#include "base/errors/request.h"

namespace confab::rest {

using api::Access;
using api::Call;
using api::Envelope;
using api::FileRule;
using api::FormFile;
using api::MaxBody;
using api::Nothing;
using api::Proof;
using api::Renamed;
using api::untold;
namespace rate = api::rate;

}  // namespace confab::rest
