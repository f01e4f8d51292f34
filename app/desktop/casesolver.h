// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "engine/solvers/engine_solve/engine_solve.h"
#include "engine/solvers/language_phases/language_phases.h"

#include <optional>

namespace mlsysim::desktop {

/// What the page needs of one case at one batch, whichever solver it came from. Coherent units.
struct StepResult {
    double batch = 1;
    double latency = 0, compute = 0, memory = 0, network = 0, overhead = 0; ///< s
    double throughput = 0; ///< 1/s
    double intensity = 0, attained = 0; ///< FLOP/byte, FLOP/s
    double peak = 0, bandwidth = 0; ///< datasheet, all devices: FLOP/s, byte/s
    double effective_peak = 0, effective_bandwidth = 0;
    double mfu = 0, energy = 0, needed = 0, capacity = 0;
    bool fits = true, overhead_bound = false;

    double roofAt(double at_intensity) const { return std::min(effective_peak, effective_bandwidth * at_intensity); }
};

/// Solves one case with the page's parameters at any batch: the detailed model for language models when the workspace
/// asks for it, the textbook model otherwise.
class CaseSolver {
public:
    CaseSolver(const Workspace& workspace, const Case& subject);

    bool detailed() const { return m_detailed.has_value(); }
    /// What is wrong with the inputs for this case, in a sentence; empty when it can be solved.
    const QString& problem() const { return m_problem; }

    StepResult at(double batch) const;
    StepResult now() const { return at(batch()); }
    double batch() const { return m_detailed ? m_detailed->batch_size : m_textbook->batch_size; }
    Precision precision() const { return m_detailed ? m_detailed->precision : m_textbook->precision; }
    double efficiency() const { return m_detailed ? m_detailed->efficiency : m_textbook->efficiency; }
    /// The phase; inference and training of the textbook model count as decode and train for language models.
    Phase phase() const;
    /// The batch at which memory is full; 0 when it does not depend on the batch.
    double memoryFullBatch() const;

    const engine_solve::In* textbookInputs() const { return m_textbook ? &*m_textbook : nullptr; }
    const language_phases::In* detailedInputs() const { return m_detailed ? &*m_detailed : nullptr; }
    Trace explain() const;

private:
    Case m_case;
    std::shared_ptr<const Hardware> m_pooled; ///< several devices as one, for the textbook model
    std::optional<engine_solve::In> m_textbook;
    std::optional<language_phases::In> m_detailed;
    QString m_problem;
};

} // namespace mlsysim::desktop
