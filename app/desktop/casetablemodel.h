// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/rooflinescenebuilder.h"

#include <QAbstractTableModel>

namespace mlsysim::desktop {

/// The twin of the plot: every drawn machine and model at the present batch, as numbers.
class CaseTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Machine, Model, Batch, Latency, Throughput, Intensity, Attained, OfPeak, Verdict, Memory, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<CaseRow>& rows);
    const QList<CaseRow>& rows() const { return m_rows; }
    /// The table as tab-separated text with units in its head, for the clipboard.
    QString text() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<CaseRow> m_rows;
};

} // namespace mlsysim::desktop
