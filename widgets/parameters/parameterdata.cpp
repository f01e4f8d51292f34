// SPDX-License-Identifier: GPL-3.0-or-later
// What a ParameterModel says about its rows.
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"
#include "widgets/registry/entryfacts.h"

#include <cmath>

namespace mlsysim::widgets {

namespace {

QVariant number_of(const Value& value, const Type& type)
{
    if (value.is_number())
        return value.number();
    if (const bool* truth = value.truth())
        return *truth ? 1.0 : 0.0;
    const Type& inner = type.kind == Kind::Optional ? *type.element : type;
    if (const auto* text = value.text(); text && inner.kind == Kind::Choice)
        for (std::size_t i = 0; i < inner.names.size(); ++i)
            if (inner.names[i] == *text)
                return static_cast<double>(i);
    return {};
}

QString record_text(const Value& value, const Registry& registry)
{
    const auto name = [&](const std::string& path) {
        const Entry* entry = registry.find(path);
        return entry ? list_name(registry, *entry) : text_of(path);
    };
    if (const auto* path = value.text())
        return name(*path);
    if (const Value* base = value.find("extends"); base && base->text())
        return ParameterModel::tr("%1, changed", "a registry entry with some fields replaced").arg(name(*base->text()));
    return ParameterModel::tr("Own", "a record that is no registry entry");
}

QString reason_of(const Structure& inputs, std::string_view when)
{
    const auto equals = when.find('=');
    const Field* other = inputs.find(when.substr(0, equals));
    if (!other)
        return {};
    const QString label = text_of(other->label);
    if (equals == std::string_view::npos)
        return ParameterModel::tr("Counts only while %1 is on.").arg(label);
    QStringList values;
    for (const QString& value : text_of(when.substr(equals + 1)).split(QLatin1Char(',')))
        values.append(choice_text(value.trimmed()));
    return ParameterModel::tr("Counts only while %1 is %2.").arg(label, values.join(ParameterModel::tr(" or ")));
}

} // namespace

int ParameterModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(solver().inputs.fields.size());
}

int ParameterModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 2; }

Qt::ItemFlags ParameterModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == ValueColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant ParameterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == LabelColumn ? tr("Input") : section == ValueColumn ? tr("Value") : QVariant();
}

QVariant ParameterModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const Field& f = field(row);
    const Type& inner = f.type->kind == Kind::Optional ? *f.type->element : *f.type;
    const auto bound = [&](double x) { return inner.get ? QVariant(x) : QVariant(); };
    const auto plain_number = [&](const Value& v) { return v.is_number() && f.type->kind != Kind::Optional; };
    switch (role) {
    case IdRole:
        return text_of(f.id);
    case SymbolRole:
        return text_of(f.symbol);
    case LabelRole:
        return text_of(f.label);
    case HelpRole:
    case Qt::ToolTipRole:
        return text_of(f.help);
    case KindRole:
        return static_cast<int>(f.type->kind);
    case NumberRole:
        return number_of(value(row), *f.type);
    case Qt::DisplayRole:
        if (index.column() == LabelColumn)
            return text_of(f.label);
        if (f.type->kind == Kind::Record)
            return record_text(value(row), registry());
        if (const Value v = value(row); plain_number(v))
            return shown_number(v.number(), f).text();
        else
            return v.text() && inner.kind == Kind::Choice ? choice_text(text_of(*v.text()))
                                                          : editable_text(v, *f.type, f);
    case TextRole:
    case Qt::EditRole:
        if (const Value v = value(row); plain_number(v))
            return shown_number(v.number(), f).number;
        else
            return editable_text(v, *f.type, f);
    case UnitRole:
        if (const Value v = value(row); plain_number(v))
            return shown_number(v.number(), f).unit_label;
        return text_of(f.unit.label);
    case MinimumRole:
        return bound(f.min);
    case MaximumRole:
        return bound(f.max);
    case LowRole:
        return bound(f.low);
    case HighRole:
        return bound(f.high);
    case DefaultRole: {
        const Value& standard = m_defaults[static_cast<std::size_t>(row)];
        return plain_number(standard) ? QVariant(standard.number()) : editable_text(standard, *f.type, f);
    }
    case IsDefaultRole:
        return isDefault(row);
    case AxisRole:
        return static_cast<int>(f.axis);
    case TierRole:
        return static_cast<int>(f.tier);
    case ChoicesRole: {
        QStringList names;
        if (inner.kind == Kind::Choice)
            for (const auto name : inner.names)
                names.append(text_of(name));
        return names;
    }
    case ProblemRole:
        return problem(row);
    case AppliesRole:
        return appliesNow(row);
    case AppliesReasonRole:
        return appliesNow(row) ? QString() : reason_of(solver().inputs, f.when);
    default:
        return {};
    }
}

} // namespace mlsysim::widgets
