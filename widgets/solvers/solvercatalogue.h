// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/describe/solver.h"

#include <QWidget>

#include <span>

class QStandardItemModel;
class QTreeView;

namespace mlsysim::widgets {

class SearchField;
class TextLabel;

/// Every solver under its domain, with the walls that it resolves; one search over names and quantities.
class SolverCatalogue : public QWidget {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        WallsRole, ///< QStringList
        SearchRole,
        CountRole ///< of a domain: solvers that are shown
    };

    explicit SolverCatalogue(std::span<const Solver* const> solvers, QWidget* parent = nullptr);

    /// Marks a solver without emitting chosen().
    void setCurrent(const QString& id);
    QString current() const;
    /// The solvers that the search leaves, in order.
    QStringList shown() const;
    void focusSearch();

    SearchField* searchField() const { return m_search; }
    QTreeView* view() const { return m_view; }
    QSize sizeHint() const override;

signals:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void filter(const QString& text);
    QModelIndex find(const QString& id) const;

    QStandardItemModel* m_model;
    SearchField* m_search;
    QTreeView* m_view;
    TextLabel* m_nothing;
    bool m_marking = false;
};

} // namespace mlsysim::widgets
