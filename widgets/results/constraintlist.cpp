// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/constraintlist.h"

#include "widgets/common/metrics.h"
#include "widgets/results/iconline.h"

#include <QVBoxLayout>

namespace mlsysim::widgets {

ConstraintList::ConstraintList(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::space_4);
    auto* head = new TextLabel(tr("What was checked"), TypeStyle::Strong, TextLabel::Ink::Text, this);
    m_column->addWidget(head);
}

void ConstraintList::setChecks(const QList<InspectorContent::Check>& checks)
{
    using Verdict = InspectorContent::Check::Verdict;
    while (m_lines.size() < checks.size()) {
        m_lines.append(new IconLine(this));
        m_column->addWidget(m_lines.last());
    }
    m_count = checks.size();
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setVisible(i < checks.size());
        if (i >= checks.size())
            continue;
        const auto& check = checks[i];
        if (check.verdict == Verdict::Passed)
            m_lines[i]->setLine(QStringLiteral("check"), IconLine::Tint::Success, check.text);
        else if (check.verdict == Verdict::Failed)
            m_lines[i]->setLine(QStringLiteral("close"), IconLine::Tint::Error, check.text);
        else
            m_lines[i]->setLine(QStringLiteral("info"), IconLine::Tint::Muted, check.text);
    }
    setVisible(!checks.isEmpty());
}

QStringList ConstraintList::texts() const
{
    QStringList all;
    for (qsizetype i = 0; i < m_count; ++i)
        all.append(m_lines[i]->text());
    return all;
}

} // namespace mlsysim::widgets
