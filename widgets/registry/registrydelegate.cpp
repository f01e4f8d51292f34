// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry/registrydelegate.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"
#include "widgets/registry/registrymodel.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

using Level = RegistryModel::Level;

constexpr int edge = metrics::space_16; ///< left and right of everything
constexpr int edge_at_bar = metrics::space_8; ///< right of everything, where a scroll bar follows
constexpr int entry_indent = metrics::space_32;
constexpr int swatch_width = metrics::space_20;
constexpr int section_gap = metrics::space_16; ///< above every head but the first

Level level_of(const QModelIndex& index) { return static_cast<Level>(index.data(RegistryModel::LevelRole).toInt()); }

QFont name_font(bool strong)
{
    QFont font = type_font(TypeStyle::Table);
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

QFont group_font()
{
    QFont font = type_font(TypeStyle::Table);
    font.setWeight(QFont::Medium);
    return font;
}

QFont chip_font()
{
    QFont font = type_font(TypeStyle::Smallest);
    font.setWeight(QFont::DemiBold);
    return font;
}

QString chip_text(const QModelIndex& index)
{
    return QStringLiteral("×%1").arg(index.data(RegistryModel::CountRole).toInt());
}

int row_height()
{
    const int text = QFontMetrics(type_font(TypeStyle::Table)).height() + metrics::space_8 + 2;
    return std::max(static_cast<int>(std::lround(scaled(metrics::tree_row))), text);
}

bool first_section(const QModelIndex& index) { return index.row() == 0; }

} // namespace

/// Where the parts of an entry lie, from left to right.
struct RegistryDelegate::Places {
    QRect check, name, swatch, count, star, fact;
};

RegistryDelegate::RegistryDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
{
}

int RegistryDelegate::rightEdge() const { return m_bar_beside ? edge_at_bar : edge - 2; }

QSize RegistryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    int height = row_height();
    if (level_of(index) == Level::Section)
        height = m_heads ? height + (first_section(index) ? 0 : section_gap) : 0;
    return { option.rect.width(), height };
}

RegistryDelegate::Places RegistryDelegate::placesOf(const QRect& rect, const QModelIndex& index) const
{
    Places places;
    const int middle = rect.center().y() + 1;
    const auto centered = [&](int x, int width, int height) { return QRect(x, middle - height / 2, width, height); };
    int left = rect.left() + (m_checks || m_heads ? entry_indent : edge + metrics::space_16);
    if (m_checks) {
        places.check = centered(left, metrics::check_box, metrics::check_box);
        left += metrics::check_box + metrics::space_8;
    }
    const bool current = index.data(RegistryModel::CurrentRole).toBool();
    const bool drawn = m_checks && index.data(RegistryModel::DrawnRole).toBool();
    const bool countable = drawn && index.data(RegistryModel::CountableRole).toBool();
    const bool line = drawn && index.data(RegistryModel::SeriesRole).toInt() >= 0;
    const int fact_width
        = QFontMetrics(type_font(TypeStyle::Label)).horizontalAdvance(index.data(RegistryModel::FactRole).toString())
        + 1;
    int right = rect.right() + 1 - rightEdge();
    places.fact = QRect(right - fact_width, rect.top(), fact_width, rect.height());
    right = places.fact.left() - metrics::space_8;
    if (countable) {
        const QFontMetrics chip(chip_font());
        const int width = chip.horizontalAdvance(chip_text(index)) + metrics::space_12;
        places.count = centered(right - width, width, std::max(16, chip.height() + 2));
        right = places.count.left() - metrics::space_4;
    }
    // Among the favourites the mark would say nothing.
    if (index.data(RegistryModel::FavouriteRole).toBool()
        && !index.parent().data(RegistryModel::KeyRole).toString().endsWith(QLatin1Char('*'))) {
        places.star = centered(right - metrics::icon_chevron, metrics::icon_chevron, metrics::icon_chevron);
        right = places.star.left() - metrics::space_4;
    }
    const int name_width = QFontMetrics(name_font(drawn || current)).horizontalAdvance(index.data().toString()) + 1;
    const int line_width = line ? swatch_width + metrics::space_8 : 0;
    if (places.star.isValid() && right - left - line_width < name_width) { // the name is what one looks for
        places.star = QRect();
        right = places.count.isValid() ? places.count.left() - metrics::space_4 : places.fact.left() - metrics::space_8;
    }
    const int room = right - left - line_width;
    places.name = QRect(left, rect.top(), std::max(0, std::min(name_width, room)), rect.height());
    if (line)
        places.swatch = centered(places.name.right() + metrics::space_8, swatch_width, metrics::space_4);
    return places;
}

QRect RegistryDelegate::countRect(const QRect& rect, const QModelIndex& index) const
{
    return placesOf(rect, index).count;
}

