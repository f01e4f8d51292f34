// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <functional>
#include <optional>

namespace mlsysim::widgets {

/// The groove and handle of a ValueSlider: maps a range to positions, shows setValue() and only asks for changes.
class ValueTrack : public QWidget {
    Q_OBJECT

public:
    enum class Scale { Linear, Logarithmic, PowersOfTwo };

    explicit ValueTrack(QWidget* parent = nullptr);

    /// `step` is the grid of a drag in value units, 1 for counts; 0 chooses readable steps.
    void setRange(double minimum, double maximum, Scale scale, double step = 0);
    double minimum() const { return m_minimum; }
    double maximum() const { return m_maximum; }
    Scale scale() const { return m_scale; }

    void setValue(double value);
    double value() const { return m_value; }
    void setDefaultValue(std::optional<double> value);
    std::optional<double> defaultValue() const { return m_default; }

    /// Everything above this value can't be had and is hatched; still reachable, the numbers stay.
    void setForbiddenFrom(std::optional<double> value);
    /// Nothing chooses them: each power of two, each decade, or quarters.
    void setTicks(const QList<double>& ticks);
    /// Text of a value for screen readers.
    void setTextOf(std::function<QString(double)> text_of);
    QString textOf(double value) const;

    /// The value `steps` arrow steps away, on the grid and inside the range.
    double stepped(double steps, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    double positionOf(double value) const; ///< 0…1, bounded
    double valueAt(double position) const; ///< on the grid
    bool dragging() const { return m_dragging; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void valueEdited(double value);
    void gestureFinished();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    double positionAt(double x) const;
    void ask(double value);
    void finish();
    QList<double> ticks() const;

    double m_minimum = 0, m_maximum = 1, m_step = 0, m_value = 0;
    Scale m_scale = Scale::Linear;
    std::optional<double> m_default, m_forbidden;
    QList<double> m_ticks;
    std::function<QString(double)> m_text_of;
    double m_grip = 0; ///< px between the pointer and the handle's middle while dragging
    bool m_dragging = false, m_editing = false;
};

} // namespace mlsysim::widgets
