// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/remedybar.h"

#include "widgets/common/metrics.h"
#include "widgets/common/textlabel.h"
#include "widgets/results/flowlayout.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace mlsysim::widgets {

RemedyBar::RemedyBar(QWidget* parent)
    : QWidget(parent)
    , m_flow(new FlowLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space_8 - 2);
    column->addWidget(new TextLabel(tr("What would make it fit"), TypeStyle::Label, TextLabel::Ink::Muted, this));
    column->addLayout(m_flow);
    hide();
}

void RemedyBar::setRemedies(const QList<InspectorContent::Remedy>& remedies)
{
    m_remedies = remedies;
    while (m_buttons.size() < remedies.size()) {
        auto* button = new QPushButton(this);
        const qsizetype at = m_buttons.size();
        connect(button, &QPushButton::clicked, this, [this, at] { emit chosen(m_remedies.value(at).action); });
        m_flow->addWidget(button);
        m_buttons.append(button);
    }
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < remedies.size());
        if (i >= remedies.size())
            continue;
        m_buttons[i]->setText(remedies[i].text);
        m_buttons[i]->setToolTip(remedies[i].tooltip);
        m_buttons[i]->setWhatsThis(remedies[i].tooltip);
        m_buttons[i]->setAccessibleDescription(remedies[i].tooltip);
    }
    setVisible(!remedies.isEmpty());
    updateGeometry();
}

QPushButton* RemedyBar::button(const QString& action) const
{
    for (qsizetype i = 0; i < m_remedies.size(); ++i)
        if (m_remedies[i].action == action)
            return m_buttons[i];
    return nullptr;
}

} // namespace mlsysim::widgets
