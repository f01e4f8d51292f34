// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"
#include "engine/registry/registry.h"

#include <map>

namespace mlsysim {

/// The inputs of one solver, ready to be changed and solved again and again. Owns copies of its records, so that
/// "hardware.memory.bandwidth" can be set like any other input. Starts at the defaults. Copies are independent.
class Evaluation {
public:
    Evaluation(const Solver& solver, const Registry& registry);
    Evaluation(const Evaluation& other);
    Evaluation& operator=(const Evaluation& other);
    Evaluation(Evaluation&&) noexcept = default;
    Evaluation& operator=(Evaluation&&) noexcept = default;

    const Solver& solver() const { return *m_solver; }
    const Registry& registry() const { return *m_registry; }

    /// Replaces all inputs; what `inputs` leaves out gets its default, and a required one that is missing is a problem.
    /// Problems leave the evaluation as it was.
    Problems assign(const Value& inputs);
    /// Sets one input at a dotted path, also inside a record. A problem leaves it as it was.
    Problems set(std::string_view path, const Value& value);
    /// As it would be given to `assign`: names of records, or what was changed about them under "extends".
    Value inputs() const;
    /// The number at a dotted path of inputs, or of outputs after `solve`; NaN when there is none.
    double input(std::string_view path) const;
    double output(std::string_view path) const;

    /// What is wrong with the inputs as a whole.
    Problems check() const;
    void solve() { m_solver->solve(m_in.get(), m_out.get()); }
    /// Solves and records every step.
    Trace explain();
    Value outputs() const { return read_structure(m_solver->outputs, m_out.get()); }
    /// A result that the caller asked to have as an error, after `solve`.
    std::optional<Problem> failure() const
    {
        return m_solver->failure ? m_solver->failure(m_in.get(), m_out.get()) : std::nullopt;
    }

    Place input_place(std::string_view path) { return locate(m_solver->inputs, m_in.get(), path); }
    Place output_place(std::string_view path) { return locate(m_solver->outputs, m_out.get(), path); }
    template <class In> const In& in() const { return *static_cast<const In*>(m_in.get()); }
    template <class Out> const Out& out() const { return *static_cast<const Out*>(m_out.get()); }
    /// The record that an input refers to, or null.
    const void* record(std::string_view input_id) const;
    /// What was changed about the record of an input; absent when nothing was.
    const Value& changes(std::string_view input_id) const;

private:
    const Solver* m_solver;
    const Registry* m_registry;
    std::shared_ptr<void> m_in, m_out;
    Value m_given; ///< what `assign` was given, with every `set` since
    std::vector<std::shared_ptr<void>> m_records;
};

} // namespace mlsysim
