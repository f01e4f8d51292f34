// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry/registrymodel.h"

#include "widgets/parameters/text.h"
#include "widgets/registry/entryfacts.h"

#include <algorithm>
#include <map>

namespace mlsysim::widgets {

/// A row. Entries among the favourites are rows of their own beside those in the groups.
struct RegistryModel::Node {
    Level level = Level::Section;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;
    QString name, key, fact, search;
    double size = 0; ///< headline, orders groups
    int year = 0;
    const RecordType* type = nullptr;
    const Entry* entry = nullptr;
    bool favourites = false; ///< the group of favourites

    Node& add(Level of, QString text)
    {
        auto child = std::make_unique<Node>();
        child->level = of;
        child->parent = this;
        child->name = std::move(text);
        child->type = type;
        children.push_back(std::move(child));
        return *children.back();
    }
    int row() const
    {
        const auto same = [this](const auto& other) { return other.get() == this; };
        return parent ? static_cast<int>(std::ranges::find_if(parent->children, same) - parent->children.begin()) : 0;
    }
};

RegistryModel::RegistryModel(const Registry& registry, std::vector<const RecordType*> types, QObject* parent)
    : QAbstractItemModel(parent)
    , m_registry(&registry)
    , m_types(std::move(types))
{
    build();
}

RegistryModel::~RegistryModel() = default;

void RegistryModel::build()
{
    m_root = std::make_unique<Node>();
    for (const RecordType* type : m_types) {
        Node& section = m_root->add(Level::Section, tr("%1s", "plural of a kind of entry").arg(text_of(type->title)));
        section.type = type;
        section.key = text_of(type->id);
        std::map<QString, std::vector<const Entry*>> groups;
        const auto entries = m_registry->entries(*type);
        for (const Entry* entry : entries)
            groups[text_of(entry->group())].push_back(entry);
        section.fact = QString::number(entries.size());

        const auto fill = [&](Node& group, const std::vector<const Entry*>& members) {
            for (const Entry* entry : members) {
                Node& row = group.add(Level::Entry, list_name(*m_registry, *entry));
                const Headline headline = headline_of(*m_registry, *entry);
                row.entry = entry;
                row.fact = headline.text;
                row.size = headline.value;
                row.year = release_year(*m_registry, *entry);
                row.search = search_text(*m_registry, *entry);
                group.size = std::max(group.size, headline.value);
            }
            group.fact = QString::number(group.children.size());
            // The newest first: that is what most people look for.
            std::ranges::stable_sort(group.children, [](const auto& a, const auto& b) {
                return a->year != b->year ? a->year > b->year : a->size > b->size;
            });
        };
        std::vector<const Entry*> favourites;
        for (const QString& path : m_favourites)
            if (const Entry* entry = m_registry->find(utf8(path)); entry && entry->type == type)
                favourites.push_back(entry);
        if (!favourites.empty()) {
            Node& group = section.add(Level::Group, tr("Favourites"));
            group.key = section.key + QStringLiteral("/*");
            group.favourites = true;
            fill(group, favourites);
        }
        const auto first = static_cast<std::ptrdiff_t>(section.children.size());
        for (const auto& [name, members] : groups) {
            Node& group = section.add(Level::Group, group_words(name));
            group.key = section.key + QLatin1Char('/') + name;
            fill(group, members);
        }
        // From the largest machines to the smallest.
        std::stable_sort(section.children.begin() + first, section.children.end(),
            [](const auto& a, const auto& b) { return a->size > b->size; });
    }
}

void RegistryModel::reload()
{
    beginResetModel();
    build();
    endResetModel();
}

const RegistryModel::Node* RegistryModel::node(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<const Node*>(index.constInternalPointer()) : m_root.get();
}

QModelIndex RegistryModel::indexOf(const Node& of) const
{
    return &of == m_root.get() ? QModelIndex() : createIndex(of.row(), 0, &of);
}

QModelIndex RegistryModel::index(int row, int column, const QModelIndex& parent) const
{
    const Node* owner = node(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(owner->children.size()))
        return {};
    return createIndex(row, column, owner->children[static_cast<std::size_t>(row)].get());
}

QModelIndex RegistryModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOf(*node(index)->parent) : QModelIndex();
}

int RegistryModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(node(parent)->children.size());
}

int RegistryModel::columnCount(const QModelIndex&) const { return 1; }

const Entry* RegistryModel::entry(const QModelIndex& index) const
{
    return index.isValid() ? node(index)->entry : nullptr;
}

QModelIndex RegistryModel::indexOf(const QString& path) const
{
    for (const auto& section : m_root->children)
        for (const auto& group : section->children)
            if (!group->favourites)
                for (const auto& row : group->children)
                    if (text_of(row->entry->path) == path)
                        return indexOf(*row);
    return {};
}

Qt::ItemFlags RegistryModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    switch (node(index)->level) {
    case Level::Section:
        return Qt::NoItemFlags; // a heading
    case Level::Group:
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    case Level::Entry:
        break;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled
        | Qt::ItemNeverHasChildren;
}

QVariant RegistryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node& n = *node(index);
    switch (role) {
    case Qt::DisplayRole:
        return n.name;
    case LevelRole:
        return static_cast<int>(n.level);
    case KeyRole:
        return n.key;
    case FactRole:
        return n.fact;
    case TypeRole:
        return text_of(n.type->id);
    case Qt::AccessibleTextRole:
        return n.fact.isEmpty() ? n.name : tr("%1, %2", "name and headline fact").arg(n.name, n.fact);
    default:
        break;
    }
    if (!n.entry)
        return {};
    const QString path = text_of(n.entry->path);
    const auto drawn = std::ranges::find(m_drawn, path, &DrawnEntry::path);
    const bool is_drawn = drawn != m_drawn.end();
    switch (role) {
    case PathRole:
        return path;
    case Qt::CheckStateRole:
        return is_drawn ? Qt::Checked : Qt::Unchecked;
    case DrawnRole:
        return is_drawn;
    case SeriesRole:
        return is_drawn ? drawn->series : -1;
    case CountRole:
        return is_drawn ? drawn->count : 1;
    case CountableRole:
        return n.type->id == "hardware";
    case CurrentRole:
        return m_current.value(text_of(n.type->id)) == path;
    case FavouriteRole:
        return m_favourites.contains(path);
    case SearchRole:
        return n.search;
    default:
        return {};
    }
}

void RegistryModel::announce(const QString& path)
{
    for (const auto& section : m_root->children)
        for (const auto& group : section->children)
            for (const auto& row : group->children)
                if (text_of(row->entry->path) == path)
                    emit dataChanged(indexOf(*row), indexOf(*row));
}

void RegistryModel::setDrawn(const QList<DrawnEntry>& drawn)
{
    const QList<DrawnEntry> before = std::exchange(m_drawn, drawn);
    for (const DrawnEntry& entry : before)
        if (!drawn.contains(entry))
            announce(entry.path);
    for (const DrawnEntry& entry : drawn)
        if (!before.contains(entry))
            announce(entry.path);
}

void RegistryModel::setCurrent(const QString& path)
{
    const Entry* entry = m_registry->find(utf8(path));
    if (!entry)
        return;
    const QString before = std::exchange(m_current[text_of(entry->type->id)], path);
    if (before == path)
        return;
    announce(before);
    announce(path);
}

void RegistryModel::clearCurrent(const QString& type) { announce(m_current.take(type)); }

void RegistryModel::setFavourites(const QStringList& paths)
{
    if (paths == m_favourites)
        return;
    beginResetModel();
    m_favourites = paths;
    build();
    endResetModel();
}

} // namespace mlsysim::widgets
