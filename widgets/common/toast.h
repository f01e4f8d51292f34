// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPushButton;
class QTimer;

namespace mlsysim::widgets {

class TextLabel;

/// A short message over the bottom of a page, with at most one action; it never takes the focus by itself.
class Toast : public QFrame {
    Q_OBJECT

public:
    /// `page` is the widget whose lower middle it floats over.
    explicit Toast(QWidget* page);

    /// Shows a message; 0 ms stays until it is closed. An empty action hides the button.
    void showMessage(const QString& text, const QString& action = {}, int milliseconds = 6000);
    QString text() const;
    QPushButton* actionButton() const { return m_action; }

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void place();

    TextLabel* m_text;
    QPushButton* m_action;
    QTimer* m_timer;
};

} // namespace mlsysim::widgets
