// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

QColor rgb(QRgb value) { return QColor::fromRgb(value); }

/// The colour-blind safe series of Okabe and Ito, and what means the same in every theme.
void set_data_colors(Theme& theme)
{
    theme.series = {
        SeriesStyle { rgb(0x0072B2), {}, Marker::Circle },
        SeriesStyle { rgb(0xD55E00), { 9, 4 }, Marker::Plus },
        SeriesStyle { rgb(0x009E73), { 3, 3 }, Marker::Square },
        SeriesStyle { rgb(0xCC79A7), { 10, 3, 2, 3 }, Marker::Diamond },
        SeriesStyle { rgb(0xE69F00), { 14, 4 }, Marker::TriangleDown },
        SeriesStyle { rgb(0x56B4E9), { 6, 2, 2, 2 }, Marker::TriangleUp },
        SeriesStyle { theme.text, { 2, 2 }, Marker::Cross },
    };
    theme.series_beyond = { theme.border_strong, { 5, 5 }, Marker::Circle };
    theme.bounds = { rgb(0xE69F00), rgb(0x0072B2), rgb(0xCC79A7), rgb(0xD55E00), rgb(0x6B7280) };
    theme.memory_parts = { rgb(0x0072B2), rgb(0x56B4E9), rgb(0x009E73), rgb(0xCC79A7), rgb(0xE69F00), theme.track };
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

constexpr double readable = 4.5;
constexpr double visible = 3.0;

} // namespace

const SeriesStyle& Theme::seriesStyle(int index) const
{
    const auto position = static_cast<std::size_t>(index);
    return index >= 0 && position < series.size() ? series[position] : series_beyond;
}

Theme light_theme()
{
    Theme theme;
    theme.window = rgb(0xF4F5F7);
    theme.surface = rgb(0xFFFFFF);
    theme.raised = rgb(0xFFFFFF);
    theme.sunken = rgb(0xECEEF2);
    theme.border = rgb(0xDFE2E8);
    theme.border_strong = rgb(0x8A93A3);
    theme.text = rgb(0x1A1D23);
    theme.muted = rgb(0x5A6271);
    theme.faint = rgb(0x8A93A3);
    theme.accent = rgb(0x5656D0);
    theme.on_accent = rgb(0xFFFFFF);
    theme.accent_text = rgb(0x4A4AC0);
    theme.accent_soft = rgb(0xEDEDFB);
    theme.hover = rgb(0xEBEDF1);
    theme.selection = rgb(0xE4E4F9);
    theme.focus_ring = rgb(0x5656D0);
    theme.track = rgb(0xD5D9E0);
    theme.success = { rgb(0x1B7A4B), rgb(0xE3F4EA) };
    theme.warning = { rgb(0x8F5B00), rgb(0xFBF0DC) };
    theme.error = { rgb(0xB93A1F), rgb(0xFBE7E1) };
    theme.plot_background = rgb(0xFFFFFF);
    theme.grid_major = rgb(0xDADEE5);
    theme.grid_minor = rgb(0xEEF0F3);
    theme.axis = rgb(0x5A6271);
    theme.fill_current = 0.10;
    theme.fill_others = 0.05;
    set_data_colors(theme);
    return theme;
}

Theme dark_theme()
{
    Theme theme;
    theme.dark = true;
    theme.window = rgb(0x15171B);
    theme.surface = rgb(0x1C1F25);
    theme.raised = rgb(0x262A32);
    theme.sunken = rgb(0x111317);
    theme.border = rgb(0x2F343D);
    theme.border_strong = rgb(0x727B8B);
    theme.text = rgb(0xE9EBF0);
    theme.muted = rgb(0xA2AAB8);
    theme.faint = rgb(0x727B8B);
    theme.accent = rgb(0x6464E0);
    theme.on_accent = rgb(0xFFFFFF);
    theme.accent_text = rgb(0xA9A9FF);
    theme.accent_soft = rgb(0x26273F);
    theme.hover = rgb(0x242830);
    theme.selection = rgb(0x2C2D4A);
    theme.focus_ring = rgb(0x8F8FFF);
    theme.track = rgb(0x3A404B);
    theme.success = { rgb(0x4CC38A), rgb(0x17301F) };
    theme.warning = { rgb(0xE8B04A), rgb(0x33290F) };
    theme.error = { rgb(0xFF8A6B), rgb(0x3A1D15) };
    theme.plot_background = rgb(0x181B20);
    theme.grid_major = rgb(0x343A44);
    theme.grid_minor = rgb(0x23272E);
    theme.axis = rgb(0xA2AAB8);
    theme.fill_current = 0.16;
    theme.fill_others = 0.09;
    set_data_colors(theme);
    return theme;
}