RegistryDelegate::Part RegistryDelegate::partAt(
    const QRect& rect, const QModelIndex& index, const QPoint& position) const
{
    if (level_of(index) != Level::Entry)
        return level_of(index) == Level::Group ? Part::Row : Part::Nothing;
    const Places places = placesOf(rect, index);
    // A target as high as the row.
    const auto tall = [&](const QRect& part) {
        return part.isValid() && QRect(part.left() - 4, rect.top(), part.width() + 8, rect.height()).contains(position);
    };
    return tall(places.check) ? Part::Check : tall(places.count) ? Part::Count : Part::Row;
}

void RegistryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = current_theme();
    const Level level = level_of(index);
    if (level == Level::Section) {
        if (m_heads)
            paintSection(*painter, option.rect, index);
        return;
    }
    const QRectF ground
        = QRectF(option.rect).adjusted(metrics::row_inset, 0, m_bar_beside ? 0 : -metrics::row_inset, 0);
    const bool current = level == Level::Entry && index.data(RegistryModel::CurrentRole).toBool();
    const bool pointed = option.state.testFlag(QStyle::State_MouseOver);
    if (current)
        draw_box(*painter, ground, { theme.selection, {} }, metrics::radius_control);
    else if (pointed)
        draw_box(*painter, ground, { theme.hover, {} }, metrics::radius_control);
    if (option.state.testFlag(QStyle::State_HasFocus))
        draw_box(*painter, ground, { {}, theme.focus_ring }, metrics::radius_control, 2);
    if (level == Level::Group)
        paintGroup(*painter, option.rect, index, option.state.testFlag(QStyle::State_Open));
    else
        paintEntry(*painter, option, index);
}

void RegistryDelegate::paintSection(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const Theme& theme = current_theme();
    QRect line = rect.adjusted(edge - 2, 0, -rightEdge(), 0);
    if (!first_section(index)) {
        draw_hairline(painter, QRectF(rect.left(), rect.top() + metrics::space_8 - 1, rect.width(), 1), theme.border);
        line.setTop(rect.top() + section_gap);
    }
    painter.setFont(type_font(TypeStyle::SectionHead));
    painter.setPen(theme.muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString().toUpper());
    painter.setFont(type_font(TypeStyle::Label));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, index.data(RegistryModel::FactRole).toString());
}

void RegistryDelegate::paintGroup(QPainter& painter, const QRect& rect, const QModelIndex& index, bool open) const
{
    const Theme& theme = current_theme();
    constexpr double side = metrics::icon_chevron + 2;
    draw_icon(painter, open ? QStringLiteral("chevd") : QStringLiteral("chev"),
        QRectF(rect.left() + edge - 3, rect.center().y() + 1 - side / 2, side, side), theme.muted);
    const QRect line = rect.adjusted(edge + metrics::icon_chevron + 4, 0, -rightEdge(), 0);
    painter.setFont(group_font());
    painter.setPen(theme.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
    painter.setFont(type_font(TypeStyle::Label));
    painter.setPen(theme.muted);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, index.data(RegistryModel::FactRole).toString());
}

void RegistryDelegate::paintEntry(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = current_theme();
    const Places places = placesOf(option.rect, index);
    const bool drawn = m_checks && index.data(RegistryModel::DrawnRole).toBool();
    const bool current = index.data(RegistryModel::CurrentRole).toBool();
    const bool pointed = option.state.testFlag(QStyle::State_MouseOver);
    const int series = index.data(RegistryModel::SeriesRole).toInt();
    const SeriesStyle& style = theme.seriesStyle(std::max(0, series));
    if (places.check.isValid())
        draw_check_box(painter, places.check, drawn ? CheckLook::On : CheckLook::Off,
            series >= 0 ? style.color : theme.accent, true, pointed);

    painter.setFont(name_font(drawn || current));
    painter.setPen(theme.text);
    const QString name = painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, places.name.width());
    painter.drawText(places.name, Qt::AlignLeft | Qt::AlignVCenter, name);
    if (places.swatch.isValid())
        draw_swatch_line(painter, places.swatch, style.color, style.dash);
    if (places.star.isValid())
        draw_icon(painter, QStringLiteral("flag"), places.star, theme.accent_text);
    if (places.count.isValid()) {
        const bool several = index.data(RegistryModel::CountRole).toInt() > 1;
        if (several || pointed || current) {
            draw_box(painter, places.count, { theme.surface, several ? theme.border_strong : theme.border },
                places.count.height() / 2.0);
            painter.setFont(chip_font());
            painter.setPen(several ? theme.text : theme.muted);
            painter.drawText(places.count, Qt::AlignCenter, chip_text(index));
        }
    }
    painter.setFont(type_font(TypeStyle::Label));
    painter.setPen(theme.muted);
    painter.drawText(places.fact, Qt::AlignRight | Qt::AlignVCenter, index.data(RegistryModel::FactRole).toString());
}

} // namespace mlsysim::widgets
