// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/parametereditor.h"

class QComboBox;

namespace mlsysim::widgets {

class SegmentedControl;

/// A few choices side by side, or a list that opens where there are many.
class ChoiceEditor : public ParameterEditor {
    Q_OBJECT

public:
    /// So many choices still stand side by side: in a form and in a strip whose page chose them, one more.
    static constexpr int most_segments = 5;

    ChoiceEditor(ParameterModel* model, int row, const Options& options, QWidget* parent);

    QWidget* control() const override;
    bool stretches() const override { return false; }
    SegmentedControl* segments() const { return m_segments; } ///< null when it is a list
    QComboBox* comboBox() const { return m_combo; } ///< null when they stand side by side

protected:
    void refresh() override;

private:
    void fill(const QStringList& choices);

    SegmentedControl* m_segments = nullptr;
    QComboBox* m_combo = nullptr;
    QStringList m_offered;
    QStringList m_shown; ///< what is offered, and a value that it had although it is not
};

} // namespace mlsysim::widgets
