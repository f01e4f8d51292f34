// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/stepeditor.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mlsysim::desktop {

using namespace widgets;

namespace {
constexpr double preferred_width = 380, note_height = 72;
}

StepEditor::StepEditor(Workspace& workspace, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_workspace(workspace)
    , m_title(new QLineEdit(this))
    , m_sentence(new QLineEdit(this))
    , m_note(new QPlainTextEdit(this))
    , m_hidden(new QCheckBox(tr("Results stay &hidden until they are revealed"), this))
    , m_earlier(button(tr("E&arlier"), tr("Moves the step one place to the front"),
          [this] { m_workspace.steps().move(m_index, m_index - 1); }))
    , m_later(button(tr("&Later"), tr("Moves the step one place to the back"),
          [this] { m_workspace.steps().move(m_index, m_index + 1); }))
    , m_retake(button(tr("&Take the present state"), tr("The step shows what is on screen now"),
          [this] {
              m_workspace.steps().edit(
                  m_index, tr("Take the present state"), [this](Step& s) { s.state = m_workspace.state(); });
          }))
    , m_delete(button(
          tr("&Delete"), tr("Removes the step; undo brings it back"), [this] { m_workspace.steps().remove(m_index); }))
{
    setAccessibleName(tr("Texts of the step"));
    m_note->setTabChangesFocus(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::card_padding, metrics::space_12, metrics::card_padding, metrics::space_12);
    column->setSpacing(metrics::space_4);
    const auto labelled = [&](const QString& text, QWidget* field) {
        auto* label = new TextLabel(text, TypeStyle::Label, TextLabel::Ink::Muted, this);
        label->setBuddy(field);
        field->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        column->addWidget(label);
        column->addWidget(field);
        column->addSpacing(metrics::space_4);
    };
    labelled(tr("&Title"), m_title);
    labelled(tr("&Sentence for the audience"), m_sentence);
    labelled(tr("Speaker's &note"), m_note);
    column->addWidget(m_hidden);
    column->addSpacing(metrics::space_8);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::space_8);
    for (QPushButton* b : { m_earlier, m_later, m_retake })
        row->addWidget(b);
    row->addStretch(1);
    row->addWidget(m_delete);
    column->addLayout(row);
    connect(m_title, &QLineEdit::returnPressed, this, &QWidget::hide);
    connect(m_sentence, &QLineEdit::returnPressed, this, &QWidget::hide);
}

QPushButton* StepEditor::button(const QString& text, const QString& tip, std::function<void()> run)
{
    auto* b = new QPushButton(text, this);
    b->setToolTip(tip);
    connect(b, &QPushButton::clicked, this, [this, run = std::move(run)] {
        commit();
        run();
        m_index = -1;
        hide();
    });
    return b;
}

void StepEditor::open(int index, const QWidget* anchor)
{
    const Step& step = m_workspace.steps().list()[static_cast<std::size_t>(index)];
    m_title->setText(step.title);
    m_sentence->setText(step.sentence);
    m_note->setPlainText(step.note);
    m_hidden->setChecked(step.results_hidden);
    m_earlier->setEnabled(index > 0);
    m_later->setEnabled(index + 1 < m_workspace.steps().count());
    m_retake->setEnabled(step.state != m_workspace.state());
    m_index = index;
    m_note->setFixedHeight(static_cast<int>(std::lround(scaled(note_height))));
    setMinimumWidth(static_cast<int>(std::lround(scaled(preferred_width))));
    adjustSize();
    const QPoint corner = anchor->mapToGlobal(QPoint(0, -height() - metrics::space_8));
    const QRect room = anchor->screen()->availableGeometry();
    move(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())),
        std::max(room.top(), corner.y()));
    show();
    m_title->setFocus(Qt::PopupFocusReason);
    m_title->selectAll();
}

void StepEditor::commit()
{
    m_workspace.steps().edit(m_index, tr("Describe step %1").arg(m_index + 1), [this](Step& s) {
        s.title = m_title->text().simplified();
        s.sentence = m_sentence->text().simplified();
        s.note = m_note->toPlainText().trimmed();
        s.results_hidden = m_hidden->isChecked();
    });
}

void StepEditor::hideEvent(QHideEvent* event)
{
    commit();
    m_index = -1;
    QFrame::hideEvent(event);
}

void StepEditor::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    draw_box(painter, rect(), { current_theme().raised, current_theme().border_strong }, 0);
}

} // namespace mlsysim::desktop
