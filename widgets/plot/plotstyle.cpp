// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plotstyle.h"

#include "widgets/common/fonts.h"

#include <algorithm>

namespace mlsysim::widgets {
namespace {

constexpr double lecture_least_px = 24;
constexpr double paper_least_px = 11; // 8.25 pt at 96 dpi

struct Face {
    double px;
    QFont::Weight weight;
};

Face face_of(PlotText kind)
{
    switch (kind) {
    case PlotText::Tick:
    case PlotText::Title:
    case PlotText::Label:
        return { 12, QFont::Normal };
    case PlotText::Words:
        return { 11, QFont::Normal };
    case PlotText::Roof:
        return { 12.5, QFont::DemiBold };
    case PlotText::Subject:
        return { 13, QFont::DemiBold };
    case PlotText::Notice:
        return { 15, QFont::Medium };
    }
    return { 12, QFont::Normal };
}

} // namespace

PlotStyle PlotStyle::screen(const Theme& theme)
{
    PlotStyle style;
    style.theme = theme;
    style.text_scale = text_size() / 100.0;
    style.mark_scale = std::max(1.0, style.text_scale);
    return style;
}

PlotStyle PlotStyle::lecture(const Theme& theme)
{
    PlotStyle style;
    style.theme = theme;
    style.presentation = true;
    style.text_scale = std::max(1.0, text_size() / 100.0);
    style.line_scale = 1.5;
    style.mark_scale = 1.5;
    style.minor_grid = false;
    return style;
}

PlotStyle PlotStyle::print()
{
    PlotStyle style;
    style.theme = light_theme();
    style.paper = true;
    style.line_scale = 0.8;
    return style;
}

QFont PlotStyle::font(PlotText kind) const
{
    const Face face = face_of(kind);
    double px = face.px;
    if (presentation)
        px = std::max(px * 2, lecture_least_px);
    if (paper)
        px = std::clamp(px, paper_least_px, 12.0);
    QFont font;
    font.setFamilies(font_families());
    font.setWeight(face.weight);
    font.setPixelSize(std::max(1, static_cast<int>(px * text_scale + 0.5)));
    return font;
}

const SeriesStyle& PlotStyle::series(int index, bool overflow) const
{
    return overflow ? theme.series_beyond : theme.seriesStyle(index);
}

QColor PlotStyle::pale(const QColor& color) const { return mix(theme.plot_background, color, theme.dark ? 0.4 : 0.22); }

QColor PlotStyle::inkOnPale(const QColor& color) const
{
    const QColor ground = pale(color);
    for (double share = 0.3; share < 1; share += 0.1) {
        const QColor ink = mix(color, theme.text, share);
        if (contrast(ink, ground) >= 4.5)
            return ink;
    }
    return theme.text;
}

} // namespace mlsysim::widgets
