// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/subjectheader.h"

#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/textlabel.h"

#include <QGridLayout>
#include <QToolButton>

namespace mlsysim::widgets {

SubjectHeader::SubjectHeader(QWidget* parent)
    : QWidget(parent)
    , m_subject(new TextLabel(TypeStyle::Section, TextLabel::Ink::Text, this))
    , m_subline(new TextLabel(TypeStyle::Label, TextLabel::Ink::Muted, this))
    , m_pin(new QToolButton(this))
{
    m_subject->setWordWrap(true);
    m_subline->setWordWrap(true);
    m_pin->setIcon(icon(QStringLiteral("pin")));
    m_pin->setIconSize({ metrics::icon_button, metrics::icon_button });
    m_pin->setAutoRaise(true);
    m_pin->setFixedSize(metrics::control, metrics::control);
    m_pin->setToolTip(tr("Pin this design to compare it (Ctrl+D)"));
    m_pin->setAccessibleName(tr("Pin this design"));
    m_pin->setWhatsThis(m_pin->toolTip());
    connect(m_pin, &QToolButton::clicked, this, &SubjectHeader::pinRequested);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::space_8);
    grid->setVerticalSpacing(metrics::space_2);
    grid->addWidget(m_subject, 0, 0);
    grid->addWidget(m_pin, 0, 1, Qt::AlignTop);
    grid->addWidget(m_subline, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);
}

void SubjectHeader::setSubject(const QString& subject, const QString& subline, const QString& fidelity)
{
    m_subject->setText(subject);
    const QString both = fidelity.isEmpty() ? subline : subline + QStringLiteral(" · ") + fidelity;
    // Lines end between two settings, not within one.
    const QString between = QStringLiteral(" · ");
    QStringList parts = both.split(between);
    for (QString& part : parts)
        part.replace(u' ', QChar::Nbsp);
    m_subline->setText(parts.join(QStringLiteral("\u00a0· ")));
    setAccessibleName(subject);
    setAccessibleDescription(both);
}

} // namespace mlsysim::widgets
