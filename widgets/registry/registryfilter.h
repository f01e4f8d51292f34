// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace mlsysim::widgets {

/// Leaves the entries that hold every typed word in their name, path, group or texts, and the groups around them.
class RegistryFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RegistryFilter(QObject* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_words.join(QLatin1Char(' ')); }
    bool isFiltering() const { return !m_words.isEmpty(); }
    /// Heads and groups count their hits.
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace mlsysim::widgets
