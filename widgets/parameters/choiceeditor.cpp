// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/choiceeditor.h"

#include "widgets/common/segmentedcontrol.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHBoxLayout>

namespace mlsysim::widgets {

ChoiceEditor::ChoiceEditor(ParameterModel* model, int row, const Options& options, QWidget* parent)
    : ParameterEditor(model, row, parent)
{
    const bool optional = model->field(row).type->kind == Kind::Optional;
    const QStringList all = data(ParameterModel::ChoicesRole).toStringList();
    for (const QString& choice : options.choices.isEmpty() ? all : options.choices)
        if (all.contains(choice))
            m_offered.append(choice);
    if (optional)
        m_offered.prepend(QString()); // absent
    // A part that the page picked was picked to be seen.
    const qsizetype most = most_segments + (options.choices.isEmpty() ? 0 : 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    if (m_offered.size() <= most) {
        m_segments = new SegmentedControl(this);
        layout->addWidget(m_segments);
        connect(m_segments, &SegmentedControl::activated, this, [this] {
            this->model()->setValue(this->row(), m_segments->currentData().toString());
            refresh();
        });
    } else {
        m_combo = new QComboBox(this);
        layout->addWidget(m_combo);
        connect(m_combo, &QComboBox::activated, this, [this] {
            this->model()->setValue(this->row(), m_combo->currentData().toString());
            refresh();
        });
    }
    layout->addStretch();
    control()->setAccessibleName(label());
    control()->setToolTip(text_of(model->field(row).help));
    start();
}

QWidget* ChoiceEditor::control() const { return m_segments ? static_cast<QWidget*>(m_segments) : m_combo; }

void ChoiceEditor::fill(const QStringList& choices)
{
    m_shown = choices;
    if (m_segments)
        m_segments->clear();
    else
        m_combo->clear();
    for (const QString& choice : choices) {
        const QString words = choice.isEmpty() ? tr("none") : choice_text(choice);
        if (m_segments)
            m_segments->segment(m_segments->addSegment(words, choice))
                ->setAccessibleName(tr("%1: %2").arg(label(), words));
        else
            m_combo->addItem(words, choice);
    }
    if (m_segments && !choices.isEmpty())
        setFocusProxy(m_segments->segment(0));
}

void ChoiceEditor::refresh()
{
    const QString now = data(ParameterModel::TextRole).toString();
    // A value that is not offered joins, and stays to be returned to. Never fewer: this may be its own click.
    if (m_shown.isEmpty() || !m_shown.contains(now))
        fill(m_offered.contains(now) ? m_offered : m_offered + QStringList { now });
    if (m_segments)
        m_segments->setCurrentData(now);
    else
        m_combo->setCurrentIndex(m_combo->findData(now));
}

} // namespace mlsysim::widgets
