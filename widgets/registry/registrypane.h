// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/registry/registrymodel.h"

#include <QWidget>

class QModelIndex;
class QTimer;
class QToolButton;
class QUrl;

namespace mlsysim::widgets {

class EntryCard;
class EntryDetails;
class RegistryFilter;
class RegistryView;
class SearchField;

/// The left dock: search, one tree for all kinds of entries, and the facts of the row at hand. It holds no state of
/// the document: what the user wants leaves as requests, what is so comes back through the setters.
class RegistryPane : public QWidget {
    Q_OBJECT

public:
    RegistryPane(const Registry& registry, std::vector<const RecordType*> types, QWidget* parent = nullptr);

    void setDrawn(const QList<DrawnEntry>& drawn);
    void setCurrent(const QString& path);
    void setFavourites(const QStringList& paths);
    /// What "×N" offers: 1, 2, 4 … unless told otherwise.
    void setCounts(const QList<int>& counts) { m_counts = counts; }
    /// Reads the registry again after a layer was added.
    void reload();

    /// Keys of open groups, for sessions.
    QStringList openGroups() const;
    void setOpenGroups(const QStringList& keys);
    /// Scrolls to an entry and opens its group.
    void reveal(const QString& path);
    void focusSearch();
    void setDetailsVisible(bool visible);

    RegistryModel* model() const { return m_model; }
    SearchField* searchField() const { return m_search; }
    RegistryView* view() const { return m_view; }
    EntryDetails* details() const { return m_details; }
    QToolButton* addButton() const { return m_add; }

    QSize sizeHint() const override;

signals:
    void checkRequested(const QString& path, bool drawn);
    void currentRequested(const QString& path);
    void countRequested(const QString& path, int count);
    void favouriteRequested(const QString& path, bool favourite);
    /// The + button: a machine or model of one's own.
    void addRequested();
    /// A source was followed.
    void linkActivated(const QUrl& url);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filterChanged(const QString& text);
    void showDetails(const QModelIndex& index);
    void showHoverCard();
    void showCountMenu(const QModelIndex& index, const QPoint& at);
    void showContextMenu(const QModelIndex& index, const QPoint& at);
    void showFullDetails(const QString& path);

    RegistryModel* m_model;
    RegistryFilter* m_filter;
    SearchField* m_search;
    RegistryView* m_view;
    EntryDetails* m_details;
    EntryCard* m_card;
    QTimer* m_hover_timer;
    QToolButton* m_add;
    QWidget* m_empty;
    QList<int> m_counts { 1, 2, 4, 8, 16, 32, 64 };
    QString m_hovered; ///< path under the pointer
    QStringList m_open_before; ///< groups that were open before something was searched
};

} // namespace mlsysim::widgets
