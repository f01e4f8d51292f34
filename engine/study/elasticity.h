// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/evaluation.h"

namespace mlsysim {

/// How many percent the output changes when the input grows by one percent, measured with steps that stay inside the
/// declared range, of one at least where the input is a whole number. Exactly 0 when neither direction changes a single
/// bit of the output; NaN when either is no number.
double elasticity(Evaluation& evaluation, std::string_view input, std::string_view output);

/// The smallest whole value of the integer-like input `along`, above its present one and within the range that sliders
/// offer, from which on `input` has an effect on `output`; 0 when there is none.
double effect_begins(Evaluation& evaluation, std::string_view input, std::string_view output, std::string_view along);

} // namespace mlsysim
