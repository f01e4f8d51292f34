// SPDX-License-Identifier: Apache-2.0
#include "engine/reference.h"

#include "engine/catalogue.h"

#include <algorithm>

namespace mlsysim {

// Compiled from the folders of the solvers; a solver without a page does not link.
namespace pages {
#define MLSYSIM_SOLVER(id) extern const std::string_view id;
#include "engine/catalogue.list.h"
#undef MLSYSIM_SOLVER
} // namespace pages

namespace {

struct Page {
    const Solver* solver;
    const std::string_view* text;
};

constexpr Page all_pages[] = {
#define MLSYSIM_SOLVER(id) { &catalogue::id, &pages::id },
#include "engine/catalogue.list.h"
#undef MLSYSIM_SOLVER
};

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of('\n');
    return from == std::string_view::npos ? std::string_view()
                                          : text.substr(from, text.find_last_not_of('\n') + 1 - from);
}

} // namespace

std::string_view reference_page(const Solver& solver)
{
    for (const Page& page : all_pages)
        if (page.solver == &solver)
            return *page.text;
    return {};
}

std::vector<ReferenceSection> reference_sections(const Solver& solver)
{
    constexpr std::string_view mark = "\n## ";
    std::vector<ReferenceSection> sections;
    std::string_view rest = reference_page(solver);
    for (auto at = rest.find(mark); at != std::string_view::npos;) {
        rest.remove_prefix(at + mark.size());
        at = rest.find(mark);
        const std::string_view section = rest.substr(0, at);
        const auto title_end = std::min(section.find('\n'), section.size());
        sections.push_back({ section.substr(0, title_end), trimmed(section.substr(title_end)) });
    }
    return sections;
}

} // namespace mlsysim
