// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/field.h"

#include <string>
#include <type_traits>
#include <vector>

namespace mlsysim {

/// What a solver says about one step of its derivation. The unit has the dimension of the value, or it does not
/// compile.
template <class T> struct Said {
    std::string_view symbol {}, label {};
    std::string_view formula {}; ///< in terms of the symbols of other steps; empty for a value that was given
    DisplayUnit<T> unit {};
    std::string_view source {}; ///< where a given value comes from
};

/// The tracer of the fast path: hands the value through and leaves no code behind.
struct NoTrace {
    static constexpr bool active = false;

    template <class T> constexpr T operator()(const std::type_identity_t<Said<T>>&, const T& value) const
    {
        return value;
    }
};

/// Collects the steps of one run of a solver, in the order in which they were computed.
class Trace {
public:
    static constexpr bool active = true;

    struct Step {
        std::string symbol, label, formula, source;
        double value = 0; ///< coherent units
        Unit unit {};
    };

    template <class T> T operator()(const std::type_identity_t<Said<T>>& said, const T& value)
    {
        m_steps.push_back({ std::string(said.symbol), std::string(said.label), std::string(said.formula),
            std::string(said.source), si(value), said.unit.erased() });
        return value;
    }

    const std::vector<Step>& steps() const { return m_steps; }
    /// The step of that symbol, or null.
    const Step* find(std::string_view symbol) const;
    /// The steps whose symbols stand in the formula of `step`, in the order in which they stand there.
    std::vector<const Step*> operands(const Step& step) const;

private:
    std::vector<Step> m_steps;
};

} // namespace mlsysim
