// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/lessonpanel.h"

#include "app/desktop/lessonquantity.h"
#include "widgets/common/bindingnote.h"
#include "widgets/common/card.h"
#include "widgets/common/discard.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"
#include "widgets/common/valueconversion.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <cmath>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr double preferred_width = 420, number_width = 120;

/// One short bar for each card; those that were seen are filled.
class ProgressLine : public QWidget {
public:
    ProgressLine(const LessonPlayer& player, QWidget* parent)
        : QWidget(parent)
        , m_player(player)
    {
        setFixedHeight(metrics::space_4);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const double pitch = (width() + metrics::space_4) / static_cast<double>(m_player.count());
        for (int i = 0; i < m_player.count(); ++i)
            draw_box(painter, QRectF(i * pitch, 0, pitch - metrics::space_4, height()),
                { i <= m_player.index() ? current_theme().accent : current_theme().track, {} }, height() / 2.0);
    }

private:
    const LessonPlayer& m_player;
};

TextLabel* prose(TypeStyle style, QWidget* parent)
{
    auto* label = new TextLabel(style, TextLabel::Ink::Text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::MarkdownText);
    return label;
}

} // namespace

LessonPanel::LessonPanel(LessonPlayer& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_place(new TextLabel(TypeStyle::Label, TextLabel::Ink::Muted, this))
    , m_title(new TextLabel(TypeStyle::PageQuestion, TextLabel::Ink::Text, this))
    , m_text(prose(TypeStyle::Reading, this))
    , m_reveal(prose(TypeStyle::Reading, this))
    , m_unit(new TextLabel(TypeStyle::Body, TextLabel::Ink::Muted, this))
    , m_hint(new TextLabel(TypeStyle::Table, TextLabel::Ink::Muted, this))
    , m_progress(new ProgressLine(player, this))
    , m_scroll(new QScrollArea(this))
    , m_question(new Card(this))
    , m_choice_column(new QVBoxLayout)
    , m_choices(new QButtonGroup(this))
    , m_number_row(new QWidget(this))
    , m_number(new QLineEdit(this))
    , m_commit(new QPushButton(tr("Commit prediction"), this))
    , m_back(new QPushButton(tr("Back"), this))
    , m_continue(new QPushButton(tr("Continue"), this))
    , m_outcome(new BindingNote(this))
{
    setAccessibleName(tr("Lesson"));
    m_title->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_question->setGround(Card::Ground::Accent);
    m_commit->setProperty("role", QStringLiteral("primary"));
    m_continue->setProperty("role", QStringLiteral("primary"));
    m_number->setFixedWidth(static_cast<int>(std::lround(scaled(number_width))));
    m_number->setAlignment(Qt::AlignRight);
    auto* leave = new QToolButton(this);
    leave->setText(tr("Leave the lesson"));
    leave->setIcon(icon(QStringLiteral("back")));
    leave->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    leave->setAutoRaise(true);
    leave->setToolTip(tr("Brings back what was on screen before; the lesson goes on here the next time"));

    auto* number = new QHBoxLayout(m_number_row);
    number->setContentsMargins(0, 0, 0, 0);
    number->addWidget(m_number);
    number->addWidget(m_unit);
    number->addStretch(1);
    m_question->body()->addLayout(m_choice_column);
    m_question->body()->addWidget(m_number_row);
    m_question->body()->addWidget(m_commit, 0, Qt::AlignLeft);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::space_24, metrics::space_16, metrics::space_24, metrics::space_16);
    column->setSpacing(metrics::space_16);
    for (QWidget* w : QList<QWidget*> { m_title, m_text, m_question, m_outcome, m_reveal, m_hint })
        column->addWidget(w);
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    auto* head = new QVBoxLayout;
    head->setContentsMargins(metrics::space_24, metrics::space_8, metrics::space_24, 0);
    head->setSpacing(metrics::space_8);
    head->addWidget(leave, 0, Qt::AlignLeft);
    head->addWidget(new TextLabel(player.lesson().title, TypeStyle::Section, TextLabel::Ink::Text, this));
    head->addWidget(m_place);
    head->addWidget(m_progress);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::space_24, metrics::space_8, metrics::space_24, metrics::space_16);
    foot->addWidget(m_back);
    foot->addStretch(1);
    foot->addWidget(m_continue);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(foot);

    connect(leave, &QToolButton::clicked, this, &LessonPanel::leaveRequested);
    connect(m_back, &QPushButton::clicked, &player, &LessonPlayer::back);
    connect(m_continue, &QPushButton::clicked, this,
        [this] { m_player.card().kind == LessonCard::Kind::Finish ? emit leaveRequested() : m_player.next(); });
    connect(m_commit, &QPushButton::clicked, this, &LessonPanel::commit);
    connect(m_number, &QLineEdit::returnPressed, this, &LessonPanel::commit);
    connect(m_number, &QLineEdit::textChanged, this, &LessonPanel::enableCommit);
    connect(m_choices, &QButtonGroup::idClicked, this, &LessonPanel::enableCommit);
    connect(&player, &LessonPlayer::changed, this, &LessonPanel::update);
    update();
}

