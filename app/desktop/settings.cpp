// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace mlsysim::desktop {

namespace {

constexpr int most_recent_files = 10;

QSettings store() { return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("mlsysim"), QStringLiteral("studio")); }

} // namespace

widgets::ThemeMode Settings::themeMode()
{
    const int mode = store().value(QStringLiteral("theme"), 0).toInt();
    return mode >= 0 && mode <= 3 ? static_cast<widgets::ThemeMode>(mode) : widgets::ThemeMode::System;
}
void Settings::setThemeMode(widgets::ThemeMode mode) { store().setValue(QStringLiteral("theme"), static_cast<int>(mode)); }

int Settings::textPercent() { return std::clamp(store().value(QStringLiteral("text_percent"), 100).toInt(), 90, 160); }
void Settings::setTextPercent(int percent) { store().setValue(QStringLiteral("text_percent"), percent); }

QStringList Settings::favourites() { return store().value(QStringLiteral("favourites")).toStringList(); }
void Settings::setFavourites(const QStringList& paths) { store().setValue(QStringLiteral("favourites"), paths); }

QStringList Settings::recentFiles() { return store().value(QStringLiteral("recent")).toStringList(); }
void Settings::addRecentFile(const QString& path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    store().setValue(QStringLiteral("recent"), files.mid(0, most_recent_files));
}

bool Settings::seen(const QString& hint) { return store().value(QStringLiteral("seen/") + hint, false).toBool(); }
void Settings::setSeen(const QString& hint, bool seen) { store().setValue(QStringLiteral("seen/") + hint, seen); }

LessonProgress Settings::lessonProgress(const QString& lesson)
{
    const QString key = QStringLiteral("lessons/") + lesson;
    return { store().value(key + QStringLiteral("/card"), 0).toInt(), store().value(key + QStringLiteral("/outcomes")).toStringList() };
}
void Settings::setLessonProgress(const QString& lesson, const LessonProgress& progress)
{
    QSettings settings = store();
    settings.setValue(QStringLiteral("lessons/%1/card").arg(lesson), progress.card);
    settings.setValue(QStringLiteral("lessons/%1/outcomes").arg(lesson), progress.outcomes);
}

QByteArray Settings::windowGeometry() { return store().value(QStringLiteral("geometry")).toByteArray(); }
void Settings::setWindowGeometry(const QByteArray& geometry) { store().setValue(QStringLiteral("geometry"), geometry); }

QString Settings::lastFolder()
{
    const QString folder = store().value(QStringLiteral("folder")).toString();
    return !folder.isEmpty() && QDir(folder).exists() ? folder : QDir::homePath();
}
void Settings::setLastFolder(const QString& folder) { store().setValue(QStringLiteral("folder"), folder); }

QString Settings::stateFolder()
{
    // Qt 6.4 knows no state location yet.
    const QString set = qEnvironmentVariable("XDG_STATE_HOME");
    return (set.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state") : set) + QStringLiteral("/mlsysim");
}

QString Settings::userRegistry()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/mlsysim/registry");
}

} // namespace mlsysim::desktop
