// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <utility>
#include <vector>

namespace mlsysim::widgets {

/// One thing of the plot that can be pointed at.
struct RooflineElement {
    enum class Kind {
        None,
        Peak, ///< the flat part of a roof
        Bandwidth, ///< the slope of a roof
        Ridge, ///< the corner of a roof
        MemoryLevel, ///< `index` into Roof::memory_levels
        OtherPeak, ///< `index` into Roof::other_peaks
        Point, ///< `index` into Trajectory::points
        Current,
        MemoryFull,
        RidgeMark,
        Extra, ///< `index` into Trajectory::extras
        Ghost
    };

    Kind kind = Kind::None;
    QString machine, model; ///< ids; no model for parts of a roof
    int trajectory = -1; ///< index into RooflineScene::trajectories, or -1
    int index = -1;
    double intensity = 0, rate = 0; ///< FLOP/byte and FLOP/s: of the point, or of the line under the pointer
    double batch = 0; ///< of a point

    bool operator==(const RooflineElement&) const = default;
};

/// What a hover card says about an element; finished texts.
struct HoverCard {
    QString title; ///< "Decode, batch 4"
    QString subtitle; ///< "Llama-3.1-8B on T4, fp16"
    std::vector<std::pair<QString, QString>> rows; ///< label and value
    QString formula; ///< one line below the rows, may be empty

    bool isEmpty() const { return title.isEmpty() && rows.empty(); }
    /// The card as lines "label<tab>value", for the clipboard.
    QString text() const;
    bool operator==(const HoverCard&) const = default;
};

} // namespace mlsysim::widgets

Q_DECLARE_METATYPE(mlsysim::widgets::RooflineElement)
