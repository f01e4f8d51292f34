// SPDX-License-Identifier: Apache-2.0
#include "tests/support/formula.h"

#include "engine/units/text.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

namespace mlsysim::test {

namespace {

/// Thrown inside the parser only.
struct Unreadable {
    std::string_view rest;
};

/// A recursive-descent parser over one formula.
class Formula {
public:
    Formula(const Trace& trace, const Trace::Step& step)
        : m_trace(trace)
        , m_step(step)
        , m_rest(step.formula)
    {
    }

    double value()
    {
        const double result = sum();
        skip();
        if (!m_rest.empty())
            throw Unreadable { m_rest };
        return result;
    }

private:
    void skip()
    {
        while (m_rest.starts_with(' '))
            m_rest.remove_prefix(1);
    }
    bool take(std::string_view sign)
    {
        skip();
        if (!m_rest.starts_with(sign))
            return false;
        m_rest.remove_prefix(sign.size());
        return true;
    }
    double sum()
    {
        double result = product();
        while (true) {
            if (take("+"))
                result += product();
            else if (take("−") || take("-"))
                result -= product();
            else
                return result;
        }
    }
    double product()
    {
        double result = power();
        while (true) {
            if (take("·") || take("×") || take("*"))
                result *= power();
            else if (take("/"))
                result /= power();
            else
                return result;
        }
    }
    double power()
    {
        const double base = atom();
        if (take("²"))
            return base * base;
        if (take("³"))
            return base * base * base;
        return base;
    }
    double atom()
    {
        skip();
        if (const Trace::Step* operand = symbol()) {
            m_rest.remove_prefix(operand->symbol.size());
            return operand->value;
        }
        if (take("−") || take("-"))
            return -power();
        for (const bool largest : { true, false })
            if (take(largest ? "max(" : "min(")) {
                double result = sum();
                while (take(","))
                    result = largest ? std::max(result, sum()) : std::min(result, sum());
                return closed(result);
            }
        if (take("ln("))
            return closed(std::log(sum()));
        if (take("("))
            return closed(sum());
        return number();
    }
    double closed(double result)
    {
        if (!take(")"))
            throw Unreadable { m_rest };
        return result;
    }
    double number()
    {
        double result = 0;
        const auto [end, status] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), result);
        if (status != std::errc())
            throw Unreadable { m_rest };
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        // A unit may follow: "10 µs".
        if (m_rest.starts_with(' ')) {
            const auto word = m_rest.substr(1, std::min(m_rest.find_first_of(" )+,/", 1), m_rest.find("·", 1)) - 1);
            if (const auto unit = word.empty() ? std::nullopt : parse_unit(word)) {
                m_rest.remove_prefix(1 + word.size());
                return coherent(result, unit->factor);
            }
        }
        return result;
    }
    /// The longest symbol of another step that stands here whole.
    const Trace::Step* symbol() const
    {
        const Trace::Step* found = nullptr;
        for (const auto& s : m_trace.steps())
            if (&s != &m_step && m_rest.starts_with(s.symbol) && (!found || s.symbol.size() > found->symbol.size())
                && ends(m_rest.substr(s.symbol.size())))
                found = &s;
        return found;
    }
    static bool ends(std::string_view rest)
    {
        if (rest.empty())
            return true;
        for (const std::string_view sign : { "·", "×", "−", "²", "³" })
            if (rest.starts_with(sign))
                return true;
        const auto c = static_cast<unsigned char>(rest.front());
        return c < 0x80 && !std::isalnum(c) && c != '_' && c != '(' && c != '*';
    }

    const Trace& m_trace;
    const Trace::Step& m_step;
    std::string_view m_rest;
};

} // namespace

std::optional<double> evaluate(const Trace& trace, const Trace::Step& step, std::string* unknown)
{
    try {
        return Formula(trace, step).value();
    } catch (const Unreadable& at) {
        if (unknown)
            *unknown = at.rest;
        return {};
    }
}

} // namespace mlsysim::test
