// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/solvercatalogue.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/searchfield.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"
#include "widgets/parameters/text.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double preferred_width = 264;
constexpr int edge = metrics::space_16, mark = 9, indent = edge + mark + metrics::space_8;

/// Heads of domains with their colour, and solvers with a badge for their walls.
class CatalogueDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const int text = QFontMetrics(type_font(TypeStyle::Table)).height() + metrics::space_8 + 2;
        const int row = std::max(static_cast<int>(std::lround(scaled(metrics::tree_row))), text);
        const bool later_head = !index.parent().isValid() && index.row() > 0;
        return { option.rect.width(), row + (later_head ? metrics::space_8 : 0) };
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        index.parent().isValid() ? paintSolver(*painter, option, index) : paintDomain(*painter, option.rect, index);
    }

private:
    void paintDomain(QPainter& painter, const QRect& rect, const QModelIndex& index) const
    {
        const Theme& theme = current_theme();
        const QRect line = rect.adjusted(edge, index.row() > 0 ? metrics::space_8 : 0, -edge, 0);
        draw_box(painter, QRectF(line.left(), line.center().y() - mark / 2.0 + 1, mark, mark),
            { theme.seriesStyle(index.row()).color, {} }, 2);
        painter.setFont(type_font(TypeStyle::Strong));
        painter.setPen(theme.text);
        painter.drawText(
            line.adjusted(mark + metrics::space_8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        painter.setFont(type_font(TypeStyle::Label));
        painter.setPen(theme.muted);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, index.data(SolverCatalogue::CountRole).toString());
    }

    void paintSolver(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
    {
        const Theme& theme = current_theme();
        const QRectF ground = QRectF(option.rect).adjusted(metrics::row_inset, 0, -metrics::row_inset, 0);
        const bool current = option.state.testFlag(QStyle::State_Selected);
        if (current)
            draw_box(painter, ground, { theme.selection, {} }, metrics::radius_control);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            draw_box(painter, ground, { theme.hover, {} }, metrics::radius_control);
        if (option.state.testFlag(QStyle::State_HasFocus))
            draw_box(painter, ground, { {}, theme.focus_ring }, metrics::radius_control, 2);
        QFont badge = type_font(TypeStyle::Smallest);
        badge.setWeight(QFont::DemiBold);
        const QFontMetrics narrow(badge);
        double right = option.rect.right() - edge + 1;
        if (const QString walls = index.data(SolverCatalogue::WallsRole).toStringList().join(QChar(0x00B7));
            !walls.isEmpty()) {
            const double width = std::max(narrow.horizontalAdvance(walls) + metrics::space_8, 18),
                         height = narrow.height() + 2;
            const QRectF box(right - width, option.rect.center().y() + 0.5 - height / 2, width, height);
            draw_box(painter, box, { current ? theme.surface : theme.sunken, {} }, metrics::radius_bar);
            painter.setFont(badge);
            painter.setPen(theme.muted);
            painter.drawText(box, Qt::AlignCenter, walls);
            right = box.left() - metrics::space_2;
        }
        QFont name = type_font(TypeStyle::Table);
        name.setWeight(current ? QFont::DemiBold : QFont::Normal);
        painter.setFont(name);
        painter.setPen(theme.text);
        const QRectF room(option.rect.left() + indent, option.rect.top(),
            right - metrics::space_4 - option.rect.left() - indent, option.rect.height());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(name).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    }
};

QStandardItem* item_of(const Solver& solver)
{
    auto* item = new QStandardItem(text_of(solver.title));
    QStringList walls,
        words { text_of(solver.id), text_of(solver.title), text_of(solver.summary), text_of(solver.domain) };
    for (const int wall : solver.walls) {
        walls.append(QString::number(wall));
        words.append(SolverCatalogue::tr("wall %1").arg(wall));
    }
    for (const Structure* structure : { &solver.inputs, &solver.outputs })
        for (const Field& field : structure->fields)
            words << text_of(field.id) << text_of(field.label);
    item->setData(text_of(solver.id), SolverCatalogue::IdRole);
    item->setData(walls, SolverCatalogue::WallsRole);
    item->setData(words.join(QLatin1Char('\n')), SolverCatalogue::SearchRole);
    item->setToolTip(text_of(solver.title) + QLatin1Char('\n') + text_of(solver.summary));
    item->setData(walls.isEmpty()
            ? text_of(solver.title)
            : SolverCatalogue::tr("%1, wall %2").arg(text_of(solver.title), walls.join(QStringLiteral(", "))),
        Qt::AccessibleTextRole);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
    return item;
}

} // namespace

