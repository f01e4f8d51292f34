// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/derivationmodel.h"

#include "widgets/common/subscripttext.h"

#include <algorithm>

namespace mlsysim::widgets {

namespace {

QString text_of(const std::string& text) { return QString::fromStdString(text); }

} // namespace

DerivationModel::DerivationModel(QObject* parent)
    : QAbstractItemModel(parent)
{
}

DerivationModel::~DerivationModel() = default;

void DerivationModel::setTrace(const Trace& trace, const QString& symbol)
{
    if (const Trace::Step* step = trace.find(symbol.toStdString()))
        build(trace, *step, value_text(*step));
    else
        clear();
}

void DerivationModel::setTrace(const Trace& trace, const Verdict& verdict)
{
    Trace::Step root;
    root.symbol = verdict.name.toStdString();
    root.label = root.symbol;
    root.formula = verdict.formula.toStdString();
    build(trace, root, verdict.value);
}

void DerivationModel::build(const Trace& trace, const Trace::Step& root, const QString& value)
{
    auto tree = std::make_unique<Node>(Node { root, value });
    m_trace = trace;
    grow(*tree);
    // While a slider moves only numbers change: rows, expansion and height stay as they are.
    if (m_root && refresh(*tree))
        return;
    beginResetModel();
    m_root = std::move(tree);
    endResetModel();
}

void DerivationModel::grow(Node& root)
{
    // Breadth first, so that what is needed in several places is derived where it stands nearest to the root.
    std::vector<std::string> derived { root.step.symbol };
    std::vector<Node*> open { &root };
    for (std::size_t next = 0; next < open.size(); ++next) {
        Node& node = *open[next];
        for (const Trace::Step* operand : m_trace.operands(node.step)) {
            node.children.push_back(std::make_unique<Node>(
                Node { *operand, value_text(*operand), &node, static_cast<int>(node.children.size()) }));
            if (std::ranges::find(derived, operand->symbol) == derived.end()) {
                derived.push_back(operand->symbol);
                open.push_back(node.children.back().get());
            }
        }
    }
}

bool DerivationModel::refresh(const Node& other)
{
    const auto same = [](const auto& self, const Node& a, const Node& b) -> bool {
        return a.step.symbol == b.step.symbol && a.children.size() == b.children.size()
            && std::ranges::equal(
                a.children, b.children, [&](const auto& x, const auto& y) { return self(self, *x, *y); });
    };
    if (!same(same, *m_root, other))
        return false;
    const auto take = [this](const auto& self, Node& to, const Node& from) -> void {
        to.step = from.step;
        to.value = from.value;
        const QModelIndex first = createIndex(to.row, 0, &to);
        emit dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
        for (std::size_t i = 0; i < to.children.size(); ++i)
            self(self, *to.children[i], *from.children[i]);
    };
    take(take, *m_root, other);
    return true;
}

void DerivationModel::clear()
{
    if (!m_root)
        return;
    beginResetModel();
    m_root.reset();
    m_trace = {};
    endResetModel();
}

void DerivationModel::setFormulas(Formulas formulas)
{
    if (formulas == m_formulas)
        return;
    m_formulas = formulas;
    const auto tell = [this](const auto& self, const QModelIndex& parent) -> void {
        const int rows = rowCount(parent);
        if (rows == 0)
            return;
        emit dataChanged(
            index(0, Formula, parent), index(rows - 1, Formula, parent), { Qt::DisplayRole, Qt::ToolTipRole });
        for (int row = 0; row < rows; ++row)
            self(self, index(row, 0, parent));
    };
    tell(tell, {});
}

QString DerivationModel::rootValue() const { return m_root ? m_root->value : QString(); }

DerivationModel::Node* DerivationModel::node(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : nullptr;
}

QModelIndex DerivationModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node* above = node(parent);
    return createIndex(row, column, above ? above->children[static_cast<std::size_t>(row)].get() : m_root.get());
}

QModelIndex DerivationModel::parent(const QModelIndex& index) const
{
    const Node* child = node(index);
    return child && child->parent ? createIndex(child->parent->row, 0, child->parent) : QModelIndex();
}

int DerivationModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node* above = node(parent);
    return above ? static_cast<int>(above->children.size()) : m_root ? 1 : 0;
}

int DerivationModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QString DerivationModel::formulaText(const Node& node) const
{
    // What was given shows where it comes from in the place of a formula.
    if (node.step.formula.empty())
        return text_of(node.step.label);
    const QString formula = text_of(node.step.formula);
    const QString shown = m_formulas == Formulas::Values ? formula_with_values(m_trace, formula) : formula;
    return QStringLiteral("= ") + shown;
}

QVariant DerivationModel::data(const QModelIndex& index, int role) const
{
    const Node* n = node(index);
    if (!n)
        return {};
    switch (role) {
    case StepSymbolRole:
        return text_of(n->step.symbol);
    case GivenRole:
        return n->step.formula.empty();
    case Qt::TextAlignmentRole:
        return index.column() == Value ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole: {
        QStringList lines { text_of(n->step.label) };
        if (!n->step.formula.empty()) {
            lines.append(subscript_plain(tr("%1 = %2").arg(text_of(n->step.symbol), text_of(n->step.formula))));
            lines.append(
                tr("= %1", "formula with its numbers").arg(formula_with_values(m_trace, text_of(n->step.formula))));
        }
        if (!n->step.source.empty())
            lines.append(tr("Source: %1").arg(text_of(n->step.source)));
        return lines.join(u'\n');
    }
    case Qt::AccessibleTextRole:
        if (index.column() == Symbol)
            return tr("%1, %2, %3", "name, formula, value")
                .arg(text_of(n->step.label), subscript_plain(formulaText(*n)), n->value);
        [[fallthrough]];
    case Qt::DisplayRole:
        switch (index.column()) {
        case Symbol:
            return text_of(n->step.symbol);
        case Formula:
            return formulaText(*n);
        case Value:
            return n->value;
        case Source:
            return text_of(n->step.source);
        default:
            return {};
        }
    default:
        return {};
    }
}

QVariant DerivationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Symbol:
        return tr("Symbol");
    case Formula:
        return tr("Formula");
    case Value:
        return tr("Value");
    case Source:
        return tr("Source");
    default:
        return {};
    }
}

} // namespace mlsysim::widgets
