// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFocusFrame>
#include <QPointer>

namespace mlsysim::widgets {

/// The 2 px ring around whatever the keyboard brought the focus to; there is one in the application. A widget with the
/// dynamic property "focusRing" = false draws a sign of its own, "focusRadius" gives its corner radius.
class FocusRing : public QObject {
    Q_OBJECT

public:
    /// Makes the ring follow the focus of the application; idempotent.
    static void install();
    /// True when the widget has the focus and got it from the keyboard.
    static bool isShownFor(const QWidget* widget);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit FocusRing(QObject* parent);
    void show(QWidget* widget);
    void hide();

    QPointer<QWidget> m_focused; ///< by keyboard, whether the ring is drawn for it or not
    QPointer<QFocusFrame> m_frame; ///< a child of the focused widget's window, so it may go with it
};

} // namespace mlsysim::widgets
