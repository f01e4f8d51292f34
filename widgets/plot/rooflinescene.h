// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace mlsysim::widgets {

/// What a roofline point stands for; it decides the marker (circle, circle, triangle, square).
enum class PlotPhase { Forward, Prefill, Decode, Train };

/// Where the limits of the plot come from.
enum class FrameMode {
    ByMachine, ///< whole decades around the machines, so that a tenfold improvement looks tenfold
    FitToData ///< whole decades around what is drawn
};

/// A thin line beside a roof: another memory level (bandwidth in B/s) or another precision (peak in FLOP/s).
struct SideCeiling {
    QString text; ///< on the line: "L2 · 5.5 TB/s", "fp8 · 1.98 PFLOP/s"
    double value = 0;
    bool operator==(const SideCeiling&) const = default;
};

/// One machine's ceiling at the chosen precision. FLOP/s and B/s; an achievable value of 0 draws no second line.
struct Roof {
    QString machine; ///< id that signals carry
    QString name; ///< on the line: "H100"
    QString full_name; ///< in the legend table: "NVIDIA H100"; empty = name
    int series = 0; ///< 0 is the first series colour
    bool current = false; ///< always solid, in front, with its ridge named
    bool overflow = false; ///< beyond the six series: grey and dashed
    bool changed = false; ///< no longer the datasheet; the legend says so
    bool visible = true;
    double peak = 0, bandwidth = 0;
    double achievable_peak = 0, achievable_bandwidth = 0;
    QString peak_text, bandwidth_text; ///< "989 TFLOP/s fp16", "3.35 TB/s"
    QString ridge_text; ///< "ridge 295 FLOP/B"
    QString achievable_text; ///< "achievable at efficiency 0.50"
    QString peak_cell, ridge_cell, use_cell; ///< legend table: "989 T", "295", "81 %" or "does not fit"
    std::vector<SideCeiling> memory_levels; ///< B/s
    std::vector<SideCeiling> other_peaks; ///< FLOP/s
    bool operator==(const Roof&) const = default;
};

/// A workload at one batch: FLOP/byte, FLOP/s achieved after losses, and the roof (FLOP/s) above it.
struct TrajectoryPoint {
    double batch = 1;
    double intensity = 0, achieved = 0, roof = 0;
    bool fits = true;
    bool overhead_bound = false; ///< hollow, and the label says the word
    QString verdict; ///< "memory-bound"
    QString label; ///< "batch 64"; empty = not named in the plot
    QString sublabel; ///< "1.23× to the roof"
    bool operator==(const TrajectoryPoint&) const = default;
};

/// A point off the batch curve: the prefill of a decode view, an operator.
struct ExtraMarker {
    PlotPhase phase = PlotPhase::Prefill;
    TrajectoryPoint point;
    double share = 0; ///< of the time, 0…1: area of an operator's mark; 0 = normal size
    bool operator==(const ExtraMarker&) const = default;
};

/// One model on one machine for batch 1, 2, 4 …
struct Trajectory {
    QString machine, model; ///< ids
    QString model_name;
    int series = 0; ///< of the machine
    bool overflow = false; ///< of the machine: grey
    PlotPhase phase = PlotPhase::Decode;
    bool primary = true; ///< the current model; others are small and hollow, keyed by `number` in the legend
    int number = 0; ///< 1, 2 … for models that are not primary
    std::vector<TrajectoryPoint> points; ///< ascending batch
    std::optional<TrajectoryPoint> current; ///< may lie between two powers of two
    bool ringed = false; ///< `current` is the subject: drawn with the ring that can be dragged
    std::optional<TrajectoryPoint> memory_full; ///< the exact batch at which memory ends; label "memory full at 1 040"
    std::optional<TrajectoryPoint> ridge_mark; ///< where the curve meets the ridge
    std::vector<ExtraMarker> extras;
    bool operator==(const Trajectory&) const = default;
};

/// The previous state: FLOP/byte and FLOP/s, with a dashed arrow to the ringed point.
struct RooflineGhost {
    double intensity = 0, achieved = 0;
    PlotPhase phase = PlotPhase::Decode;
    QString label; ///< "before: batch 8"
    QString factor_text; ///< on the arrow: "6.6× tokens/s"
    bool operator==(const RooflineGhost&) const = default;
};

/// What is switched on in the plot.
struct RooflineOptions {
    FrameMode frame = FrameMode::ByMachine;
    bool memory_levels = false, other_precisions = true;
    bool regions = true; ///< words inside for one machine, a bar under the axis for several
    bool achievable_roof = true, labels = true, legend = true;
    bool linear_inset = false;
    bool results = true; ///< off: no point and no curve, for a question that is still open
    bool roofs_draggable = true;
    bool operator==(const RooflineOptions&) const = default;
};

/// Everything the roofline shows, as plain numbers in coherent units and finished texts. Two equal scenes draw equally.
struct RooflineScene {
    std::vector<Roof> roofs; ///< in series order
    std::vector<Trajectory> trajectories;
    std::optional<RooflineGhost> ghost;
    RooflineOptions options;
    QString x_title, x_words; ///< "Arithmetic intensity at HBM, FLOP/byte (log scale)" and the same in plain words
    QString y_title, y_words;
    QString peak_header, use_header; ///< of the legend table: "Peak fp16", "Of roof"
    QString summary; ///< line under an exported figure: model · machine · precision · batch · efficiency · version
    QString spoken; ///< what the plot says, for a screen reader
    bool operator==(const RooflineScene&) const = default;
};

} // namespace mlsysim::widgets
