// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"

#include <string_view>
#include <vector>

namespace mlsysim {

/// A part of a solver's page in the manual.
struct ReferenceSection {
    std::string_view title;
    std::string_view markdown; ///< without its title
};

/// The page of a solver of the catalogue in Markdown: solvers/<id>/<id>.md; empty for any other solver.
std::string_view reference_page(const Solver& solver);

/// Its parts, cut at the second-level heads: equations, assumptions and what follows. What stands before them says what
/// the title and the summary of the solver say.
std::vector<ReferenceSection> reference_sections(const Solver& solver);

} // namespace mlsysim
