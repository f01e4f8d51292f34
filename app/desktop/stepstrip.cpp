// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/stepstrip.h"

#include "app/desktop/stepeditor.h"
#include "widgets/common/chip.h"
#include "widgets/common/discard.h"
#include "widgets/common/metrics.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr qsizetype longest_title = 36; ///< characters in a chip

QToolButton* button(QAction* action, QWidget* parent)
{
    auto* b = new QToolButton(parent);
    b->setDefaultAction(action);
    b->setAutoRaise(true);
    b->setAccessibleName(action->text().remove(QLatin1Char('&')));
    return b;
}

QString chip_text(int index, const QString& title)
{
    const QString shown
        = title.size() > longest_title ? title.left(longest_title - 1).trimmed() + QChar(0x2026) : title;
    return QStringLiteral("%1  %2").arg(index + 1).arg(shown).trimmed();
}

} // namespace

StepStrip::StepStrip(Workspace& workspace, const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_scroll(new QScrollArea(this))
{
    setAccessibleName(tr("Steps"));
    auto* content = new QWidget;
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(0, metrics::space_4, 0, metrics::space_4);
    m_row->setSpacing(metrics::space_8);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::space_16, 1, metrics::space_16, 0);
    layout->setSpacing(metrics::space_8);
    layout->addWidget(new TextLabel(tr("Steps"), TypeStyle::Label, TextLabel::Ink::Muted, this));
    layout->addWidget(button(actions.previous, this));
    layout->addWidget(button(actions.next, this));
    layout->addWidget(m_scroll, 1);
    layout->addWidget(button(actions.add, this));
    layout->addWidget(button(actions.present, this));
    connect(&workspace.steps(), &Steps::changed, this, &StepStrip::update);
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, &StepStrip::update);
    update();
}

void StepStrip::update()
{
    const auto* focused = qobject_cast<Chip*>(focusWidget());
    const bool had_focus = focused && focused->hasFocus() && m_chips.contains(focused);
    while (QLayoutItem* item = m_row->takeAt(0)) {
        discard(item->widget());
        delete item;
    }
    m_chips.clear();
    const Steps& steps = m_workspace.steps();
    for (int i = 0; i < steps.count(); ++i) {
        const QString title = steps.list()[static_cast<std::size_t>(i)].title;
        auto* chip = new Chip(chip_text(i, title), m_scroll->widget());
        chip->setAccessibleName(tr("Step %1 of %2: %3").arg(i + 1).arg(steps.count()).arg(title));
        chip->setToolTip(tr("%1\nClick again or F2: texts. Alt+Left and Alt+Right: order.").arg(title));
        chip->setClosable(true);
        chip->setCurrent(i == steps.current());
        chip->installEventFilter(this);
        connect(chip, &Chip::clicked, this, [this, i] { choose(i); });
        connect(chip, &Chip::closeRequested, this, [this, i] { m_workspace.steps().remove(i); });
        m_row->addWidget(chip);
        chip->show(); // now, because a hidden one has no size in the row
        m_chips.append(chip);
    }
    m_row->addStretch(1);
    m_scroll->setFixedHeight(m_row->sizeHint().height());
    setVisible(!steps.isEmpty());
    if (steps.current() < 0)
        return;
    Chip* current = m_chips[steps.current()];
    if (had_focus)
        current->setFocus(Qt::TabFocusReason);
    m_row->activate();
    m_scroll->ensureWidgetVisible(current, metrics::space_16, 0);
}

void StepStrip::choose(int index)
{
    const bool again = index == m_workspace.steps().current();
    const Value before = m_workspace.state();
    m_workspace.showStep(index);
    if (again && m_workspace.state() == before)
        describe(index);
}

StepEditor* StepStrip::editor()
{
    if (!m_editor)
        m_editor = new StepEditor(m_workspace, this);
    return m_editor;
}

void StepStrip::describe(int index)
{
    if (index >= 0 && index < m_chips.size())
        editor()->open(index, m_chips[index]);
}

bool StepStrip::eventFilter(QObject* watched, QEvent* event)
{
    const auto index = static_cast<int>(m_chips.indexOf(qobject_cast<Chip*>(watched)));
    if (index < 0)
        return false;
    if (event->type() == QEvent::ContextMenu) {
        describe(index);
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool arrow = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
    if (key->key() == Qt::Key_F2)
        describe(index);
    else if (arrow && key->modifiers().testFlag(Qt::AltModifier))
        m_workspace.steps().move(index, index + (key->key() == Qt::Key_Right ? 1 : -1));
    else
        return false;
    return true;
}

void StepStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), current_theme().surface);
    painter.fillRect(QRect(0, 0, width(), 1), current_theme().border);
}

} // namespace mlsysim::desktop
