// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shortcutsheet.h"

#include "widgets/common/fonts.h"
#include "widgets/common/keycap.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mlsysim::desktop {

using namespace widgets;

ShortcutSheet::ShortcutSheet(const QList<std::pair<QString, QList<QAction*>>>& groups, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(24, 20, 24, 20);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    const auto head = [&](const QString& text) {
        auto* label = new QLabel(text, page);
        label->setFont(type_font(TypeStyle::Section));
        if (row > 0)
            grid->setRowMinimumHeight(row++, 12);
        grid->addWidget(label, row++, 0, 1, 2);
    };
    const auto line = [&](const QString& text, const QList<QKeySequence>& keys) {
        grid->addWidget(new QLabel(text, page), row, 0);
        auto* caps = new QHBoxLayout;
        caps->setSpacing(4);
        for (const QKeySequence& key : keys)
            caps->addWidget(new KeyCap(key, page));
        grid->addLayout(caps, row++, 1, Qt::AlignRight);
    };
    for (const auto& [title, actions] : groups) {
        head(title);
        for (const QAction* action : actions)
            if (!action->shortcut().isEmpty())
                line(action->text().remove(QLatin1Char('&')), { action->shortcut() });
    }
    head(tr("In the plot"));
    line(tr("Batch to the next power of two"), { Qt::Key_Left, Qt::Key_Right });
    line(tr("Next machine"), { Qt::Key_Up, Qt::Key_Down });
    line(tr("Pin the card of the point"), { Qt::Key_Return });
    line(tr("Let the card go"), { Qt::Key_Escape });
    line(tr("Memory levels"), { Qt::Key_M });
    line(tr("Frame the machines"), { Qt::Key_F });
    line(tr("Zoom"), { Qt::Key_Plus, Qt::Key_Minus });
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    resize(std::max(460, page->sizeHint().width() + 24), 560);
}

} // namespace mlsysim::desktop
