// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QColor>
#include <QList>

class QToolButton;

namespace mlsysim::widgets {

/// A drawn thing in a row of things: dash in its colour, name, how many of it, and a way to take it away.
class Chip : public QAbstractButton {
    Q_OBJECT

public:
    explicit Chip(const QString& text = {}, QWidget* parent = nullptr);

    /// The line it is drawn with; an invalid colour shows none.
    void setSwatch(const QColor& color, const QList<qreal>& dash = {});
    /// Shows "×4" with a menu of `choices`; no choices hide it.
    void setCount(int count, const QList<int>& choices);
    void setClosable(bool closable);
    /// 20 px instead of the 28 px of machines.
    void setSmall(bool small);
    /// It is the subject of the inspector.
    void setCurrent(bool current);

    int count() const { return m_count; }
    bool isCurrent() const { return m_current; }
    QToolButton* countButton() const { return m_count_button; }
    QToolButton* closeButton() const { return m_close_button; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void countChosen(int count);
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();

    QColor m_color;
    QList<qreal> m_dash;
    int m_count = 1;
    bool m_small = false;
    bool m_current = false;
    QToolButton* m_count_button;
    QToolButton* m_close_button;
};

} // namespace mlsysim::widgets
