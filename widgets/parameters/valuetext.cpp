// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/valuetext.h"

#include "engine/document/json.h"
#include "engine/units/text.h"
#include "widgets/parameters/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mlsysim::widgets {

namespace {

constexpr int input_digits = 6; ///< more would not help anybody who drags or types
constexpr double grouped_from = 1e4;
constexpr double grouped_below = 1e9; ///< larger counts are written "1.5 T"
constexpr double narrow_range = 10; ///< a linear range below it moves in hundredths
// Outside of these the declared unit reads badly and another multiple is shown.
constexpr double readable_least = 1e-3, readable_most = 1e6;

QString tr(const char* text) { return QCoreApplication::translate("mlsysim::widgets::ValueText", text); }

bool counts(const Unit& unit) { return unit.dimension.plain() && unit.label.empty(); }

/// Digits of the engine with the user's decimal point.
QString localized(QString number)
{
    const QString point = QLocale().decimalPoint();
    if (point != QLatin1String("."))
        number.replace(QLatin1Char('.'), point);
    return number;
}

QString without_idle_zeros(QString number, int decimals_kept = 0)
{
    const auto point = number.indexOf(QLatin1Char('.'));
    if (point < 0 || number.contains(QLatin1Char('e')))
        return number;
    while (number.endsWith(QLatin1Char('0')) && number.size() - point - 1 > decimals_kept)
        number.chop(1);
    if (number.endsWith(QLatin1Char('.')))
        number.chop(1);
    return number;
}

QString count_text(double value)
{
    if (std::floor(value) == value && std::fabs(value) < grouped_below) {
        QString digits = QString::number(value, 'f', 0);
        if (std::fabs(value) >= grouped_from)
            for (qsizetype at = digits.size() - 3; at > (value < 0 ? 1 : 0); at -= 3)
                digits.insert(at, QChar(0x2009)); // thin space
        return digits;
    }
    QString text = text_of(format_count(value, input_digits));
    const auto space = text.indexOf(QLatin1Char(' '));
    return space < 0 ? without_idle_zeros(text) : without_idle_zeros(text.left(space)) + text.mid(space);
}

/// The shortest number in a readable unit that reads back to the same double.
QString exact_text(double value, const Field& field)
{
    const Readable best = readable(value, field.unit);
    const double scaled = value / best.factor;
    const QString unit = best.unit.empty() ? QString() : QLatin1Char(' ') + text_of(best.unit);
    const bool whole = std::round(scaled) == scaled && std::fabs(scaled) < grouped_below;
    for (int digits = whole ? 0 : 1; digits <= std::numeric_limits<double>::max_digits10; ++digits) {
        const QString number = digits == 0 ? QString::number(scaled, 'f', 0) : QString::number(scaled, 'g', digits);
        if (parse_as(utf8(number + unit), field.unit, BareNumber::Coherent) == value
            && (digits == 0 || !number.contains(QLatin1Char('e')) || scaled >= grouped_below))
            return number + unit;
    }
    return text_of(exact(value)); // coherent, and exact
}

QString joined(
    const Value& value, const Type& type, const Field& field, QString (*one)(const Value&, const Type&, const Field&))
{
    QStringList parts;
    if (const auto* list = value.list())
        for (const Value& item : *list)
            parts.append(one(item, *type.element, field));
    else if (const auto* map = value.map())
        for (const Member& member : *map)
            parts.append(text_of(member.name) + QLatin1Char('=') + one(member.value, *type.element, field));
    return parts.join(QStringLiteral(", "));
}

bool holds_structures(const Type& type)
{
    const Type* inner = &type;
    while (inner->element)
        inner = inner->element;
    return inner->kind == Kind::Group;
}

Value part_value(const QString& text, const Type& type, const Unit& shown)
{
    return typed_value(text.trimmed(), type, shown);
}

} // namespace

QString ShownNumber::text() const { return unit_label.isEmpty() ? number : number + QLatin1Char(' ') + unit_label; }

QString number_in(double value, const Unit& unit, const Field& field)
{
    if (!std::isfinite(value))
        return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
    if (counts(unit)) {
        const bool hundredths
            = field.type->kind == Kind::Real && field.axis == Axis::Linear && field.high - field.low <= narrow_range;
        const double hundred = value * 100;
        if (hundredths && std::fabs(std::round(hundred) - hundred) < 1e-9)
            return localized(QString::number(value, 'f', 2));
        return localized(count_text(value));
    }
    return localized(without_idle_zeros(text_of(format_number(value / unit.factor, input_digits))));
}

ShownNumber shown_number(double value, const Field& field)
{
    Unit unit = field.unit;
    QString label = text_of(unit.label);
    const double size = std::fabs(value / unit.factor);
    if (std::isfinite(size) && size != 0 && (size < readable_least || size >= readable_most) && !counts(unit)) {
        const Readable better = readable(value, unit);
        unit.factor = better.factor;
        label = text_of(better.unit);
    }
    return { number_in(value, unit, field), unit, label };
}

