// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflinebuilder.h"

#include <QFontMetricsF>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {
namespace {

constexpr double tick_length = 5;
constexpr double tick_gap = 9; // from the axis to the text
constexpr double bar_height = 18;
constexpr double x_text_gap = 36, y_text_gap = 28; // px between neighbouring decade texts, at 12 px text
constexpr double least_height_for_words = 420;
constexpr double full_size_decade = 80; // px: marks shrink where a decade is shorter
constexpr double least_minor_decade = 45; // px: below that the lines 2…9 are a grey

} // namespace

void RooflineBuilder::axes(double right_margin)
{
    const QFontMetricsF ticks(m_style.font(PlotText::Tick));
    const bool tall = m_look.size.height() >= least_height_for_words * ticks.height() / 15;
    const bool bar = m_scene.options.regions && shownRoofs().size() > 1;
    m_shrink = 1;
    m_axis.tick_width = ticks.horizontalAdvance(QStringLiteral("100 G"));
    for (const RooflineTick& tick : logTicks(m_look.view.y_low, m_look.view.y_high, 100, 0, true, false))
        m_axis.tick_width = std::max(m_axis.tick_width, ticks.horizontalAdvance(tick.text));
    m_axis.title_gap = px(8);
    m_axis.below = std::max(tick_gap - 1, ticks.height() / 2 + 1);
    const double top = std::ceil(ticks.height() / 2 + 2);
    const double right = std::ceil(ticks.horizontalAdvance(QStringLiteral("100 k")) / 2 + 4) + right_margin;
    const double bar_size = std::max(bar_height, std::ceil(ticks.height() + 3));
    double bar_top = 0;

    // How long a title may be depends on the frame, and the frame on how many lines the titles take.
    double y_room = m_look.size.height();
    for (int round = 0; round < 2; ++round) {
        m_axis.y_title = title(m_scene.y_title, tall ? m_scene.y_words : QString(), y_room);
        const double left = std::ceil(
            m_axis.tick_width + tick_gap + m_axis.title_gap + std::max(0.0, textSize(m_axis.y_title).height()) + 4);
        const double across = std::max(40.0, m_look.size.width() - left - right);
        m_axis.x_title
            = title(m_scene.x_title, tall ? m_scene.x_words : QString(), across + 2 * std::min(left, right) - 8);
        double bottom = m_axis.below + ticks.height() + 4;
        if (!m_axis.x_title.empty())
            bottom += m_axis.title_gap + textSize(m_axis.x_title).height();
        bar_top = bottom + px(14) - 4;
        if (bar)
            bottom = bar_top + bar_size + 4;
        const double down = std::max(40.0, m_look.size.height() - top - std::ceil(bottom));
        QRectF frame = areaFor(m_look.view, { left, top, across, down });
        frame.moveTopLeft({ std::round(frame.left()), std::round(frame.top()) });
        m_out.mapping = RooflineMapping(m_look.view, frame);
        y_room = frame.height() + ticks.height();
    }
    m_shrink = std::clamp(m_out.mapping.pixelsPerDecade() / full_size_decade, 0.6, 1.0);
    m_obstacles.frame = area().adjusted(3, 3, -3, -3);
    for (DisplayList& layer : m_out.layers)
        layer.clip = area();
    m_out.layer(RooflineLayer::Grid).clip = {};
    m_bar = bar ? QRectF(area().left(), area().bottom() + bar_top, area().width(), bar_size) : QRectF();
    gridAndTicks();
    titles();
}

