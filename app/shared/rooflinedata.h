// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/design.h"

namespace mlsysim::shared {

/// What a point of a roofline stands for.
enum class PointKind { Forward, Prefill, Decode, Train };

/// A level of a machine's memory beside the main one.
enum class MemoryLevel { Sram, Flash, HostLink };

/// One machine's ceiling at the session's precision, all devices together. FLOP/s and B/s.
struct RoofData {
    int machine = 0; ///< index into the design
    double peak = 0, bandwidth = 0; ///< datasheet
    Precision rate {}; ///< whose rate the peak is
    double achievable_peak = 0, achievable_bandwidth = 0; ///< 0 when no model is drawn
    double efficiency = 0;
    std::vector<std::pair<MemoryLevel, double>> memory_levels {};
    std::vector<std::pair<Precision, double>> other_peaks {};
    std::optional<StepResult> now {}; ///< of the current model
    std::string problem {}; ///< why the current model cannot be solved here

    double ridge() const { return peak / bandwidth; }
};

/// One model on one machine at batch 1, 2, 4 … and at the session's batch.
struct CurveData {
    int machine = 0, model = 0; ///< indices into the design
    PointKind kind {};
    std::vector<StepResult> points {};
    StepResult current {};
    std::optional<StepResult> memory_full {}; ///< where memory ends
    std::optional<StepResult> ridge {}; ///< where the curve meets the ridge
    std::optional<StepResult> prefill {}; ///< of the subject's prompt
    double prompt = 0; ///< tokens
};

/// What a roofline draws, as numbers. Cases that cannot be solved have no curve.
struct RooflineData {
    Precision precision {};
    std::vector<RoofData> roofs {};
    std::vector<CurveData> curves {}; ///< by machine, then by model
};

RooflineData roofline_data(const Design& design);

} // namespace mlsysim::shared
