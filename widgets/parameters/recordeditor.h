// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/parametereditor.h"

namespace mlsysim::widgets {

class RegistryPicker;
class ValueButton;

/// A button with the name of a registry entry that opens a searchable list of all that fit.
class RecordEditor : public ParameterEditor {
    Q_OBJECT

public:
    RecordEditor(ParameterModel* model, int row, QWidget* parent);

    QWidget* control() const override;
    ValueButton* button() const { return m_button; }
    RegistryPicker* picker() const { return m_picker; }

protected:
    void refresh() override;

private:
    ValueButton* m_button;
    RegistryPicker* m_picker;
};

} // namespace mlsysim::widgets