std::optional<double> typed_number(const QString& text, const Unit& shown, QString* error)
{
    QString plain = text.trimmed();
    const QLocale locale;
    // Spaces between digits group them; any other space ends the number.
    for (qsizetype i = plain.size() - 2; i > 0; --i)
        if (plain[i].isSpace() && plain[i - 1].isDigit() && plain[i + 1].isDigit())
            plain.remove(i, 1);
    if (locale.decimalPoint() != QLatin1String(".")) {
        plain.remove(locale.groupSeparator());
        plain.replace(locale.decimalPoint(), QLatin1String("."));
    }
    plain.replace(QChar(0x2212), QLatin1Char('-'));
    plain.replace(QChar(0x00A0), QLatin1Char(' ')).replace(QChar(0x202F), QLatin1Char(' '));
    plain.replace(QChar(0x2009), QLatin1Char(' '));
    std::string why;
    const auto value = parse_as(utf8(plain), shown, BareNumber::Displayed, &why);
    if (!value && error)
        *error = text_of(why);
    return value;
}

QString editable_text(const Value& value, const Type& type, const Field& field)
{
    if (value.absent())
        return {};
    if (holds_structures(type))
        return text_of(to_json(value));
    switch (type.kind) {
    case Kind::Optional:
        return editable_text(value, *type.element, field);
    case Kind::List:
    case Kind::Map:
        return joined(value, type, field, &editable_text);
    case Kind::Real:
    case Kind::Integer:
        return exact_text(value.number(), field);
    case Kind::Switch:
        return *value.truth() ? QStringLiteral("true") : QStringLiteral("false");
    case Kind::Record:
        if (const auto* path = value.text())
            return text_of(std::string_view(*path).substr(path->rfind('.') + 1));
        return text_of(to_json(value));
    case Kind::Choice:
    case Kind::Text:
    case Kind::Group:
        break;
    }
    return value.text() ? text_of(*value.text()) : QString();
}

Value typed_value(const QString& text, const Type& type, const Unit& shown)
{
    const QString trimmed = text.trimmed();
    if (holds_structures(type)) {
        const auto parsed = parse_json(utf8(trimmed));
        return parsed ? *parsed : Value(utf8(trimmed));
    }
    switch (type.kind) {
    case Kind::Optional:
        return trimmed.isEmpty() ? Value() : typed_value(trimmed, *type.element, shown);
    case Kind::Real:
    case Kind::Integer:
        if (const auto number = typed_number(trimmed, shown))
            return *number;
        return utf8(trimmed);
    case Kind::List: {
        Value::List list;
        for (const QString& part : trimmed.split(QLatin1Char(','), Qt::SkipEmptyParts))
            list.push_back(part_value(part, *type.element, shown));
        return list;
    }
    case Kind::Map: {
        Value::Map map;
        for (const QString& part : trimmed.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            const auto equals = part.indexOf(QLatin1Char('='));
            if (equals < 0)
                return utf8(trimmed);
            map.push_back(
                { utf8(part.left(equals).trimmed()), part_value(part.mid(equals + 1), *type.element, shown) });
        }
        return map;
    }
    case Kind::Switch:
        if (trimmed.compare(tr("on"), Qt::CaseInsensitive) == 0)
            return true;
        if (trimmed.compare(tr("off"), Qt::CaseInsensitive) == 0)
            return false;
        return utf8(trimmed);
    case Kind::Text:
        return utf8(text);
    case Kind::Choice:
    case Kind::Record:
    case Kind::Group:
        break;
    }
    return utf8(trimmed);
}

QString readable_text(const Value& value, const Type& type, const Field& field)
{
    if (value.absent())
        return {};
    switch (type.kind) {
    case Kind::Optional:
        return readable_text(value, *type.element, field);
    case Kind::List:
    case Kind::Map:
        return holds_structures(type) ? QString() : joined(value, type, field, &readable_text);
    case Kind::Real:
        return localized(
            text_of(counts(field.unit) ? format_count(value.number()) : format(value.number(), field.unit)));
    case Kind::Integer:
        // A year is a name more than a number.
        return field.max <= 9999 ? QString::number(value.number(), 'f', 0) : localized(count_text(value.number()));
    case Kind::Switch:
        return *value.truth() ? tr("yes") : tr("no");
    case Kind::Choice:
        return value.text() ? choice_text(text_of(*value.text())) : QString();
    case Kind::Text:
    case Kind::Record:
    case Kind::Group:
        break;
    }
    return editable_text(value, type, field);
}

QString choice_text(const QString& choice)
{
    for (const QChar letter : choice)
        if (letter.isDigit() || letter.isUpper())
            return choice;
    // "n_m" is a symbol and no two words.
    const QStringList parts = choice.split(QLatin1Char('_'));
    if (std::ranges::any_of(parts, [](const QString& part) { return part.size() < 2; }))
        return choice;
    QString words = choice;
    words.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QString in_sentence(const QString& label)
{
    const QString first = label.section(QLatin1Char(' '), 0, 0);
    for (qsizetype i = 1; i < first.size(); ++i)
        if (first[i].isUpper() || first[i].isDigit())
            return label;
    return first.size() < 2 ? label : label[0].toLower() + label.mid(1);
}

QString sentence(const QString& message)
{
    if (message.isEmpty())
        return message;
    const QString text = message[0].toUpper() + message.mid(1);
    return text.endsWith(QLatin1Char('.')) || text.endsWith(QLatin1Char('?')) ? text : text + QLatin1Char('.');
}

} // namespace mlsysim::widgets
