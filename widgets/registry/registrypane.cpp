// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry/registrypane.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/searchfield.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"
#include "widgets/registry/entrycard.h"
#include "widgets/registry/entrydetails.h"
#include "widgets/registry/registryfilter.h"
#include "widgets/registry/registryview.h"

#include <QHBoxLayout>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double preferred_width = 264;
constexpr double details_height = 188;
constexpr int hover_delay = 400; ///< ms

int px(double length) { return static_cast<int>(std::lround(scaled(length))); }

} // namespace

RegistryPane::RegistryPane(const Registry& registry, std::vector<const RecordType*> types, QWidget* parent)
    : QWidget(parent)
    , m_model(new RegistryModel(registry, std::move(types), this))
    , m_filter(new RegistryFilter(this))
    , m_search(new SearchField(this))
    , m_view(new RegistryView(this))
    , m_details(new EntryDetails(FactDepth::Key, this))
    , m_card(new EntryCard(this))
    , m_hover_timer(new QTimer(this))
    , m_add(new QToolButton(this))
    , m_empty(new TextLabel(tr("Nothing has these words."), TypeStyle::Table, TextLabel::Ink::Muted, this))
{
    m_filter->setSourceModel(m_model);
    m_view->setModel(m_filter);
    m_view->setAccessibleName(tr("Registry"));
    m_view->setAccessibleDescription(tr("Space draws, Enter makes current, F makes a favourite, letters search."));
    m_search->setPlaceholderText(tr("Filter machines and models"));
    m_search->setAccessibleName(tr("Filter the registry"));
    m_add->setIcon(icon(QStringLiteral("plus")));
    m_add->setToolTip(tr("Add a machine or model of your own"));
    m_add->setAccessibleName(m_add->toolTip());
    m_add->setAutoRaise(true);
    m_hover_timer->setSingleShot(true);
    m_hover_timer->setInterval(hover_delay);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(metrics::space_16, metrics::space_8 + 2, metrics::space_8 + 2, 0);
    head->addWidget(new TextLabel(tr("Registry"), TypeStyle::Section), 1);
    head->addWidget(m_add);
    auto* search = new QHBoxLayout;
    search->setContentsMargins(metrics::space_12 + 2, metrics::space_8 - 2, metrics::space_12 + 2, metrics::space_8);
    search->addWidget(m_search);
    auto* details = new QHBoxLayout;
    details->setContentsMargins(metrics::space_16, metrics::space_12, metrics::space_16, metrics::space_8);
    details->addWidget(m_details);
    // A fixed height: the tree must not move when something else is pointed at.
    const int lines = 6 * (QFontMetrics(type_font(TypeStyle::Body)).height() + metrics::space_4) + metrics::space_32;
    m_details->setFixedHeight(std::max(px(details_height) - metrics::space_20, lines));
    m_empty->setContentsMargins(metrics::space_16, metrics::space_8, metrics::space_16, metrics::space_8);
    m_empty->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0); // the hairline at the right
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(search);
    column->addWidget(m_empty);
    column->addWidget(m_view, 1);
    column->addLayout(details);
    setFocusProxy(m_search);
    m_search->installEventFilter(this);
    m_view->installEventFilter(this);

    connect(m_add, &QToolButton::clicked, this, &RegistryPane::addRequested);
    connect(m_search, &QLineEdit::textChanged, this, &RegistryPane::filterChanged);
    connect(m_search, &SearchField::leaveDown, this, [this] { m_view->setFocus(Qt::TabFocusReason); });
    const auto source = [this](const QModelIndex& index) { return m_filter->mapToSource(index); };
    connect(m_view, &RegistryView::checkToggled, this, [this, source](const QModelIndex& index) {
        m_model->requestCheck(source(index), !index.data(RegistryModel::DrawnRole).toBool());
    });
    connect(m_view, &RegistryView::chosen, this,
        [this, source](const QModelIndex& index) { m_model->requestCurrent(source(index)); });
    connect(m_view, &RegistryView::favouriteToggled, this, [this, source](const QModelIndex& index) {
        m_model->requestFavourite(source(index), !index.data(RegistryModel::FavouriteRole).toBool());
    });
    connect(m_view, &RegistryView::countClicked, this, &RegistryPane::showCountMenu);
    connect(m_view, &RegistryView::menuRequested, this, &RegistryPane::showContextMenu);
    connect(m_view, &RegistryView::typed, this, [this](const QString& text) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->setText(text);
    });
    connect(m_view, &RegistryView::leftAtTop, this, [this] { m_search->setFocus(Qt::BacktabFocusReason); });
    connect(m_view, &RegistryView::hoverChanged, this, [this](const QModelIndex& index) {
        m_card->hide();
        m_hovered = index.data(RegistryModel::PathRole).toString();
        m_hovered.isEmpty() ? m_hover_timer->stop() : m_hover_timer->start();
        showDetails(index);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &RegistryPane::showDetails);
    connect(m_hover_timer, &QTimer::timeout, this, &RegistryPane::showHoverCard);
    connect(m_details, &EntryDetails::linkActivated, this, &RegistryPane::linkActivated);
    connect(m_model, &RegistryModel::checkRequested, this, &RegistryPane::checkRequested);
    connect(m_model, &RegistryModel::currentRequested, this, &RegistryPane::currentRequested);
    connect(m_model, &RegistryModel::countRequested, this, &RegistryPane::countRequested);
    connect(m_model, &RegistryModel::favouriteRequested, this, &RegistryPane::favouriteRequested);
    connect(m_model, &RegistryModel::dataChanged, this, [this] { showDetails({}); });
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, [this] { showDetails({}); });
    QStringList first;
    for (int i = 0; i < m_model->rowCount(); ++i)
        first.append(m_model->index(0, 0, m_model->index(i, 0)).data(RegistryModel::KeyRole).toString());
    m_view->setOpenGroups(first);
}

