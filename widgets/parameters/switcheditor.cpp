// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/switcheditor.h"

#include "widgets/common/fonts.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/text.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace mlsysim::widgets {

SwitchEditor::SwitchEditor(ParameterModel* model, int row, QWidget* parent)
    : ParameterEditor(model, row, parent)
    , m_box(new QCheckBox(label(), this))
{
    m_box->setToolTip(text_of(model->field(row).help));
    m_box->setMinimumHeight(control_height());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    layout->addStretch();
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
        this->model()->setValue(this->row(), on);
        refresh(); // what the model made of it
    });
    start();
}

QWidget* SwitchEditor::control() const { return m_box; }

void SwitchEditor::refresh()
{
    m_box->setChecked(data(ParameterModel::NumberRole).toDouble() != 0);
    m_box->setAccessibleDescription(data(ParameterModel::ProblemRole).toString());
}

} // namespace mlsysim::widgets
