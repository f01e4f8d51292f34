// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry/registrypicker.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/searchfield.h"
#include "widgets/parameters/text.h"
#include "widgets/registry/registrydelegate.h"
#include "widgets/registry/registryfilter.h"
#include "widgets/registry/registrymodel.h"
#include "widgets/registry/registryview.h"

#include <QTimer>
#include <QVBoxLayout>

#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double preferred_width = 280, preferred_height = 320;

} // namespace

RegistryPicker::RegistryPicker(const Registry& registry, const RecordType& type, QWidget* parent)
    : QWidget(parent)
    , m_model(new RegistryModel(registry, { &type }, this))
    , m_filter(new RegistryFilter(this))
    , m_search(new SearchField(this))
    , m_view(new RegistryView(this))
{
    m_filter->setSourceModel(m_model);
    m_view->setModel(m_filter);
    m_view->rows()->setChecksVisible(false);
    m_view->rows()->setHeadsVisible(false);
    m_view->setDragEnabled(false);
    m_view->viewport()->setAutoFillBackground(false); // the ground is that of the popup
    m_view->setAccessibleName(text_of(type.title));
    m_view->openSections();
    m_search->setPlaceholderText(tr("Filter"));
    m_search->setAccessibleName(tr("Filter"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space_8);
    column->addWidget(m_search);
    column->addWidget(m_view);
    setFocusProxy(m_search);

    connect(m_search, &QLineEdit::textChanged, this, &RegistryPicker::filterChanged);
    connect(m_search, &QLineEdit::returnPressed, this, &RegistryPicker::chooseFirstHit);
    connect(m_search, &SearchField::leaveDown, this, [this] {
        m_view->setFocus(Qt::TabFocusReason);
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_filter->index(0, 0, m_filter->index(0, 0)));
    });
    connect(m_view, &RegistryView::chosen, this, &RegistryPicker::choose);
    connect(m_view, &RegistryView::leftAtTop, m_search, qOverload<>(&QWidget::setFocus));
    connect(m_view, &RegistryView::typed, this, [this](const QString& text) {
        m_search->setFocus();
        m_search->insert(text);
    });
}

QSize RegistryPicker::sizeHint() const
{
    return { static_cast<int>(std::lround(scaled(preferred_width))),
        static_cast<int>(std::lround(scaled(preferred_height))) };
}

void RegistryPicker::prepare(const QString& path)
{
    m_search->clear();
    m_model->setCurrent(path);
    m_view->setOpenGroups({});
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(path));
    if (!index.isValid())
        return;
    m_view->expand(index.parent());
    m_view->setCurrentIndex(index);
    // Once the popup has its size.
    QTimer::singleShot(
        0, m_view, [view = m_view] { view->scrollTo(view->currentIndex(), QAbstractItemView::PositionAtCenter); });
}

void RegistryPicker::filterChanged(const QString& text)
{
    m_filter->setText(text);
    if (m_filter->isFiltering())
        m_view->expandAll();
    else
        m_view->setOpenGroups({});
}

void RegistryPicker::choose(const QModelIndex& index)
{
    if (const QString path = index.data(RegistryModel::PathRole).toString(); !path.isEmpty())
        emit chosen(path);
}

void RegistryPicker::chooseFirstHit()
{
    // Enter in the search takes the first hit.
    if (m_filter->isFiltering() && m_filter->rowCount() > 0)
        choose(m_filter->index(0, 0, m_filter->index(0, 0, m_filter->index(0, 0))));
}

} // namespace mlsysim::widgets
