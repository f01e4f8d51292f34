// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/describe.h"

#include <string>

namespace mlsysim {

enum class SourceKind { Datasheet, Literature, IndustryReport, Convention, Estimate, Derived, Illustrative, Heuristic };
template <>
inline constexpr std::array<std::string_view, 8> choices<SourceKind> { "datasheet", "literature", "industry_report",
    "convention", "estimate", "derived", "illustrative", "heuristic" };

/// Where the numbers of an entry come from.
struct Source {
    SourceKind kind {};
    std::string title, url, verified, notes;
};

template <>
inline constexpr auto fields_of<Source> = std::tuple {
    field<&Source::kind>({ .id = "kind", .label = "Kind", .help = "What sort of source this is.", .required = true }),
    field<&Source::title>({ .id = "title", .label = "Title", .help = "Title of the document.", .required = true }),
    field<&Source::url>({ .id = "url", .label = "Address", .help = "Where it can be read." }),
    field<&Source::verified>(
        { .id = "verified", .label = "Checked on", .help = "Date of the last check, ISO 8601.", .required = true }),
    field<&Source::notes>({ .id = "notes", .label = "Notes", .help = "What a reader of the number should know." }),
};
static_assert(well_described<Source>(fields_of<Source>));

} // namespace mlsysim
