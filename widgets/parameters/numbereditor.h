// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/units/display.h"
#include "widgets/parameters/parametereditor.h"

namespace mlsysim::widgets {

class ValueField;
class ValueSlider;

/// A slider with a typed value, or the field alone where there is no range to slide in.
class NumberEditor : public ParameterEditor {
    Q_OBJECT

public:
    NumberEditor(ParameterModel* model, int row, const Options& options, QWidget* parent);

    QWidget* control() const override;
    bool stretches() const override { return m_slider != nullptr; }
    void setForbiddenFrom(std::optional<double> value, const QString& reason) override;

    ValueSlider* slider() const { return m_slider; } ///< null where there is none
    ValueField* field() const { return m_field; }

protected:
    void refresh() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeSlider(const Options& options);
    QString numberText(double value) const;
    std::optional<double> acceptable(const QString& text) const;
    QString widestText() const;

    ValueSlider* m_slider = nullptr;
    ValueField* m_field = nullptr;
    Unit m_unit; ///< in which the number is shown now
    bool m_had_problem = false;
};

} // namespace mlsysim::widgets
