// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/themeholder.h"

#include <QApplication>
#include <QToolTip>

namespace mlsysim::widgets {

namespace {

Theme theme_for(ThemeMode mode, bool system_dark)
{
    switch (mode) {
    case ThemeMode::Light:
        return light_theme();
    case ThemeMode::Dark:
        return dark_theme();
    case ThemeMode::HighContrast:
        return high_contrast_theme(system_dark);
    case ThemeMode::System:
        break;
    }
    return system_dark ? dark_theme() : light_theme();
}

} // namespace

ThemeHolder& ThemeHolder::instance()
{
    static ThemeHolder holder;
    return holder;
}

ThemeHolder::ThemeHolder()
    : m_system_dark(qGuiApp && luminance(QGuiApplication::palette().color(QPalette::Window)) < 0.18)
{
    m_theme = theme_for(m_mode, m_system_dark);
}

void ThemeHolder::setMode(ThemeMode mode)
{
    m_mode = mode;
    m_theme = theme_for(mode, m_system_dark);
    QApplication::setPalette(palette_of(m_theme));
    QToolTip::setPalette(palette_of(m_theme));
    emit changed(m_theme);
}

const Theme& current_theme() { return ThemeHolder::instance().theme(); }

} // namespace mlsysim::widgets
