// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/describe/trace.h"

#include <QAbstractItemModel>
#include <QStringList>

#include <memory>
#include <vector>

namespace mlsysim::widgets {

/// Why one result is what it is, as a tree: its step of a trace at the root, under each step the steps that its formula
/// names, down to what was given. A step that is needed in several places is derived in one of them.
class DerivationModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Symbol, Formula, Value, Source, ColumnCount };
    enum class Formulas { Names, Values };
    enum Role {
        StepSymbolRole = Qt::UserRole, ///< the plain symbol, "t_mem"
        GivenRole ///< true for what was given and not computed
    };

    /// What a derivation starts from when the result is a relation between steps and no step itself: "Fits", "M ≤ C".
    struct Verdict {
        QString name, formula, value;
    };

    /// Where the given values of the tree come from: "NVIDIA H100 datasheet" and what was taken from it.
    struct SourceUse {
        QString source;
        QStringList labels;
        bool setting = false; ///< chosen by the user, not looked up
    };

    explicit DerivationModel(QObject* parent = nullptr);
    ~DerivationModel() override;

    /// Roots the tree at the step of that symbol; empty when there is none.
    void setTrace(const Trace& trace, const QString& symbol);
    void setTrace(const Trace& trace, const Verdict& verdict);
    void clear();

    void setFormulas(Formulas formulas);
    Formulas formulas() const { return m_formulas; }

    QString rootValue() const;
    /// Every symbol of the tree, each once.
    QStringList symbols() const;
    QList<SourceUse> sources() const;
    /// The whole tree as indented lines.
    QString text() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// One row. Operands are copies, so that the tree does not depend on the order of the trace.
    struct Node {
        Trace::Step step;
        QString value;
        Node* parent = nullptr;
        int row = 0;
        std::vector<std::unique_ptr<Node>> children {};
    };

    void build(const Trace& trace, const Trace::Step& root, const QString& value);
    void grow(Node& root);
    /// Shows new numbers in the old tree; false when the tree is another one.
    bool refresh(const Node& other);
    Node* node(const QModelIndex& index) const;
    QString formulaText(const Node& node) const;
    void write(const Node& node, int depth, QString& text) const;

    Trace m_trace;
    std::unique_ptr<Node> m_root;
    Formulas m_formulas = Formulas::Names;
};

/// The value of a step as it is shown: "8.63 ms", "64".
QString value_text(const Trace::Step& step);

/// The formula with every symbol of the trace replaced by its value: "max(0.26 ms, 8.63 ms) + 0.33 ms".
QString formula_with_values(const Trace& trace, const QString& formula);

} // namespace mlsysim::widgets
