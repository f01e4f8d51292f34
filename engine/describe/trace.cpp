// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/trace.h"

#include <algorithm>
#include <cctype>

namespace mlsysim {

namespace {

/// The length of a sign of arithmetic beyond ASCII that stands at `at`, or 0. Signs end a symbol as ASCII's do.
std::size_t sign_at(std::string_view text, std::size_t at)
{
    for (const std::string_view sign :
        { "·", "−", "×", "÷", "±", "²", "³", "⌈", "⌉", "⌊", "⌋", "√", "∑", "≤", "≥", "≠", "≈", "→" })
        if (text.substr(at).starts_with(sign))
            return sign.size();
    return 0;
}

/// Symbols may hold letters of any alphabet, digits and underscores.
bool part_of_symbol(std::string_view text, std::size_t at)
{
    const auto c = static_cast<unsigned char>(text[at]);
    return (std::isalnum(c) || c == '_' || c >= 0x80) && sign_at(text, at) == 0;
}

} // namespace

const Trace::Step* Trace::find(std::string_view symbol) const
{
    const auto found = std::ranges::find(m_steps, symbol, &Step::symbol);
    return found == m_steps.end() ? nullptr : &*found;
}

std::vector<const Trace::Step*> Trace::operands(const Step& step) const
{
    std::vector<const Step*> found;
    const std::string_view formula = step.formula;
    for (std::size_t at = 0; at < formula.size();) {
        // The longest symbol that stands here whole: "α(NDR)" before "α".
        const Step* operand = nullptr;
        for (const Step& s : m_steps) {
            const std::size_t end = at + s.symbol.size();
            if (s.symbol.size() > (operand ? operand->symbol.size() : 0) && formula.substr(at).starts_with(s.symbol)
                && (end == formula.size() || !part_of_symbol(formula, end) || !part_of_symbol(formula, end - 1)))
                operand = &s;
        }
        if (operand) {
            if (operand != &step && std::ranges::find(found, operand) == found.end())
                found.push_back(operand);
            at += operand->symbol.size();
            continue;
        }
        if (const std::size_t sign = sign_at(formula, at); sign > 0)
            at += sign;
        else if (!part_of_symbol(formula, at))
            ++at;
        else
            while (at < formula.size() && part_of_symbol(formula, at))
                ++at;
    }
    return found;
}

} // namespace mlsysim
