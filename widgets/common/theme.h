// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPalette>

#include <array>

namespace mlsysim::widgets {

/// Shape of a point where shape and colour both tell the machine.
enum class Marker { Circle, Plus, Square, Diamond, TriangleDown, TriangleUp, Cross };

/// What limits a step; the order of Theme::bounds.
enum class Bound { Memory, Compute, Network, Infeasible, Overhead };

/// What fills a memory; the order of Theme::memory_parts.
enum class MemoryPart { Weights, KvCache, Activations, Gradients, Optimizer, Free };

/// How one machine or design is drawn: colour, dash and marker never repeat together.
struct SeriesStyle {
    QColor color;
    QList<qreal> dash; ///< on, off … in px for a 2.5 px line; empty is solid
    Marker marker = Marker::Circle;
};

/// A colour that carries a meaning, and the pale ground that goes with it.
struct Tone {
    QColor ink;
    QColor soft;
};

/// Stroke widths of plots, device-independent px.
struct LineWidths {
    qreal hairline = 1;
    qreal roof = 2.5;
    qreal achievable = 1.25;
    qreal other_precision = 1.1;
    qreal trajectory = 1.75;
    qreal ring = 2.2;
    qreal ghost = 1.4;
    qreal drop_line = 1.2;
    QList<qreal> ghost_dash { 5, 3.5 };
};

/// Every colour and stroke of the interface for one appearance. A plain value; ThemeHolder has the one in use.
struct Theme {
    bool dark = false;
    bool high_contrast = false;

    QColor window, surface, raised, sunken;
    QColor border, border_strong;
    QColor text, muted, faint;
    QColor accent, on_accent, accent_text, accent_soft;
    QColor hover, selection, focus_ring, track;
    Tone success, warning, error;

    QColor plot_background, grid_major, grid_minor, axis;
    qreal fill_current = 0; ///< opacity between the datasheet and the achievable roof, current machine
    qreal fill_others = 0;
    LineWidths lines;

    std::array<SeriesStyle, 7> series;
    SeriesStyle series_beyond; ///< everything after the last distinct series
    std::array<QColor, 5> bounds;
    std::array<QColor, 6> memory_parts;

    const SeriesStyle& seriesStyle(int index) const;
    QColor bound(Bound which) const { return bounds[static_cast<std::size_t>(which)]; }
    QColor memoryPart(MemoryPart which) const { return memory_parts[static_cast<std::size_t>(which)]; }
};

Theme light_theme();
Theme dark_theme();
/// Text-coloured edges, no muted text, one loud accent, no fills.
Theme high_contrast_theme(bool dark);

/// The palette of all three groups that makes Qt's own drawing agree with the theme.
QPalette palette_of(const Theme& theme);

/// Relative luminance and contrast as WCAG 2 defines them.
double luminance(const QColor& color);
double contrast(const QColor& one, const QColor& other);

/// `from` at share 0, `to` at share 1, mixed per channel.
QColor mix(const QColor& from, const QColor& to, double share);

/// The colour for text beside a line: the series colour mixed towards black or white until it reads at 4.5 : 1
/// on the plot.
QColor label_ink(const QColor& series, const Theme& theme);
QColor label_ink(int series, const Theme& theme);

/// True when the line itself stays under 3 : 1 on the plot and is drawn with 1 px of label ink on each side.
bool needs_casing(const QColor& series, const Theme& theme);

/// Dark or white, whichever reads on `ground`; invalid when neither reaches 4.5 : 1 and text belongs beside it.
QColor ink_on(const QColor& ground);

} // namespace mlsysim::widgets
