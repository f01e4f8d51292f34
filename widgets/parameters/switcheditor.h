// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/parametereditor.h"

class QCheckBox;

namespace mlsysim::widgets {

/// A check box with the label as its text.
class SwitchEditor : public ParameterEditor {
    Q_OBJECT

public:
    SwitchEditor(ParameterModel* model, int row, QWidget* parent);

    QWidget* control() const override;
    bool showsLabel() const override { return true; }
    bool stretches() const override { return false; }
    QCheckBox* checkBox() const { return m_box; }

protected:
    void refresh() override;

private:
    QCheckBox* m_box;
};

} // namespace mlsysim::widgets
