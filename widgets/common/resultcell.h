// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QColor>

namespace mlsysim::widgets {

/// One number of the answer: label, large value, unit, sub-line. The whole area is one button that asks "Why?".
class ResultCell : public QAbstractButton {
    Q_OBJECT

public:
    enum class State {
        Normal,
        Error, ///< a limit is missed or there is no number
        Stale ///< computed from inputs that have changed
    };
    enum class Mark { None, Check, Cross, Swatch };

    explicit ResultCell(QWidget* parent = nullptr);

    void setLabel(const QString& label);
    /// `shorter` has fewer digits and is shown when `value` does not fit; then the unit moves to the sub-line.
    void setValue(const QString& value, const QString& unit = {}, const QString& shorter = {});
    void setSubline(const QString& text);
    /// A sign before the value; `color` is needed for Swatch only.
    void setMark(Mark mark, const QColor& color = {});
    void setState(State state);
    /// Its derivation is the open one.
    void setSelected(bool selected);

    QString label() const { return m_label; }
    QString value() const { return m_value; }
    QString unit() const { return m_unit; }
    QString subline() const { return m_subline; }
    State state() const { return m_state; }
    bool isSelected() const { return m_selected; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void describe();
    bool paintValue(QPainter& painter, const QRect& line) const;

    QString m_label, m_value, m_unit, m_shorter, m_subline;
    QColor m_swatch;
    Mark m_mark = Mark::None;
    State m_state = State::Normal;
    bool m_selected = false;
};

} // namespace mlsysim::widgets