QSize RegistryPane::sizeHint() const { return { px(preferred_width), 3 * px(preferred_width) }; }

void RegistryPane::setDrawn(const QList<DrawnEntry>& drawn) { m_model->setDrawn(drawn); }

void RegistryPane::setCurrent(const QString& path)
{
    m_model->setCurrent(path);
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(path));
    // The keyboard goes on from where the document is, but nobody's scrolling is disturbed.
    if (index.isValid() && m_view->isExpanded(index.parent()) && !m_view->hasFocus())
        m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    showDetails(index);
}

void RegistryPane::setFavourites(const QStringList& paths)
{
    QStringList open = openGroups();
    const QStringList before = m_model->favourites();
    const QString at = m_view->currentIndex().data(RegistryModel::PathRole).toString();
    m_model->setFavourites(paths);
    if (paths.size() > before.size()) // a new one is shown where it went
        for (int i = 0; i < m_model->rowCount(); ++i)
            open.append(m_model->index(i, 0).data(RegistryModel::KeyRole).toString() + QStringLiteral("/*"));
    m_filter->isFiltering() ? m_view->expandAll() : setOpenGroups(open);
    m_view->setCurrentIndex(m_filter->mapFromSource(m_model->indexOf(at)));
}

void RegistryPane::reload()
{
    const QStringList open = openGroups();
    m_model->reload();
    setOpenGroups(open);
}

QStringList RegistryPane::openGroups() const { return m_filter->isFiltering() ? m_open_before : m_view->openGroups(); }

void RegistryPane::setOpenGroups(const QStringList& keys)
{
    m_open_before = keys;
    if (!m_filter->isFiltering())
        m_view->setOpenGroups(keys);
}

void RegistryPane::reveal(const QString& path)
{
    m_search->clear();
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(path));
    if (!index.isValid())
        return;
    m_view->expand(index.parent());
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void RegistryPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void RegistryPane::setDetailsVisible(bool visible)
{
    m_details->setVisible(visible);
    update();
}

void RegistryPane::filterChanged(const QString& text)
{
    const bool was = m_filter->isFiltering();
    if (!was)
        m_open_before = m_view->openGroups();
    m_filter->setText(text);
    m_card->hide();
    if (m_filter->isFiltering())
        m_view->expandAll();
    else if (was)
        m_view->setOpenGroups(m_open_before);
    m_empty->setVisible(m_filter->rowCount() == 0);
}

} // namespace mlsysim::widgets
