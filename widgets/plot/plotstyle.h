// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QFont>

namespace mlsysim::widgets {

/// Kinds of text in a plot.
enum class PlotText {
    Tick,
    Title, ///< of an axis
    Words, ///< an axis title in plain words
    Label, ///< points, lines of minor importance
    Roof, ///< on a roof
    Subject, ///< the ringed point
    Notice ///< what an empty plot says
};

/// How a plot is drawn: a theme, and the sizes for where it is looked at.
struct PlotStyle {
    Theme theme;
    bool presentation = false;
    bool paper = false;
    double text_scale = 1; ///< the user's text size
    double line_scale = 1;
    double mark_scale = 1;
    bool minor_grid = true;

    /// For a window: sizes of the tokens, times the text size of the settings.
    static PlotStyle screen(const Theme& theme);
    /// For a lecture hall: no text under 24 px, lines ×1.5, no minor grid.
    static PlotStyle lecture(const Theme& theme);
    /// For paper: white whatever the screen shows, no text under 8 pt at 96 dpi.
    static PlotStyle print();

    QFont font(PlotText kind) const;
    /// A distance that grows with text and marks, px.
    double space(double px) const { return px * mark_scale; }

    const SeriesStyle& series(int index, bool overflow) const;
    /// For text beside a line of that colour.
    QColor ink(const QColor& series_color) const { return label_ink(series_color, theme); }
    /// A pale ground in `color`, and the text that reads on it.
    QColor pale(const QColor& color) const;
    QColor inkOnPale(const QColor& color) const;
};

} // namespace mlsysim::widgets
