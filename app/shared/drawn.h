// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/registry/registry.h"

#include <string>
#include <vector>

namespace mlsysim::shared {

/// Which model of the world the numbers come from.
enum class Fidelity { Textbook, Detailed };

/// What a roofline shows beside its roofs and points.
struct DrawnOptions {
    bool memory_levels = false, other_precisions = true, achievable_roof = true, regions = true, linear_inset = false;

    friend bool operator==(const DrawnOptions&, const DrawnOptions&) = default;
};

/// A machine that is drawn: an entry, what was changed about it, and how many of it work together.
struct DrawnMachine {
    std::string path;
    int count = 1;
    Value changes {}; ///< changed fields as nested maps; absent when it is as the registry has it
    std::string label {}; ///< its name in tables and figures; empty = as the registry has it

    bool changed() const { return changes.map() && !changes.map()->empty(); }
};

/// What a session draws, apart from the parameters.
struct Drawn {
    std::vector<DrawnMachine> machines;
    std::vector<std::string> models;
    int machine = -1, model = -1; ///< the subject; -1 when there is none
    Fidelity fidelity = Fidelity::Detailed;
    DrawnOptions options;
};

/// As it stands under "selection" in a session file.
Value to_value(const Drawn& drawn);
/// Reads it back. Entries that the registry does not have are left out and named in `missing`; a machine or a model
/// that stands there twice is drawn once.
Drawn drawn_from(const Value& value, const Registry& registry, std::vector<std::string>& missing);

} // namespace mlsysim::shared
