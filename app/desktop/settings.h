// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/themeholder.h"

#include <QByteArray>
#include <QStringList>

namespace mlsysim::desktop {

/// How far a lesson has come: the card, and for each card whether its prediction was right.
struct LessonProgress {
    int card = 0;
    QStringList outcomes {};
};

/// What the program remembers between starts, in the folders of the XDG specification. Whatever is missing or broken
/// reads as its default; what cannot be written is forgotten.
class Settings {
public:
    static widgets::ThemeMode themeMode();
    static void setThemeMode(widgets::ThemeMode mode);
    static int textPercent();
    static void setTextPercent(int percent);
    static QStringList favourites();
    static void setFavourites(const QStringList& paths);
    static QStringList recentFiles();
    static void addRecentFile(const QString& path);
    /// Whether a hint was dismissed for ever.
    static bool seen(const QString& hint);
    static void setSeen(const QString& hint, bool seen);
    static LessonProgress lessonProgress(const QString& lesson);
    static void setLessonProgress(const QString& lesson, const LessonProgress& progress);
    static QByteArray windowGeometry();
    static void setWindowGeometry(const QByteArray& geometry);
    static QString lastFolder();
    static void setLastFolder(const QString& folder);

    /// $XDG_STATE_HOME/mlsysim: autosave and the last state.
    static QString stateFolder();
    /// $XDG_DATA_HOME/mlsysim/registry: the user's own entries.
    static QString userRegistry();
};

} // namespace mlsysim::desktop
