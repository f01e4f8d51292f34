// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace mlsysim::widgets {

/// Takes a widget out of its window now and deletes it when the event that is being handled is over: the mouse may be
/// on it, and Qt still has it on the way to be told so. It and what is in it stop following `followed`.
inline void discard(QWidget* widget, const QObject* followed = nullptr)
{
    if (!widget)
        return;
    if (followed) {
        followed->disconnect(widget);
        for (const QWidget* part : widget->findChildren<QWidget*>())
            followed->disconnect(part);
    }
    widget->hide();
    widget->setParent(nullptr);
    widget->deleteLater();
}

} // namespace mlsysim::widgets
