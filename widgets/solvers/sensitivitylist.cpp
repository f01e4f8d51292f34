// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/sensitivitylist.h"

#include "engine/study/elasticity.h"
#include "widgets/common/discard.h"
#include "widgets/common/metrics.h"
#include "widgets/common/textlabel.h"
#include "widgets/parameters/text.h"
#include "widgets/solvers/elasticitybar.h"

#include <QGridLayout>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr std::size_t most_inputs = 6;
constexpr double no_effect = 5e-3; // percent

} // namespace

SensitivityList::SensitivityList(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(metrics::card_padding, 0, metrics::card_padding, 0);
    m_grid->setHorizontalSpacing(metrics::space_12);
    m_grid->setVerticalSpacing(metrics::space_4);
    m_grid->setColumnStretch(2, 1);
}

void SensitivityList::setOutput(Evaluation& evaluation, const QString& output)
{
    struct Answer {
        QString label;
        double elasticity;
    };
    std::vector<Answer> answers;
    for (const Quantity& input : plot_inputs(evaluation.solver()))
        if (const double e = elasticity(evaluation, utf8(input.id), utf8(output)); std::fabs(e) > no_effect)
            answers.push_back({ input.label, e });
    std::ranges::stable_sort(answers, std::greater(), [](const Answer& a) { return std::fabs(a.elasticity); });
    answers.resize(std::min(answers.size(), most_inputs));

    while (QLayoutItem* item = m_grid->takeAt(0)) {
        discard(item->widget());
        delete item;
    }
    m_lines.clear();
    setVisible(!answers.empty());
    if (answers.empty())
        return;
    auto* head = new TextLabel(tr("What moves it, for one percent more"), TypeStyle::Strong, TextLabel::Ink::Muted);
    m_grid->addWidget(head, 0, 0, 1, 3);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const int row = static_cast<int>(i) + 1;
        auto* change = new TextLabel(elasticity_text(answers[i].elasticity), TypeStyle::Table);
        auto* bar = new ElasticityBar;
        bar->setShare(answers[i].elasticity / std::fabs(answers.front().elasticity));
        m_grid->addWidget(new TextLabel(answers[i].label, TypeStyle::Table), row, 0);
        m_grid->addWidget(change, row, 1, Qt::AlignRight);
        m_grid->addWidget(bar, row, 2, Qt::AlignVCenter);
        m_lines.append(answers[i].label + QLatin1Char(' ') + change->text());
    }
}

} // namespace mlsysim::widgets
