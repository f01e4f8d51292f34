// SPDX-License-Identifier: GPL-3.0-or-later
// A derivation as text: values, formulas with numbers, sources, the whole tree.
#include "widgets/results/derivationmodel.h"

#include "engine/units/text.h"

#include <algorithm>

namespace mlsysim::widgets {

namespace {

QString text_of(const std::string& text) { return QString::fromStdString(text); }

bool part_of_symbol(QChar c) { return c.isLetterOrNumber() || c == u'_'; }

} // namespace

QString value_text(const Trace::Step& step)
{
    if (step.unit.label.empty() && step.unit.dimension.plain()) {
        const std::string whole = exact(step.value); // "0.5" as it was set, "0.333" as it came out
        return text_of(whole.size() <= 5 ? whole : format_count(step.value, 3));
    }
    return text_of(format(step.value, step.unit));
}

QString formula_with_values(const Trace& trace, const QString& formula)
{
    QString result;
    for (qsizetype at = 0; at < formula.size();) {
        qsizetype end = at;
        while (end < formula.size() && part_of_symbol(formula[end]))
            ++end;
        if (end == at) {
            result.append(formula[at++]);
            continue;
        }
        const QString word = formula.mid(at, end - at);
        const Trace::Step* step = trace.find(word.toStdString());
        result.append(step ? value_text(*step) : word);
        at = end;
    }
    return result;
}

QStringList DerivationModel::symbols() const
{
    QStringList found;
    const auto visit = [&](const auto& self, const Node& node) -> void {
        if (const QString symbol = text_of(node.step.symbol); !found.contains(symbol))
            found.append(symbol);
        for (const auto& child : node.children)
            self(self, *child);
    };
    if (m_root)
        visit(visit, *m_root);
    return found;
}

QList<DerivationModel::SourceUse> DerivationModel::sources() const
{
    QList<SourceUse> uses;
    const auto visit = [&](const auto& self, const Node& node) -> void {
        if (!node.step.source.empty()) {
            const QString source = text_of(node.step.source);
            auto use = std::ranges::find(uses, source, &SourceUse::source);
            if (use == uses.end())
                use = uses.insert(uses.end(), SourceUse { source, {}, source == QLatin1String("your setting") });
            const QString label = text_of(node.step.label) + (use->setting ? u' ' + node.value : QString());
            if (!use->labels.contains(label))
                use->labels.append(label);
        }
        for (const auto& child : node.children)
            self(self, *child);
    };
    if (m_root)
        visit(visit, *m_root);
    std::ranges::stable_sort(uses, {}, &SourceUse::setting); // documents first
    return uses;
}

QString DerivationModel::text() const
{
    QString all;
    if (m_root)
        write(*m_root, 0, all);
    return all;
}

void DerivationModel::write(const Node& node, int depth, QString& all) const
{
    const QString formula = formulaText(node);
    all += QString(depth * 2, u' ') + text_of(node.step.symbol);
    if (!node.step.formula.empty())
        all += u' ' + formula;
    all += QStringLiteral(" = ") + node.value;
    if (node.step.formula.empty() && !node.step.source.empty())
        all += QStringLiteral(" (") + text_of(node.step.source) + u')';
    all += u'\n';
    for (const auto& child : node.children)
        write(*child, depth + 1, all);
}

} // namespace mlsysim::widgets
