// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/casesolver.h"
#include "app/shared/drawn.h"

#include <functional>
#include <optional>

namespace mlsysim::shared {

/// An open session: what is drawn, the records behind it, and the parameters.
struct Design {
    Drawn drawn;
    std::vector<std::shared_ptr<const Hardware>> hardware; ///< of drawn.machines, with their changes
    std::vector<const Model*> models; ///< of drawn.models
    std::shared_ptr<const Evaluation> parameters;

    /// The case of these indices; empty when one is out of range.
    Subject subject(int machine, int model) const;
    Subject current() const { return subject(drawn.machine, drawn.model); }
    CaseSolver solver(const Subject& subject) const { return { *parameters, drawn.fidelity, subject }; }
};

/// The name that session files carry under "format", and the newest version that this program writes.
inline constexpr std::string_view session_format = "mlsysim session";
inline constexpr int session_version = 1;

/// True when a file says that it is a session, of whatever version.
bool is_session(const Value& value);

/// The session in the bytes of a session file or of a figure that mlsysim made; nothing when there is none, which
/// `error` then tells in one sentence without a full stop.
std::optional<Value> find_session(std::string_view bytes, std::string& error);

/// Reads a session; nothing when it is none. What could not be taken is told in `notes`, one sentence each.
std::optional<Design> open_session(const Value& session, const Registry& registry, std::vector<std::string>& notes);

/// The solver that answers for a model at this fidelity.
const Solver& solver_for(Fidelity fidelity, const Model* model);

/// The record of a machine with its changes; the entry's own when they are wrong, null when there is no entry.
std::shared_ptr<const Hardware> record_of(const Registry& registry, const DrawnMachine& machine);

/// Gives the inputs of a session to `assign`. One that cannot be taken is left out and must not cost the others; the
/// result tells about it.
Problems restore_inputs(Value inputs, const std::function<Problems(const Value&)>& assign);

} // namespace mlsysim::shared
