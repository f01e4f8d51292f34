// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/valueconversion.h"
#include "widgets/common/valuetrack.h"

#include <QWidget>

class QLabel;

namespace mlsysim::widgets {

class ValueField;

/// A slider and a typed field that are one control for one number. It holds no truth: it shows what setValue() says
/// and asks for a change with valueEdited(); one drag, key press, wheel notch or typed entry ends with
/// gestureFinished().
class ValueSlider : public QWidget {
    Q_OBJECT

public:
    using Scale = ValueTrack::Scale;

    explicit ValueSlider(QWidget* parent = nullptr);

    /// `step` is the grid of a drag in value units, 1 for counts; 0 chooses readable steps. The field takes any value.
    void setRange(double minimum, double maximum, Scale scale = Scale::Linear, double step = 0);
    void setConversion(ValueConversion conversion);
    void setUnit(const QString& unit);
    /// What a double click on the groove and "Reset" return to.
    void setDefaultValue(std::optional<double> value);
    /// Everything above can't be had: hatched, and `reason` joins the tooltip of the groove.
    void setForbiddenFrom(std::optional<double> value, const QString& reason = {});
    void setTicks(const QList<double>& ticks);
    /// Shows the ends of the range under the groove.
    void setRangeEndsVisible(bool visible);
    void setFieldVisible(bool visible);
    /// The widest value text the field must show.
    void setSampleText(const QString& text);

    /// Name for screen readers, given to the groove and the field: "Batch".
    void setLabel(const QString& label);
    QString label() const { return accessibleName(); }
    void setHelp(const QString& tool_tip);
    void setError(const QString& message);

    void setValue(double value);
    double value() const { return m_track->value(); }

    ValueTrack* track() const { return m_track; }
    ValueField* field() const { return m_field; }

signals:
    void valueEdited(double value);
    void gestureFinished();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateTexts();

    ValueTrack* m_track;
    ValueField* m_field;
    QWidget* m_ends;
    QLabel* m_low;
    QLabel* m_high;
    ValueConversion m_conversion;
    QString m_help;
    QString m_reason;
};

} // namespace mlsysim::widgets
