// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/formrow.h"

#include "widgets/common/metrics.h"
#include "widgets/common/symbollabel.h"
#include "widgets/common/textlabel.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/text.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mlsysim::widgets {

FormRow::FormRow(ParameterModel* model, int row, const QStringList& choices, QWidget* parent)
    : QWidget(parent)
    , m_editor(ParameterEditor::create(model, row, { false, choices }, this))
    , m_note(new TextLabel(TypeStyle::Label, TextLabel::Ink::Muted))
    , m_message(new TextLabel(TypeStyle::Smallest, TextLabel::Ink::Muted))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space_4);
    if (m_editor->showsLabel()) {
        auto* line = new QHBoxLayout;
        line->addWidget(m_editor, 1);
        line->addWidget(m_note);
        column->addLayout(line);
    } else {
        auto* head = new QHBoxLayout;
        head->setSpacing(0);
        if (const QString symbol = text_of(model->field(row).symbol); !symbol.isEmpty())
            head->addWidget(new SymbolLabel(symbol));
        auto* label = new TextLabel(m_editor->label(), TypeStyle::Control, TextLabel::Ink::Text);
        label->setBuddy(m_editor->control());
        label->setToolTip(text_of(model->field(row).help));
        head->addWidget(label, 1);
        head->addWidget(m_note);
        column->addLayout(head);
        column->addWidget(m_editor);
    }
    column->addWidget(m_message);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(model, &ParameterModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        if (first.row() <= this->row() && this->row() <= last.row())
            refresh();
    });
    refresh();
}

QString FormRow::id() const { return text_of(m_editor->model()->field(row()).id); }
QString FormRow::message() const { return m_message->isVisibleTo(this) ? m_message->text() : QString(); }
void FormRow::setNote(const QString& note) { m_note->setText(note); }

void FormRow::setNoEffect(const QString& text)
{
    m_no_effect = text;
    refresh();
}

void FormRow::refresh()
{
    const QModelIndex index = m_editor->model()->valueIndex(row());
    const QString problem = index.data(ParameterModel::ProblemRole).toString();
    const QString reason = index.data(ParameterModel::AppliesReasonRole).toString();
    const QString message = !problem.isEmpty() ? problem : !reason.isEmpty() ? reason : m_no_effect;
    m_message->setInk(problem.isEmpty() ? TextLabel::Ink::Muted : TextLabel::Ink::Error);
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    m_editor->setEnabled(index.data(ParameterModel::AppliesRole).toBool());
    m_editor->setToolTip(reason);
}

void FormRow::contextMenuEvent(QContextMenuEvent* event)
{
    m_editor->showMenu(event->globalPos());
    event->accept();
}

void FormRow::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && event->position().y() < m_editor->y())
        m_editor->reset();
}

} // namespace mlsysim::widgets
