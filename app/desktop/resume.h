// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mlsysim::desktop {

class Autosave;
class MainWindow;

/// What the window shows first: the given file, or how the last run left it. Offers what a killed run left behind, in
/// a box named "recovery" that waits beside the event loop.
void resume(MainWindow& window, Autosave& autosave, const QString& file);

} // namespace mlsysim::desktop
