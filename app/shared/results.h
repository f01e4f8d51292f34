// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/design.h"

namespace mlsysim::shared {

/// The results of every drawn machine and model, one map each, in coherent units: what a figure says, to be kept
/// beside the session that it was made of.
Value::List results_of(const Design& design);

/// The session with these results under "results".
Value with_results(Value session, const Design& design);

/// One number or word that is no longer what it was; absent on the side that lacks it.
struct Change {
    std::string machine, model, what;
    Value then, now;
};

/// What differs between the results that a session carries and those of today. Numbers count as equal within one part
/// in 10^12.
std::vector<Change> changes_since(const Value::List& then, const Value::List& now);

} // namespace mlsysim::shared
