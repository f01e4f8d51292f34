// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/checkpoint/checkpoint.h"

#include "engine/catalogue.h"

#include <cctype>

namespace mlsysim {

constinit const Solver catalogue::checkpoint = Describe<Checkpoint>::make();

double checkpoint::bytes_per_parameter(std::string_view optimizer)
{
    constexpr double adam = 14; // fp32 master copy and two moments, and the 16-bit weights
    constexpr double other = 4;
    constexpr std::string_view name = "adam";
    const bool same = std::ranges::equal(
        optimizer, name, [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
    return same ? adam : other;
}

} // namespace mlsysim
