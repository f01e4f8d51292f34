// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QObject>

namespace mlsysim::widgets {

/// What the settings offer; System and HighContrast follow the lightness of the desktop's palette at start-up.
enum class ThemeMode { System, Light, Dark, HighContrast };

/// Has the theme in use and tells everybody when it becomes another one.
class ThemeHolder : public QObject {
    Q_OBJECT

public:
    /// The one holder; it reads the desktop's palette the first time, so ask before setting any palette.
    static ThemeHolder& instance();

    const Theme& theme() const { return m_theme; }
    ThemeMode mode() const { return m_mode; }
    bool systemIsDark() const { return m_system_dark; }

    /// Chooses the theme, sets the application's palette and emits changed().
    void setMode(ThemeMode mode);

signals:
    void changed(const mlsysim::widgets::Theme& theme);

private:
    ThemeHolder();

    Theme m_theme;
    ThemeMode m_mode = ThemeMode::System;
    bool m_system_dark = false;
};

/// Short for ThemeHolder::instance().theme().
const Theme& current_theme();

} // namespace mlsysim::widgets
