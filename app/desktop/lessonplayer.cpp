// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/lessonplayer.h"

#include "app/desktop/lessonquantity.h"
#include "app/desktop/settings.h"
#include "engine/units/text.h"
#include "widgets/parameters/text.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::desktop {

using widgets::text_of;
using widgets::utf8;

namespace {

QString factor(double value) { return text_of(format_number(value, value < 10 ? 2 : 3)) + QStringLiteral("×"); }

} // namespace

const QString LessonPlayer::right_outcome = QStringLiteral("right"),
              LessonPlayer::wrong_outcome = QStringLiteral("wrong");

LessonPlayer::LessonPlayer(Workspace& workspace, Lesson lesson, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_lesson(std::move(lesson))
    , m_before(workspace.state())
{
    connect(&workspace, &Workspace::changed, this, &LessonPlayer::watch);
}

void LessonPlayer::start()
{
    const LessonProgress kept = Settings::lessonProgress(m_lesson.id);
    m_outcomes = kept.outcomes;
    m_outcomes.resize(count());
    goTo(kept.card);
}

void LessonPlayer::leave()
{
    m_workspace.undoStack()->beginMacro(tr("Leave the lesson"));
    m_workspace.applyState(m_before);
    m_workspace.undoStack()->endMacro();
}

void LessonPlayer::restart()
{
    m_outcomes.fill({});
    goTo(0);
}

void LessonPlayer::next()
{
    if (mayContinue())
        goTo(m_index + 1);
}

void LessonPlayer::back() { goTo(m_index - 1); }

void LessonPlayer::goTo(int index)
{
    m_index = std::clamp(index, 0, count() - 1);
    m_committed = m_goal_reached = false;
    m_reveal.clear();
    m_comparison.clear();
    m_workspace.undoStack()->beginMacro(tr("Go to “%1”").arg(card().title));
    m_workspace.applyState(stateOf(card(), false));
    m_workspace.undoStack()->endMacro();
    m_text = filled_in(card().text, m_workspace);
    Settings::setLessonProgress(m_lesson.id, { m_index, m_outcomes });
    emit changed();
}

Value LessonPlayer::stateOf(const LessonCard& card, bool changed) const
{
    Selection selection;
    selection.makeCurrent(m_lesson.machine);
    selection.makeCurrent(m_lesson.model);
    Value inputs = m_lesson.inputs;
    inputs.merge(card.inputs);
    if (changed) {
        inputs.merge(card.then_inputs);
        const auto* machine = m_workspace.registry().get<Hardware>(utf8(m_lesson.machine));
        Value& changes = selection.machines.front().changes;
        if (card.then_peak != 1)
            changes.set_at("compute.peak_flops", card.then_peak * si(machine->compute.peak_flops));
        if (card.then_bandwidth != 1)
            changes.set_at("memory.bandwidth", card.then_bandwidth * si(machine->memory.bandwidth));
    }
    inputs.set("model", utf8(m_lesson.model));
    inputs.set("hardware", utf8(m_lesson.machine));
    Value state;
    state.set("selection", to_value(selection));
    state.set("inputs", std::move(inputs));
    return state;
}

bool LessonPlayer::mayContinue() const
{
    switch (card().kind) {
    case LessonCard::Kind::Predict:
        return m_committed;
    case LessonCard::Kind::Do:
        return m_goal_reached;
    case LessonCard::Kind::Read:
        return true;
    case LessonCard::Kind::Finish:
        break;
    }
    return false;
}

LessonPlayer::Outcome LessonPlayer::applyThen()
{
    const auto before = measure(m_workspace, card().quantity);
    if (card().changes()) {
        m_workspace.undoStack()->beginMacro(tr("Commit the prediction"));
        m_workspace.applyState(stateOf(card(), true));
        m_workspace.undoStack()->endMacro();
    }
    const auto after = measure(m_workspace, card().quantity);
    if (!before || !after)
        return {};
    return { after->value, before->value > 0 ? after->value / before->value : 1, after->text, after->word };
}

void LessonPlayer::commitChoice(int choice)
{
    if (m_committed || choice < 0 || choice >= card().choices.size())
        return;
    const Outcome outcome = applyThen();
    const double asked = card().changes() ? outcome.ratio : outcome.value;
    const auto fits = [&](const LessonChoice& c) {
        return (c.is.isEmpty() || c.is == outcome.word) && (!c.below || asked < *c.below);
    };
    const auto found = std::find_if(card().choices.begin(), card().choices.end(), fits);
    const auto answer = std::distance(card().choices.begin(), found);
    const bool right = answer == choice;
    conclude(right,
        right || found == card().choices.end()
            ? tr("As you predicted.")
            : tr("You said: %1. It is: %2.").arg(card().choices[choice].text, found->text),
        outcome);
}

void LessonPlayer::commitNumber(double number)
{
    if (m_committed || !(number > 0) || !card().choices.isEmpty())
        return;
    const Outcome outcome = applyThen();
    const double said = number * typed_factor(card().quantity);
    const double miss = outcome.value > 0 ? std::max(said / outcome.value, outcome.value / said) : INFINITY;
    const QString unit = typed_unit(card().quantity);
    const QString said_text = (text_of(format_number(number, 3)) + QLatin1Char(' ') + unit).trimmed();
    conclude(miss <= card().within, tr("You said %1, it is %2: off by %3.").arg(said_text, outcome.text, factor(miss)),
        outcome);
}

void LessonPlayer::conclude(bool right, const QString& comparison, const Outcome& outcome)
{
    m_committed = true;
    m_outcomes[m_index] = right ? right_outcome : wrong_outcome;
    m_comparison = comparison;
    m_reveal = filled_in(card().reveal, m_workspace).replace(QStringLiteral("{change}"), factor(outcome.ratio));
    Settings::setLessonProgress(m_lesson.id, { m_index, m_outcomes });
    emit changed();
}

void LessonPlayer::watch()
{
    if (card().kind != LessonCard::Kind::Do || m_goal_reached || !card().goal || !holds(*card().goal, m_workspace))
        return;
    m_goal_reached = true;
    m_text = filled_in(card().text, m_workspace);
    emit changed();
}

} // namespace mlsysim::desktop