QList<QAbstractButton*> LessonPanel::choiceButtons() const { return m_choices->buttons(); }

QSize LessonPanel::sizeHint() const
{
    return { static_cast<int>(std::lround(scaled(preferred_width))), QWidget::sizeHint().height() };
}

void LessonPanel::update()
{
    const LessonCard& card = m_player.card();
    const bool finish = card.kind == LessonCard::Kind::Finish;
    m_place->setText(tr("Card %1 of %2 · about %3 minutes")
                         .arg(m_player.index() + 1)
                         .arg(m_player.count())
                         .arg(m_player.lesson().minutes));
    m_title->setText(card.title);
    m_text->setText(m_player.text());
    m_progress->update();
    updateQuestion();
    updateOutcome();
    m_back->setEnabled(m_player.index() > 0);
    m_continue->setText(finish ? tr("Back to the plot") : tr("Continue"));
    m_continue->setEnabled(finish || m_player.mayContinue());
    if (m_shown != m_player.index()) {
        m_shown = m_player.index();
        m_scroll->verticalScrollBar()->setValue(0);
        if (card.kind == LessonCard::Kind::Predict)
            (card.choices.isEmpty() ? static_cast<QWidget*>(m_number) : m_choices->buttons().front())
                ->setFocus(Qt::OtherFocusReason);
    }
    if (m_player.committed())
        m_continue->setFocus(Qt::OtherFocusReason);
}

void LessonPanel::updateQuestion()
{
    const LessonCard& card = m_player.card();
    const bool ask = card.kind == LessonCard::Kind::Predict;
    m_question->setVisible(ask);
    m_commit->setVisible(!m_player.committed());
    m_number->setEnabled(!m_player.committed());
    for (QAbstractButton* button : m_choices->buttons())
        button->setEnabled(!m_player.committed());
    if (m_shown == m_player.index() || !ask)
        return;
    for (QAbstractButton* button : m_choices->buttons()) {
        m_choices->removeButton(button);
        discard(button);
    }
    m_question->setTitle(card.question, tr("before you see it"));
    for (int i = 0; i < card.choices.size(); ++i) {
        auto* button = new QRadioButton(card.choices[i].text, m_question);
        m_choices->addButton(button, i);
        m_choice_column->addWidget(button);
    }
    m_number_row->setVisible(card.choices.isEmpty());
    m_number->clear();
    m_number->setAccessibleName(card.question);
    m_unit->setText(typed_unit(card.quantity));
    enableCommit();
}

void LessonPanel::updateOutcome()
{
    const LessonCard& card = m_player.card();
    const bool done = card.kind == LessonCard::Kind::Do && m_player.goalReached();
    m_outcome->setVisible(m_player.committed() || done || card.kind == LessonCard::Kind::Finish);
    if (m_player.committed())
        m_outcome->setMessage(m_player.right() ? BindingNote::Tone::Success : BindingNote::Tone::Info,
            m_player.right() ? tr("Right") : tr("Not quite"), m_player.comparison());
    else if (done)
        m_outcome->setMessage(BindingNote::Tone::Success, tr("Done"), tr("The goal is reached."));
    else if (card.kind == LessonCard::Kind::Finish)
        m_outcome->setMessage(BindingNote::Tone::Success,
            tr("%1 of %2 predictions were right").arg(m_player.rightPredictions()).arg(m_player.predictions()),
            tr("Right or wrong, predicting first is what teaches."));
    m_reveal->setText(m_player.reveal());
    m_reveal->setVisible(m_player.committed());
    const bool locked = !m_player.mayContinue() && card.kind != LessonCard::Kind::Finish;
    m_hint->setVisible(locked);
    m_hint->setText(card.kind == LessonCard::Kind::Do ? tr("The lesson goes on when this is done.")
                                                      : tr("The plot shows the results when you commit."));
}

void LessonPanel::enableCommit()
{
    const auto number = plain_conversion().from_text(m_number->text());
    m_commit->setEnabled(m_player.card().choices.isEmpty() ? number && *number > 0 : m_choices->checkedId() >= 0);
}

void LessonPanel::commit()
{
    if (!m_commit->isEnabled())
        return;
    if (m_player.card().choices.isEmpty())
        m_player.commitNumber(*plain_conversion().from_text(m_number->text()));
    else
        m_player.commitChoice(m_choices->checkedId());
}

void LessonPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), current_theme().surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), current_theme().border);
}

} // namespace mlsysim::desktop
