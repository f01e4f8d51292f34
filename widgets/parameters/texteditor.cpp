// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/texteditor.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/valuebutton.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/text.h"
#include "widgets/registry/registrypicker.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace mlsysim::widgets {

namespace {

QString hint_of(const Type& type)
{
    switch (type.kind) {
    case Kind::Optional:
        return TextEditor::tr("none");
    case Kind::Map:
        return TextEditor::tr("name=value, name=value");
    case Kind::List:
        return TextEditor::tr("one, two, three");
    default:
        return {};
    }
}

} // namespace

TextEditor::TextEditor(ParameterModel* model, int row, QWidget* parent)
    : ParameterEditor(model, row, parent)
    , m_line(new QLineEdit(this))
{
    const Field& field = model->field(row);
    const QString hint = hint_of(*field.type);
    m_line->setPlaceholderText(hint);
    m_line->setAccessibleName(label());
    m_line->setMinimumHeight(control_height());
    const bool structured = field.type->kind == Kind::List || field.type->kind == Kind::Map;
    m_line->setToolTip(structured ? text_of(field.help) + QLatin1Char('\n') + hint : text_of(field.help));
    m_line->installEventFilter(this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::space_8);
    layout->addWidget(m_line, 1);
    if (field.type->kind == Kind::List && field.type->element->kind == Kind::Record)
        addPicker();
    connect(m_line, &QLineEdit::editingFinished, this, &TextEditor::commit);
    start();
}

QWidget* TextEditor::control() const { return m_line; }

void TextEditor::addPicker()
{
    auto* button = new ValueButton(this);
    button->setLabel(label());
    button->setValueText(tr("Add"));
    auto* picker = new RegistryPicker(model()->registry(), *model()->field(row()).type->element->record);
    button->setEditor(picker);
    connect(button, &ValueButton::aboutToOpen, picker, [picker] { picker->prepare({}); });
    connect(picker, &RegistryPicker::chosen, this, [this, button](const QString& path) {
        const QString now = data(ParameterModel::TextRole).toString();
        model()->setValue(row(), now.isEmpty() ? path : now + QStringLiteral(", ") + path);
        button->closePopup();
    });
    layout()->addWidget(button);
}

void TextEditor::commit()
{
    if (!m_line->isModified())
        return;
    if (model()->setValue(row(), m_line->text())) {
        m_line->setModified(false);
        refresh();
    }
}

void TextEditor::refresh()
{
    const QString problem = data(ParameterModel::ProblemRole).toString();
    if (m_had_problem && problem.isEmpty())
        m_line->setModified(false); // the bad text goes with its problem
    m_had_problem = !problem.isEmpty();
    m_line->setProperty("error", m_had_problem);
    m_line->setAccessibleDescription(problem);
    if (!m_line->isModified()) {
        m_line->setText(data(ParameterModel::TextRole).toString());
        m_line->setCursorPosition(0);
    }
    m_line->update();
}

bool TextEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && m_line->isModified()) {
        m_line->setModified(false);
        model()->clearProblem(row());
        refresh();
        return true;
    }
    return ParameterEditor::eventFilter(watched, event);
}

} // namespace mlsysim::widgets
