// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/registry/registry.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QStringList>

#include <memory>
#include <vector>

namespace mlsysim::widgets {

/// An entry that a plot shows: how, and how many of it.
struct DrawnEntry {
    QString path;
    int series = -1; ///< of Theme::series; -1 has no line and takes the accent
    int count = 1;

    friend bool operator==(const DrawnEntry&, const DrawnEntry&) = default;
};

/// The entries of a registry as a tree: a section for each record type, in it the favourites and the groups. What is
/// drawn, current or a favourite is told from outside; the user's wishes leave as requests.
class RegistryModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum class Level { Section, Group, Entry };
    enum Role {
        PathRole = Qt::UserRole + 1, ///< canonical name of an entry
        LevelRole, ///< int of Level
        KeyRole, ///< of a group or section: names it in saved states
        FactRole, ///< what stands at the right: a headline number, or how many there are
        DrawnRole, ///< bool
        SeriesRole, ///< int, -1 for none
        CountRole, ///< ×N
        CountableRole, ///< whether several of it may be drawn as one
        CurrentRole, ///< bool: the subject of the inspector
        FavouriteRole, ///< bool
        SearchRole, ///< name, path, group and words of the entry, for filters
        TypeRole ///< id of the record type
    };
    static constexpr const char* mime_type = "application/x-mlsysim-entry";

    RegistryModel(const Registry& registry, std::vector<const RecordType*> types, QObject* parent = nullptr);
    ~RegistryModel() override;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// A check state asks with checkRequested() and changes nothing by itself.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    /// The canonical paths, a line each.
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction | Qt::LinkAction; }

    const Registry& registry() const { return *m_registry; }
    /// The entry of a row, or null.
    const Entry* entry(const QModelIndex& index) const;
    /// The row of an entry in its group, not among the favourites; invalid when unknown.
    QModelIndex indexOf(const QString& path) const;

    void setDrawn(const QList<DrawnEntry>& drawn);
    QList<DrawnEntry> drawn() const { return m_drawn; }
    /// One entry of each record type can be current; an empty path with a type's id clears that one.
    void setCurrent(const QString& path);
    void clearCurrent(const QString& type);
    QString current(const QString& type) const { return m_current.value(type); }
    void setFavourites(const QStringList& paths);
    QStringList favourites() const { return m_favourites; }
    /// Reads the registry again after a layer was added.
    void reload();

    // What the user wants, by whichever view.
    void requestCheck(const QModelIndex& index, bool drawn);
    void requestCurrent(const QModelIndex& index);
    void requestCount(const QModelIndex& index, int count);
    void requestFavourite(const QModelIndex& index, bool favourite);

signals:
    void checkRequested(const QString& path, bool drawn);
    void currentRequested(const QString& path);
    void countRequested(const QString& path, int count);
    void favouriteRequested(const QString& path, bool favourite);

private:
    struct Node;
    const Node* node(const QModelIndex& index) const;
    QModelIndex indexOf(const Node& node) const;
    void build();
    void announce(const QString& path);

    const Registry* m_registry;
    std::vector<const RecordType*> m_types;
    std::unique_ptr<Node> m_root;
    QList<DrawnEntry> m_drawn;
    QHash<QString, QString> m_current; ///< by type id
    QStringList m_favourites;
};

} // namespace mlsysim::widgets
