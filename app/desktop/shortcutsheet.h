// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;

namespace mlsysim::desktop {

/// The keys of everything, by menu, with those that the plot itself understands.
class ShortcutSheet : public QDialog {
    Q_OBJECT

public:
    /// Each group is a heading and its actions; those without a shortcut are left out.
    ShortcutSheet(const QList<std::pair<QString, QList<QAction*>>>& groups, QWidget* parent);
};

} // namespace mlsysim::desktop