/// The title and the plain words below it, broken where they are too long. What does not fit into two lines is left
/// out: half a title says less than none.
std::vector<TextLine> RooflineBuilder::title(const QString& text, const QString& words, double room) const
{
    std::vector<TextLine> all;
    const auto add = [&](const QString& whole, PlotText kind) {
        std::vector<TextLine> lines;
        QString now;
        // What stands in brackets stays together.
        static const QRegularExpression blank(QStringLiteral(" +(?![^(]*\\))"));
        for (const QString& word : whole.split(blank, Qt::SkipEmptyParts)) {
            const QString longer = now.isEmpty() ? word : now + QLatin1Char(' ') + word;
            if (!now.isEmpty() && textSize({ line(longer, kind, m_style.theme.axis) }).width() > room) {
                lines.push_back(line(now, kind, m_style.theme.axis));
                now = word;
            } else {
                now = longer;
            }
        }
        if (!now.isEmpty())
            lines.push_back(line(now, kind, m_style.theme.axis));
        if (lines.size() <= 2 && textSize(lines).width() <= room)
            all.insert(all.end(), lines.begin(), lines.end());
    };
    add(text, PlotText::Title);
    add(words, PlotText::Words);
    return all;
}

void RooflineBuilder::gridAndTicks()
{
    const Theme& theme = m_style.theme;
    const QFontMetricsF ticks(m_style.font(PlotText::Tick));
    const double unit = ticks.height() / 15, decade = m_out.mapping.pixelsPerDecade();
    const bool minor = m_style.minor_grid && decade > least_minor_decade;
    const auto x_ticks = logTicks(m_look.view.x_low, m_look.view.x_high, decade, x_text_gap * unit, true, minor);
    const auto y_ticks = logTicks(m_look.view.y_low, m_look.view.y_high, decade, y_text_gap * unit, true, minor);
    const auto x_of
        = [&](const RooflineTick& tick) { return area().left() + (tick.exponent - m_look.view.x_low) * decade; };
    const auto y_of
        = [&](const RooflineTick& tick) { return area().bottom() - (tick.exponent - m_look.view.y_low) * decade; };
    const auto hairline = [&](QPointF from, QPointF to, const QColor& color) {
        stroke(RooflineLayer::Grid, { { from, to }, color, 0, {}, {}, false }, false);
    };
    for (const bool major : { false, true }) {
        const QColor color = major ? theme.grid_major : theme.grid_minor;
        for (const RooflineTick& tick : x_ticks)
            if (tick.major == major)
                hairline({ x_of(tick), area().top() }, { x_of(tick), area().bottom() }, color);
        for (const RooflineTick& tick : y_ticks)
            if (tick.major == major)
                hairline({ area().left(), y_of(tick) }, { area().right(), y_of(tick) }, color);
    }
    const double axis_width = m_style.line_scale > 1.2 ? m_style.line_scale : 0;
    stroke(RooflineLayer::Grid,
        { { area().topLeft(), area().bottomLeft(), area().bottomRight() }, theme.axis, axis_width, {}, {}, false },
        false);
    for (const RooflineTick& tick : x_ticks) {
        if (tick.text.isEmpty())
            continue;
        const double x = x_of(tick);
        hairline({ x, area().bottom() }, { x, area().bottom() + tick_length }, theme.axis);
        text(RooflineLayer::Grid, { line(tick.text, PlotText::Tick, theme.axis) },
            { x, area().bottom() + m_axis.below + ticks.height() / 2 });
    }
    for (const RooflineTick& tick : y_ticks) {
        if (tick.text.isEmpty())
            continue;
        const double y = y_of(tick);
        hairline({ area().left() - tick_length, y }, { area().left(), y }, theme.axis);
        const TextLine label = line(tick.text, PlotText::Tick, theme.axis);
        text(RooflineLayer::Grid, { label }, { area().left() - tick_gap - textSize({ label }).width() / 2, y });
    }
}

void RooflineBuilder::titles()
{
    const double tick_height = QFontMetricsF(m_style.font(PlotText::Tick)).height();
    if (!m_axis.x_title.empty())
        text(RooflineLayer::Grid, m_axis.x_title,
            { area().center().x(),
                area().bottom() + m_axis.below + tick_height + m_axis.title_gap
                    + textSize(m_axis.x_title).height() / 2 });
    if (!m_axis.y_title.empty())
        text(RooflineLayer::Grid, m_axis.y_title,
            { area().left() - tick_gap - m_axis.tick_width - m_axis.title_gap - textSize(m_axis.y_title).height() / 2,
                area().center().y() },
            -90);
}

} // namespace mlsysim::widgets
