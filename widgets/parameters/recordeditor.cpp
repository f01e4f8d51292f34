// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/recordeditor.h"

#include "widgets/common/valuebutton.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/text.h"
#include "widgets/registry/registrypicker.h"

#include <QHBoxLayout>

namespace mlsysim::widgets {

RecordEditor::RecordEditor(ParameterModel* model, int row, QWidget* parent)
    : ParameterEditor(model, row, parent)
    , m_button(new ValueButton(this))
    , m_picker(new RegistryPicker(model->registry(), *model->field(row).type->record))
{
    m_button->setLabel(label());
    m_button->setToolTip(text_of(model->field(row).help));
    m_button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_button->setEditor(m_picker);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_button);
    connect(m_button, &ValueButton::aboutToOpen, this, [this] {
        const Value value = this->model()->value(this->row());
        const Value* path = value.text() ? &value : value.find("extends");
        m_picker->prepare(path && path->text() ? text_of(*path->text()) : QString());
    });
    connect(m_picker, &RegistryPicker::chosen, this, [this](const QString& path) {
        this->model()->setValue(this->row(), path);
        m_button->closePopup();
    });
    start();
}

QWidget* RecordEditor::control() const { return m_button; }
void RecordEditor::refresh() { m_button->setValueText(data(Qt::DisplayRole).toString()); }

} // namespace mlsysim::widgets