Theme high_contrast_theme(bool dark)
{
    Theme theme = dark ? dark_theme() : light_theme();
    const QColor ground = dark ? QColor(Qt::black) : QColor(Qt::white);
    const QColor ink = dark ? QColor(Qt::white) : QColor(Qt::black);
    theme.high_contrast = true;
    for (QColor* color : { &theme.window, &theme.surface, &theme.raised, &theme.sunken, &theme.hover, &theme.selection,
             &theme.accent_soft, &theme.plot_background, &theme.success.soft, &theme.warning.soft, &theme.error.soft })
        *color = ground;
    for (QColor* color : { &theme.border, &theme.border_strong, &theme.text, &theme.muted, &theme.axis })
        *color = ink;
    for (QColor* color : { &theme.accent, &theme.accent_text, &theme.focus_ring })
        *color = dark ? rgb(0xFFFF00) : rgb(0x0000D0);
    theme.on_accent = ground;
    theme.faint = dark ? rgb(0xA0A0A0) : rgb(0x606060);
    theme.track = dark ? rgb(0x808080) : rgb(0x767676);
    theme.grid_major = dark ? rgb(0x707070) : rgb(0xA0A0A0);
    theme.grid_minor = dark ? rgb(0x404040) : rgb(0xD8D8D8);
    theme.fill_current = 0;
    theme.fill_others = 0;
    for (qreal* width :
        { &theme.lines.hairline, &theme.lines.roof, &theme.lines.achievable, &theme.lines.other_precision,
            &theme.lines.trajectory, &theme.lines.ring, &theme.lines.ghost, &theme.lines.drop_line })
        *width += 1;
    set_data_colors(theme);
    return theme;
}

QPalette palette_of(const Theme& theme)
{
    QPalette palette;
    const std::pair<QPalette::ColorRole, QColor> roles[] = {
        { QPalette::Window, theme.window },
        { QPalette::Base, theme.surface },
        { QPalette::AlternateBase, theme.sunken },
        { QPalette::Button, theme.surface },
        { QPalette::ToolTipBase, theme.raised },
        { QPalette::WindowText, theme.text },
        { QPalette::Text, theme.text },
        { QPalette::ButtonText, theme.text },
        { QPalette::ToolTipText, theme.text },
        { QPalette::PlaceholderText, theme.muted },
        { QPalette::Highlight, theme.selection },
        { QPalette::HighlightedText, theme.text },
        { QPalette::Link, theme.accent_text },
        { QPalette::LinkVisited, theme.accent_text },
        { QPalette::Light, theme.raised },
        { QPalette::Midlight, theme.hover },
        { QPalette::Mid, theme.border },
        { QPalette::Dark, theme.border_strong },
        { QPalette::Shadow, theme.text },
        { QPalette::BrightText, theme.error.ink },
    };
    for (const auto& [role, color] : roles)
        palette.setColor(QPalette::All, role, color);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
             QPalette::PlaceholderText, QPalette::HighlightedText, QPalette::Link })
        palette.setColor(QPalette::Disabled, role, theme.faint);
    return palette;
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const auto [darker, lighter] = std::minmax({ luminance(one), luminance(other) });
    return (lighter + 0.05) / (darker + 0.05);
}

QColor mix(const QColor& from, const QColor& to, double share)
{
    const auto channel = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return QColor(channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue()));
}

QColor label_ink(const QColor& series, const Theme& theme)
{
    const QColor pole = theme.dark ? QColor(Qt::white) : QColor(Qt::black);
    for (int percent = 0; percent < 100; ++percent) {
        const QColor ink = mix(series, pole, percent / 100.0);
        if (contrast(ink, theme.plot_background) >= readable)
            return ink;
    }
    return pole;
}

QColor label_ink(int series, const Theme& theme) { return label_ink(theme.seriesStyle(series).color, theme); }

bool needs_casing(const QColor& series, const Theme& theme)
{
    return contrast(series, theme.plot_background) < visible;
}

QColor ink_on(const QColor& ground)
{
    const QColor dark = rgb(0x1A1D23);
    const QColor light = rgb(0xFFFFFF);
    const QColor better = contrast(dark, ground) >= contrast(light, ground) ? dark : light;
    return contrast(better, ground) >= readable ? better : QColor();
}

} // namespace mlsysim::widgets
