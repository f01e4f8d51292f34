// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/stripcell.h"

#include "widgets/common/discard.h"
#include "widgets/common/metrics.h"
#include "widgets/common/valuebutton.h"
#include "widgets/parameters/numbereditor.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/text.h"

#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPointer>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

constexpr int widest_slider = 260; ///< a longer way does not help the hand

bool has_slider(const ParameterEditor* editor)
{
    const auto* number = qobject_cast<const NumberEditor*>(editor);
    return number && number->slider();
}

} // namespace

StripCell::StripCell(ParameterModel* model, int row, Look look, const QString& label,
    const ParameterEditor::Options& options, QWidget* strip)
    : QWidget(strip)
    , m_editor(ParameterEditor::create(model, row, options, nullptr))
    , m_message(new TextLabel(TypeStyle::Smallest, TextLabel::Ink::Muted, strip))
{
    const QString words = label.isEmpty() ? m_editor->label() : label;
    auto* box = new QBoxLayout(look == Look::Stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(look == Look::Stacked ? metrics::space_4 : metrics::space_8);
    if (look == Look::Folded) {
        m_button = new ValueButton(this);
        // A choice says by itself what it is of, a bare number does not.
        const QString symbol = text_of(model->field(row).symbol);
        const bool number = qobject_cast<const NumberEditor*>(m_editor);
        m_button->setLabel(words, !number ? QString() : symbol.isEmpty() ? words : symbol);
        m_button->setToolTip(text_of(model->field(row).help));
        m_button->setEditor(m_editor);
        box->addWidget(m_button);
    } else {
        m_label = new TextLabel(words, TypeStyle::Label, TextLabel::Ink::Muted);
        m_label->setBuddy(m_editor->control());
        m_label->setToolTip(text_of(model->field(row).help));
        // A check box says its label itself, but stands on the line of the other controls.
        if (m_editor->showsLabel() && look == Look::Stacked)
            m_label->setText({});
        if (!m_editor->showsLabel() || look == Look::Stacked)
            box->addWidget(m_label);
        box->addWidget(m_editor);
    }
    if (has_slider(m_editor) && look != Look::Folded)
        setMaximumWidth(widest_slider + (look == Look::Inline ? m_label->sizeHint().width() : 0));
    const bool stretches = m_editor->stretches() && look != Look::Folded;
    setSizePolicy(stretches ? QSizePolicy::Expanding : QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_message->setTextFormat(Qt::PlainText);
    m_message->hide();
    connect(model, &ParameterModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        if (first.row() <= this->row() && this->row() <= last.row())
            refresh();
    });
    refresh();
}

StripCell::~StripCell() { discard(m_message); }

QString StripCell::id() const { return text_of(m_editor->model()->field(row()).id); }
int StripCell::messageHeight() { return QFontMetrics(type_font(TypeStyle::Smallest)).height(); }

void StripCell::setNoEffect(const QString& text)
{
    m_no_effect = text;
    refresh();
}

void StripCell::refresh()
{
    const ParameterModel* model = m_editor->model();
    const QModelIndex index = model->valueIndex(row());
    if (m_button) {
        const bool plain
            = model->field(row()).type->get && !model->field(row()).type->element && model->value(row()).is_number();
        m_button->setValueText(
            index.data(plain ? ParameterModel::TextRole : static_cast<int>(Qt::DisplayRole)).toString(),
            plain ? index.data(ParameterModel::UnitRole).toString() : QString());
    }
    const QString problem = index.data(ParameterModel::ProblemRole).toString();
    const QString before = m_full_message;
    m_full_message = problem.isEmpty() ? m_no_effect : problem;
    if (m_button && !m_full_message.isEmpty()) // the button doesn't say what it is of
        m_full_message = tr("%1: %2").arg(m_editor->label(), m_full_message);
    m_message->setInk(problem.isEmpty() ? TextLabel::Ink::Muted : TextLabel::Ink::Error);
    m_message->setToolTip(m_full_message);
    if (before != m_full_message)
        emit messageChanged();
}

void StripCell::placeMessage(int left, int right)
{
    m_message->setVisible(!m_full_message.isEmpty() && isVisibleTo(parentWidget()));
    if (m_full_message.isEmpty())
        return;
    layout()->activate(); // the control may be about to move
    const QWidget* strip = m_message->parentWidget();
    const QWidget* control = m_button ? static_cast<QWidget*>(m_button) : m_editor;
    const QPoint corner = control->mapTo(strip, QPoint(0, control->height()));
    const QFontMetrics metrics(m_message->font());
    // Under the control, from its left edge or to its right edge; a longer one runs on under the neighbours.
    const int wish = metrics.horizontalAdvance(m_full_message) + 2;
    const int start = std::clamp(corner.x() + std::min(0, control->width() - wish), left, std::max(left, corner.x()));
    const int width = std::max(0, std::min(wish, right - start));
    m_message->setText(metrics.elidedText(m_full_message, Qt::ElideRight, width));
    m_message->setGeometry(start, corner.y(), width, metrics.height());
    m_message->raise();
}

void StripCell::moveEvent(QMoveEvent*) { emit messageChanged(); }
void StripCell::hideEvent(QHideEvent*) { m_message->hide(); }
void StripCell::resizeEvent(QResizeEvent*) { emit messageChanged(); }

void StripCell::contextMenuEvent(QContextMenuEvent* event)
{
    m_editor->showMenu(event->globalPos());
    event->accept();
}

void StripCell::mouseDoubleClickEvent(QMouseEvent* event)
{
    // On the label; the editors take their own.
    if (event->button() == Qt::LeftButton)
        m_editor->reset();
}

} // namespace mlsysim::widgets
