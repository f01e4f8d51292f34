// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry/registryfilter.h"

#include "widgets/registry/registrymodel.h"

#include <algorithm>

namespace mlsysim::widgets {

RegistryFilter::RegistryFilter(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void RegistryFilter::setText(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

QVariant RegistryFilter::data(const QModelIndex& index, int role) const
{
    if (role != RegistryModel::FactRole || !isFiltering() || rowCount(index) == 0)
        return QSortFilterProxyModel::data(index, role);
    if (index.parent().isValid())
        return QString::number(rowCount(index));
    int hits = 0;
    for (int group = 0; group < rowCount(index); ++group)
        if (const QModelIndex at = this->index(group, 0, index);
            !at.data(RegistryModel::KeyRole).toString().endsWith(QLatin1Char('*')))
            hits += rowCount(at);
    return QString::number(hits);
}

bool RegistryFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_words.isEmpty())
        return true;
    const QString text = index.data(RegistryModel::SearchRole).toString();
    return !text.isEmpty()
        && std::ranges::all_of(m_words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace mlsysim::widgets
