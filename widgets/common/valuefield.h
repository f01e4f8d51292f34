// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/valueconversion.h"

#include <QLineEdit>

namespace mlsysim::widgets {

/// A typed number with its unit, muted, behind it. It shows what setValue() says and only asks for changes.
class ValueField : public QLineEdit {
    Q_OBJECT

public:
    explicit ValueField(QWidget* parent = nullptr);

    void setConversion(ValueConversion conversion);
    void setUnit(const QString& unit);
    QString unit() const { return m_unit; }
    /// The widest text that must be readable without scrolling; sets the preferred width.
    void setSampleText(const QString& text);

    /// Shows a value. Text that is being typed is left alone until it is committed or given up.
    void setValue(double value);
    double value() const { return m_value; }

    /// Marks the field and explains in the tooltip and to screen readers; empty clears it.
    void setError(const QString& message);
    QString error() const { return m_error; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Return was pressed or the focus left after typing something that can be read.
    void valueEntered(double value);
    /// Typed text could not be read; the field shows it with an error.
    void refused(const QString& text);
    /// Arrow and page keys, and the wheel while focused.
    void stepped(double steps, Qt::KeyboardModifiers modifiers);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void commit();
    void show();
    void updateMargins();

    ValueConversion m_conversion;
    QString m_unit;
    QString m_sample;
    QString m_error;
    double m_value = 0;
};

} // namespace mlsysim::widgets
