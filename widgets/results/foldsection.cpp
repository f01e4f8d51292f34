// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/foldsection.h"

#include "widgets/common/metrics.h"
#include "widgets/results/foldhead.h"

#include <QVBoxLayout>

namespace mlsysim::widgets {

FoldSection::FoldSection(QWidget* parent)
    : QWidget(parent)
    , m_head(new FoldHead(this))
    , m_inside(new QWidget(this))
    , m_body(new QVBoxLayout(m_inside))
{
    m_body->setContentsMargins(metrics::icon_chevron + metrics::space_8, 0, 0, metrics::space_4);
    m_body->setSpacing(metrics::space_8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space_4);
    column->addWidget(m_head);
    column->addWidget(m_inside);
    m_inside->hide();
    connect(m_head, &QToolButton::toggled, this, [this](bool open) {
        m_inside->setVisible(open);
        emit toggled(open);
    });
}

void FoldSection::setTitle(const QString& title)
{
    m_head->setText(title);
    m_head->setAccessibleName(title);
    setAccessibleName(title);
}

void FoldSection::setOpen(bool open) { m_head->setChecked(open); }
bool FoldSection::isOpen() const { return m_head->isChecked(); }

} // namespace mlsysim::widgets
