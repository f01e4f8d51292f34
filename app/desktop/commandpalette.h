// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QFrame>
#include <QIcon>
#include <QKeySequence>

#include <functional>

class QListView;

namespace mlsysim::widgets {
class SearchField;
}

namespace mlsysim::desktop {

/// One thing that the palette can do.
struct PaletteItem {
    QString text, detail; ///< "H100", "Machine · Cloud"
    QString icon;
    QKeySequence keys {};
    std::function<void()> run;
    QString other {}; ///< another name that it answers to: "Llama3_8B"
};

/// Everything by name: commands, machines and models in one list that narrows while one types.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* window);

    /// Opens below the top of the window with the text that was typed so far.
    void open(const QList<PaletteItem>& items, const QString& text = {});
    widgets::SearchField* field() const { return m_field; }
    QListView* list() const { return m_list; }

    /// How well `item` answers `wanted`: 0 not at all, more is better. Letters in order count, starts of words more.
    static int score(const QString& wanted, const PaletteItem& item);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Model;
    void narrow(const QString& text);
    void run(const QModelIndex& index);

    widgets::SearchField* m_field;
    QListView* m_list;
    Model* m_model;
    QList<PaletteItem> m_items;
};

} // namespace mlsysim::desktop
