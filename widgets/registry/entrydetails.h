// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/registry/entryfacts.h"

#include <QWidget>

class QGridLayout;
class QUrl;

namespace mlsysim::widgets {

class SourceLink;
class TextLabel;

/// The facts of one entry: name and year, a line for each fact, and where they come from.
class EntryDetails : public QWidget {
    Q_OBJECT

public:
    explicit EntryDetails(FactDepth depth = FactDepth::Key, QWidget* parent = nullptr);

    /// Null shows nothing.
    void setEntry(const Registry& registry, const Entry* entry);
    /// The square before the name; an invalid colour hides it.
    void setMark(const QColor& color);
    /// Group and kind under the name, and the sources of single facts.
    void setVerbose(bool verbose) { m_verbose = verbose; }

    const EntryFacts& facts() const { return m_facts; }
    QWidget* sourceLink() const;

signals:
    void linkActivated(const QUrl& url);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void rebuild();
    void addFact(const Fact& fact, int row);

    FactDepth m_depth;
    bool m_verbose = false;
    EntryFacts m_facts;
    QColor m_mark;
    TextLabel* m_name;
    TextLabel* m_year;
    TextLabel* m_kind;
    QWidget* m_table = nullptr;
    QGridLayout* m_grid = nullptr;
    SourceLink* m_source;
};

} // namespace mlsysim::widgets
