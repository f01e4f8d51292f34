// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/derivationview.h"

#include "widgets/common/focusring.h"
#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/subscripttext.h"
#include "widgets/common/themeholder.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int formula_column = 1;
constexpr int value_column = 2;
constexpr int indent = 14;
constexpr int row = 22;

QFont symbol_font()
{
    QFont font = type_font(TypeStyle::Table);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont formula_font()
{
    QFont font = type_font(TypeStyle::Label);
    font.setWeight(QFont::Normal);
    return font;
}

int row_height()
{
    return std::max(static_cast<int>(std::lround(scaled(row))), QFontMetrics(symbol_font()).height() + 6);
}

/// Symbol and formula flow together in the first column, so that deep rows keep room; values align at the right.
class DerivationDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = current_theme();
        const QRect box = option.rect;
        const QFontMetricsF measure(symbol_font());
        const double baseline = box.top() + (box.height() + measure.ascent() - measure.descent()) / 2;
        painter->save();
        painter->setClipRect(box);
        painter->setLayoutDirection(Qt::LeftToRight);
        if (index.column() == value_column) {
            painter->setPen(theme.text);
            const QString text = index.data().toString();
            const double width = subscript_width(text, symbol_font());
            draw_subscript_text(*painter, text, symbol_font(), box.right() + 1 - width, baseline);
        } else {
            painter->setPen(theme.accent_text);
            const double end
                = draw_subscript_text(*painter, index.data().toString(), symbol_font(), box.left() + 2, baseline);
            painter->setPen(theme.muted);
            const QString formula = index.siblingAtColumn(formula_column).data().toString();
            draw_subscript_text(*painter, fitted(formula, box.right() - end - metrics::space_8), formula_font(),
                end + metrics::space_8, baseline);
        }
        painter->restore();
        if (option.state.testFlag(QStyle::State_HasFocus) && FocusRing::isShownFor(option.widget))
            draw_box(*painter, box.adjusted(0, 1, 0, -1), { {}, theme.focus_ring }, metrics::radius_bar, 2);
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const QString text = index.data().toString();
        return { static_cast<int>(std::ceil(subscript_width(text, symbol_font()))) + metrics::space_8, row_height() };
    }

private:
    /// A formula may lose its end, a value never does; the tooltip has all of it.
    static QString fitted(const QString& formula, double width)
    {
        if (subscript_width(formula, formula_font()) <= width)
            return formula;
        QString cut = formula;
        while (!cut.isEmpty() && subscript_width(cut + u'…', formula_font()) > width)
            cut.chop(1);
        return cut.isEmpty() ? cut : cut + u'…';
    }
};

} // namespace

DerivationView::DerivationView(QWidget* parent)
    : QTreeView(parent)
{
    setLayoutDirection(Qt::LeftToRight); // formulas read this way in every language
    setItemDelegate(new DerivationDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIndentation(indent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Derivation"));
    viewport()->setAutoFillBackground(false);
    header()->setMinimumSectionSize(1);
    header()->setStretchLastSection(false);
    connect(this, &QTreeView::expanded, this, &DerivationView::contentChanged);
    connect(this, &QTreeView::collapsed, this, &DerivationView::contentChanged);
}

void DerivationView::setModel(QAbstractItemModel* model)
{
    if (QAbstractItemModel* old = this->model())
        old->disconnect(this);
    QTreeView::setModel(model);
    if (!model)
        return;
    const auto rebuilt = [this] {
        expandAll();
        contentChanged();
    };
    connect(model, &QAbstractItemModel::modelReset, this, rebuilt);
    connect(model, &QAbstractItemModel::rowsInserted, this, rebuilt);
    connect(model, &QAbstractItemModel::layoutChanged, this, rebuilt);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &DerivationView::contentChanged);
    connect(model, &QAbstractItemModel::dataChanged, this, &DerivationView::contentChanged);
    rebuilt();
}

void DerivationView::contentChanged()
{
    arrange();
    updateGeometry();
}

void DerivationView::arrange()
{
    if (!model() || model()->columnCount() <= value_column)
        return;
    setColumnHidden(formula_column, true);
    const int value = std::min(sizeHintForColumn(value_column), viewport()->width() / 2);
    header()->resizeSection(value_column, value);
    header()->resizeSection(0, std::max(1, viewport()->width() - value));
}

QSize DerivationView::sizeHint() const
{
    int rows = 0;
    if (model())
        for (QModelIndex index = model()->index(0, 0); index.isValid(); index = indexBelow(index))
            ++rows;
    return { 240, rows * row_height() + 2 * frameWidth() };
}

QSize DerivationView::minimumSizeHint() const { return { 160, sizeHint().height() }; }

void DerivationView::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    if (!index.parent().isValid())
        return;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QColor color = mix(current_theme().surface, current_theme().border_strong, 0.6);
    const int step = indentation();
    const int middle = rect.center().y();
    const auto at = [&](int level) {
        // The guide of a level hangs below the first letter of the level above it.
        const int x = level * step - step + 5;
        return mirrored ? rect.right() - x : rect.left() + x;
    };
    int level = 0;
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
        ++level;
    const int x = at(level);
    const bool last = index.row() + 1 == model()->rowCount(index.parent());
    draw_hairline(*painter, QRectF(x, rect.top(), 1, last ? middle - rect.top() : rect.height()), color);
    draw_hairline(*painter, QRectF(mirrored ? x - step + 8 : x, middle, step - 6, 1), color);
    for (QModelIndex up = index.parent(); up.parent().isValid(); up = up.parent())
        if (up.row() + 1 < model()->rowCount(up.parent()))
            draw_hairline(*painter, QRectF(at(--level), rect.top(), 1, rect.height()), color);
        else
            --level;
}

void DerivationView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    arrange();
}

void DerivationView::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        contentChanged();
}

} // namespace mlsysim::widgets
