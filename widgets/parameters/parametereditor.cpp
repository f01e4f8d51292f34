// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/parametereditor.h"

#include "widgets/common/icon.h"
#include "widgets/parameters/choiceeditor.h"
#include "widgets/parameters/numbereditor.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/recordeditor.h"
#include "widgets/parameters/switcheditor.h"
#include "widgets/parameters/texteditor.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace mlsysim::widgets {

ParameterEditor* ParameterEditor::create(ParameterModel* model, int row, const Options& options, QWidget* parent)
{
    const Type& type = *model->field(row).type;
    switch (type.kind) {
    case Kind::Real:
    case Kind::Integer:
        return new NumberEditor(model, row, options, parent);
    case Kind::Switch:
        return new SwitchEditor(model, row, parent);
    case Kind::Choice:
        return new ChoiceEditor(model, row, options, parent);
    case Kind::Record:
        return new RecordEditor(model, row, parent);
    case Kind::Optional:
        if (type.element->kind == Kind::Choice)
            return new ChoiceEditor(model, row, options, parent);
        break;
    case Kind::Text:
    case Kind::Group:
    case Kind::List:
    case Kind::Map:
        break;
    }
    return new TextEditor(model, row, parent);
}

ParameterEditor::ParameterEditor(ParameterModel* model, int row, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_row(row)
{
}

void ParameterEditor::start()
{
    setFocusProxy(control());
    const QString help = data(ParameterModel::HelpRole).toString();
    control()->setWhatsThis(help);
    for (QWidget* part : control()->findChildren<QWidget*>())
        part->setWhatsThis(help);
    connect(m_model, &ParameterModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        if (first.row() <= m_row && m_row <= last.row())
            refresh();
    });
    refresh();
}

QVariant ParameterEditor::data(int role) const { return m_model ? m_model->valueIndex(m_row).data(role) : QVariant(); }

QString ParameterEditor::label() const { return data(ParameterModel::LabelRole).toString(); }
void ParameterEditor::setForbiddenFrom(std::optional<double>, const QString&) { }

void ParameterEditor::reset()
{
    if (m_model)
        m_model->reset(m_row);
}

void ParameterEditor::contextMenuEvent(QContextMenuEvent* event)
{
    showMenu(event->globalPos());
    event->accept();
}

void ParameterEditor::showMenu(const QPoint& global_position)
{
    if (!m_model)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* reset_action
        = menu->addAction(icon(QStringLiteral("reset")), tr("Reset to default"), this, [this] { reset(); });
    reset_action->setEnabled(!m_model->isDefault(m_row) || !m_model->problem(m_row).isEmpty());
    menu->popup(global_position);
}

} // namespace mlsysim::widgets
