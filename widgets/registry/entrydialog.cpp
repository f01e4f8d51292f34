// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry/entrydialog.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/registry/entrydetails.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double dialog_width = 460, dialog_height = 560;

} // namespace

EntryDialog::EntryDialog(const Registry& registry, const Entry& entry, QWidget* parent)
    : QDialog(parent)
    , m_details(new EntryDetails(FactDepth::All))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_details->setVerbose(true);
    m_details->setEntry(registry, &entry);
    m_details->setContentsMargins(metrics::space_20, metrics::space_16, metrics::space_20, metrics::space_16);
    setWindowTitle(m_details->facts().name);
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_details);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(area);
    connect(m_details, &EntryDetails::linkActivated, this, &EntryDialog::linkActivated);
    resize(static_cast<int>(std::lround(scaled(dialog_width))), static_cast<int>(std::lround(scaled(dialog_height))));
}

} // namespace mlsysim::widgets
