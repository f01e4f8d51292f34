// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace mlsysim {
class Registry;
struct RecordType;
} // namespace mlsysim

namespace mlsysim::widgets {

class RegistryFilter;
class RegistryModel;
class RegistryView;
class SearchField;

/// A searchable list of the entries of one kind, for the popup of a button.
class RegistryPicker : public QWidget {
    Q_OBJECT

public:
    RegistryPicker(const Registry& registry, const RecordType& type, QWidget* parent = nullptr);

    /// Before it is shown: nothing is searched and `path` is marked and in view.
    void prepare(const QString& path);

    SearchField* searchField() const { return m_search; }
    RegistryView* view() const { return m_view; }
    QSize sizeHint() const override;

signals:
    void chosen(const QString& path);

private:
    void filterChanged(const QString& text);
    void choose(const QModelIndex& index);
    void chooseFirstHit();

    RegistryModel* m_model;
    RegistryFilter* m_filter;
    SearchField* m_search;
    RegistryView* m_view;
};

} // namespace mlsysim::widgets
