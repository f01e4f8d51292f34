// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/trace.h"

#include <algorithm>
#include <cctype>

namespace mlsysim {

namespace {

// Symbols may hold letters of any alphabet, digits and underscores; everything ASCII else separates them.
bool part_of_symbol(unsigned char c) { return std::isalnum(c) || c == '_' || c >= 0x80; }

} // namespace

const Trace::Step* Trace::find(std::string_view symbol) const
{
    const auto found = std::ranges::find(m_steps, symbol, &Step::symbol);
    return found == m_steps.end() ? nullptr : &*found;
}

std::vector<const Trace::Step*> Trace::operands(const Step& step) const
{
    std::vector<const Step*> found;
    std::string formula = step.formula;
    // The multiplication dot and minus sign are beyond ASCII but separate symbols all the same.
    for (const std::string_view sign : { "·", "−", "×", "⌈", "⌉", "⌊", "⌋", "√", "≤", "≥", "≠" })
        for (auto at = formula.find(sign); at != std::string::npos; at = formula.find(sign, at))
            std::fill_n(formula.begin() + static_cast<std::ptrdiff_t>(at), sign.size(), ' ');
    for (std::size_t at = 0; at < formula.size();) {
        std::size_t end = at;
        while (end < formula.size() && part_of_symbol(static_cast<unsigned char>(formula[end])))
            ++end;
        if (end > at) {
            const Step* operand = find(std::string_view(formula).substr(at, end - at));
            if (operand && operand != &step && std::ranges::find(found, operand) == found.end())
                found.push_back(operand);
        }
        at = std::max(end, at + 1);
    }
    return found;
}

} // namespace mlsysim
