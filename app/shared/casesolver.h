// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/drawn.h"
#include "engine/evaluation.h"
#include "engine/hardware/hardware.h"
#include "engine/models/model.h"
#include "engine/solvers/engine_solve/engine_solve.h"
#include "engine/solvers/language_phases/language_phases.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

namespace mlsysim::shared {

/// A machine as it was changed, how many of it, and a model on them.
struct Subject {
    std::shared_ptr<const Hardware> hardware {};
    const Model* workload = nullptr;
    int count = 1;

    explicit operator bool() const { return hardware && workload; }
};

/// What binds a case.
enum class Verdict { DoesNotFit, Overhead, Network, Memory, Compute };

/// What is known of one case at one batch, whichever solver it came from. Coherent units.
struct StepResult {
    double batch = 1;
    double latency = 0, compute = 0, memory = 0, network = 0, overhead = 0; ///< s
    double throughput = 0; ///< 1/s
    double intensity = 0, attained = 0; ///< FLOP/byte, FLOP/s
    double peak = 0, bandwidth = 0; ///< datasheet, all devices: FLOP/s, byte/s
    double effective_peak = 0, effective_bandwidth = 0;
    double mfu = 0, energy = 0, needed = 0, capacity = 0;
    bool fits = true, overhead_bound = false;

    Verdict verdict() const;
    double roofAt(double at_intensity) const { return std::min(effective_peak, effective_bandwidth * at_intensity); }
};

/// Solves one case with a session's parameters at any batch: the detailed model for language models when the session
/// asks for it, the textbook model otherwise.
class CaseSolver {
public:
    CaseSolver(const Evaluation& parameters, Fidelity fidelity, const Subject& subject);

    bool detailed() const { return m_detailed.has_value(); }
    /// What is wrong with the inputs for this case, in a sentence; empty when it can be solved.
    const std::string& problem() const { return m_problem; }

    StepResult at(double batch) const;
    StepResult now() const { return at(batch()); }
    double batch() const { return m_detailed ? m_detailed->batch_size : m_textbook->batch_size; }
    Precision precision() const { return m_detailed ? m_detailed->precision : m_textbook->precision; }
    double efficiency() const { return m_detailed ? m_detailed->efficiency : m_textbook->efficiency; }
    /// The phase; inference and training of the textbook model count as decode and train for language models.
    Phase phase() const;
    /// The batch at which memory is full; 0 when it does not depend on the batch.
    double memoryFullBatch() const;
    /// Where the prompt of a decode lies: the prefill of one sequence of `prompt()` tokens; nothing when the phase is
    /// another or the model is the textbook's.
    std::optional<StepResult> prefill() const;
    double prompt() const { return m_detailed ? std::max(m_detailed->context, 2048.0) : 0; }

    const engine_solve::In* textbookInputs() const { return m_textbook ? &*m_textbook : nullptr; }
    const language_phases::In* detailedInputs() const { return m_detailed ? &*m_detailed : nullptr; }
    Trace explain() const;

private:
    Subject m_subject;
    std::shared_ptr<const Hardware> m_pooled; ///< several devices as one, for the textbook model
    std::optional<engine_solve::In> m_textbook;
    std::optional<language_phases::In> m_detailed;
    std::string m_problem;
};

} // namespace mlsysim::shared