SolverCatalogue::SolverCatalogue(std::span<const Solver* const> solvers, QWidget* parent)
    : QWidget(parent)
    , m_model(new QStandardItemModel(this))
    , m_search(new SearchField(this))
    , m_view(new QTreeView(this))
    , m_nothing(new TextLabel(tr("No solver has these words."), TypeStyle::Table, TextLabel::Ink::Muted, this))
{
    for (const Solver* solver : solvers) {
        const QString domain = text_of(solver->domain);
        QList<QStandardItem*> heads = m_model->findItems(domain);
        if (heads.isEmpty()) {
            heads = { new QStandardItem(domain) };
            heads.front()->setFlags(Qt::NoItemFlags); // the keys pass over it
            m_model->appendRow(heads.front());
        }
        heads.front()->appendRow(item_of(*solver));
    }
    m_search->setPlaceholderText(tr("Filter solvers and quantities"));
    m_search->setAccessibleName(tr("Filter the solvers"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new CatalogueDelegate(m_view));
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false);
    m_view->setIndentation(0);
    m_view->setItemsExpandable(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setMouseTracking(true);
    m_view->setProperty("focusRing", false); // the row shows it
    m_view->setAccessibleName(tr("Solvers"));
    m_view->expandAll();
    m_nothing->setContentsMargins(edge, metrics::space_8, edge, metrics::space_8);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(edge, metrics::space_12, edge, metrics::space_4);
    head->addWidget(new TextLabel(tr("Solvers"), TypeStyle::Section), 1);
    head->addWidget(new TextLabel(tr("walls"), TypeStyle::Label, TextLabel::Ink::Muted));
    auto* search = new QHBoxLayout;
    search->setContentsMargins(metrics::space_12, 0, metrics::space_12, metrics::space_8);
    search->addWidget(m_search);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0); // the hairline at the right
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(search);
    column->addWidget(m_nothing);
    column->addWidget(m_view, 1);
    setFocusProxy(m_search);

    connect(m_search, &QLineEdit::textChanged, this, &SolverCatalogue::filter);
    connect(m_search, &SearchField::leaveDown, this, [this] { m_view->setFocus(Qt::TabFocusReason); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (const QStringList hits = shown(); !hits.isEmpty())
            m_view->setCurrentIndex(find(hits.front()));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (const QString id = index.data(IdRole).toString(); !m_marking && !id.isEmpty())
            emit chosen(id);
    });
    filter({});
}

QSize SolverCatalogue::sizeHint() const { return { static_cast<int>(scaled(preferred_width)), 600 }; }

QModelIndex SolverCatalogue::find(const QString& id) const
{
    return m_model->match(m_model->index(0, 0), IdRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive).value(0);
}

void SolverCatalogue::setCurrent(const QString& id)
{
    if (id == current())
        return;
    m_marking = true;
    m_view->setCurrentIndex(find(id));
    m_marking = false;
}

QString SolverCatalogue::current() const { return m_view->currentIndex().data(IdRole).toString(); }

QStringList SolverCatalogue::shown() const
{
    QStringList ids;
    for (int d = 0; d < m_model->rowCount(); ++d)
        for (int i = 0; i < m_model->item(d)->rowCount(); ++i)
            if (!m_view->isRowHidden(i, m_model->index(d, 0)))
                ids.append(m_model->item(d)->child(i)->data(IdRole).toString());
    return ids;
}

void SolverCatalogue::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SolverCatalogue::filter(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    bool any = false;
    for (int d = 0; d < m_model->rowCount(); ++d) {
        QStandardItem* domain = m_model->item(d);
        int hits = 0;
        for (int i = 0; i < domain->rowCount(); ++i) {
            const QString all = domain->child(i)->data(SearchRole).toString();
            const bool hit = std::ranges::all_of(
                words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
            m_view->setRowHidden(i, domain->index(), !hit);
            hits += hit ? 1 : 0;
        }
        domain->setData(hits, CountRole);
        m_view->setRowHidden(d, {}, hits == 0);
        any = any || hits > 0;
    }
    m_nothing->setVisible(!any);
}

void SolverCatalogue::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), current_theme().surface);
    draw_hairline(painter, QRectF(width() - 1, 0, 1, height()), current_theme().border);
}

} // namespace mlsysim::widgets
