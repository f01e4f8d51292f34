// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/describe.h"
#include "engine/units/text.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

namespace mlsysim {

namespace {

bool same_word(std::string_view a, std::string_view b)
{
    return std::ranges::equal(
        a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::string shown(const Value& value)
{
    if (const auto* text = value.text())
        return "\"" + *text + "\"";
    if (value.is_number())
        return exact(value.number());
    if (const bool* truth = value.truth())
        return *truth ? "true" : "false";
    return value.list() ? "a list" : value.map() ? "a map" : "nothing";
}

std::string shown(double value, const Field& field)
{
    return field.unit.label.empty() ? exact(value) : format(value, field.unit, 6);
}

std::string range_text(const Field& field)
{
    const bool below = std::isfinite(field.min), above = std::isfinite(field.max) && field.max < 9e18;
    if (below && above)
        return "expected " + shown(field.min, field) + " to " + shown(field.max, field);
    if (below)
        return field.min > 0 && field.min < 1e-6 ? "expected more than 0"
                                                 : "expected " + shown(field.min, field) + " or more";
    return "expected " + shown(field.max, field) + " or less";
}

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool equal = std::tolower(static_cast<unsigned char>(a[i - 1]))
                == std::tolower(static_cast<unsigned char>(b[j - 1]));
            const std::size_t replaced = diagonal + (equal ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({ row[j] + 1, row[j - 1] + 1, replaced });
        }
    }
    return row[b.size()];
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> parts;
    while (!trimmed(text).empty()) {
        const auto comma = text.find(',');
        parts.push_back(trimmed(text.substr(0, comma)));
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return parts;
}

} // namespace

std::string_view nearest(std::string_view wanted, std::span<const std::string_view> words)
{
    std::string_view best;
    std::size_t least = std::max<std::size_t>(2, wanted.size() / 3) + 1;
    for (const auto word : words)
        if (const auto d = distance(wanted, word); d < least) {
            least = d;
            best = word;
        }
    return best;
}

std::string suggestion(std::string_view wanted, std::span<const std::string_view> words)
{
    const auto near = nearest(wanted, words);
    return near.empty() ? std::string() : ", did you mean \"" + std::string(near) + "\"?";
}

namespace detail {

std::optional<double> checked_real(const Value& value, const Field& field, Reading& reading)
{
    double x = 0;
    if (value.is_number()) {
        x = value.number();
    } else if (const auto* text = value.text();
               text && *text == "inf" && std::isinf(field.max) && !reading.units_required) {
        x = field.max;
    } else if (text) {
        std::string error;
        const auto parsed
            = parse_as(*text, field.unit, reading.units_required ? BareNumber::Refused : BareNumber::Coherent, &error);
        if (!parsed) {
            reading.problem(error, value.position);
            return {};
        }
        x = *parsed;
    } else {
        reading.problem("expected a number, found " + shown(value), value.position);
        return {};
    }
    if (!(field.min <= x && x <= field.max)) {
        reading.problem(range_text(field) + ", found " + shown(x, field), value.position);
        return {};
    }
    return x;
}

std::optional<std::int64_t> checked_integer(const Value& value, const Field& field, Reading& reading)
{
    std::optional<double> x;
    if (value.is_number())
        x = value.number();
    else if (const auto* text = value.text())
        x = parse_as(*text, field.unit, BareNumber::Coherent);
    if (!x || std::floor(*x) != *x || std::fabs(*x) > 9.007199254740992e15) {
        reading.problem("expected a whole number, found " + shown(value), value.position);
        return {};
    }
    if (!(field.min <= *x && *x <= field.max)) {
        reading.problem(range_text(field) + ", found " + shown(*x, field), value.position);
        return {};
    }
    return static_cast<std::int64_t>(*x);
}

std::optional<bool> checked_switch(const Value& value, Reading& reading)
{
    if (const bool* truth = value.truth())
        return *truth;
    if (const auto* text = value.text()) {
        if (same_word(*text, "true"))
            return true;
        if (same_word(*text, "false"))
            return false;
    }
    reading.problem("expected true or false, found " + shown(value), value.position);
    return {};
}

std::optional<std::size_t> checked_choice(const Value& value, std::span<const std::string_view> names, Reading& reading)
{
    const auto* text = value.text();
    if (text)
        for (std::size_t i = 0; i < names.size(); ++i)
            if (same_word(*text, names[i]))
                return i;
    std::string list;
    for (const auto name : names)
        list += (list.empty() ? "" : ", ") + std::string(name);
    reading.problem(
        "expected one of " + list + ", found " + shown(value) + (text ? suggestion(*text, names) : std::string()),
        value.position);
    return {};
}

std::optional<std::string> checked_text(const Value& value, Reading& reading)
{
    if (const auto* text = value.text())
        return *text;
    reading.problem("expected a text, found " + shown(value), value.position);
    return {};
}

const Value* checked_group(const Structure& structure, const Value& value, Reading& reading)
{
    if (value.map())
        return &value;
    const auto before = reading.problems.size();
    if (value.text())
        if (const Value* named = reading.named_group(structure, value))
            return named;
    if (reading.problems.size() == before)
        reading.problem("expected a map of fields, found " + shown(value), value.position);
    return nullptr;
}

std::optional<Value::List> checked_list(const Value& value, Reading& reading)
{
    if (value.list())
        return *value.list();
    if (const auto* text = value.text(); text && !reading.units_required) {
        Value::List list;
        for (const auto part : split(*text))
            list.emplace_back(part);
        return list;
    }
    reading.problem("expected a list, found " + shown(value), value.position);
    return {};
}

std::optional<Value::Map> checked_map(const Value& value, Reading& reading)
{
    if (value.map())
        return *value.map();
    if (const auto* text = value.text(); text && !reading.units_required) {
        Value::Map map;
        bool named = true;
        for (const auto part : split(*text)) {
            const auto equals = part.find('=');
            named = named && equals != std::string_view::npos;
            if (named)
                map.push_back(
                    { std::string(trimmed(part.substr(0, equals))), Value(trimmed(part.substr(equals + 1))) });
        }
        if (named)
            return map;
        reading.problem("expected name=value pairs such as \"a=1, b=2\", found " + shown(value), value.position);
        return {};
    }
    reading.problem("expected a map, found " + shown(value), value.position);
    return {};
}

std::size_t index_in(std::string_view key, std::size_t size)
{
    std::size_t i = size;
    const auto [end, status] = std::from_chars(key.data(), key.data() + key.size(), i);
    return status == std::errc() && end == key.data() + key.size() ? i : size;
}

} // namespace detail

const void* Reading::record(const RecordType& type, const Value& value, const Field&)
{
    problem("no registry to look up " + std::string(type.id) + " " + shown(value), value.position);
    return nullptr;
}

const Value* Reading::named_group(const Structure&, const Value&) { return nullptr; }

void Reading::problem(std::string message, Position position)
{
    problems.push_back({ m_path, std::move(message), position });
}

Reading::Step::Step(Reading& reading, std::string_view name)
    : m_reading(reading)
    , m_length(reading.m_path.size())
{
    if (!reading.m_path.empty() && !name.starts_with('[') && !name.empty())
        reading.m_path += '.';
    reading.m_path += name;
}

Reading::Step::~Step() { m_reading.m_path.resize(m_length); }

Value read_structure(const Structure& structure, const void* owner)
{
    // A group without one of its required members was never given.
    const auto never_given = [](const Field& f, const Value& value) {
        return f.type->kind == Kind::Group && !f.required
            && std::ranges::any_of(
                f.type->structure->fields, [&](const Field& inner) { return inner.required && !value.find(inner.id); });
    };
    if (structure.fields.size() == 1 && structure.fields[0].id.empty())
        return structure.fields[0].type->read(structure.fields[0].address_in(owner), structure.fields[0]);
    Value::Map map;
    for (const auto& f : structure.fields) {
        Value value = f.type->read(f.address_in(owner), f);
        const bool empty = value.absent() || (f.type->kind == Kind::Map && value.map()->empty())
            || (f.type->kind == Kind::List && value.list()->empty()) || (value.text() && value.text()->empty())
            || never_given(f, value);
        if (!empty || structure.results)
            map.push_back({ std::string(f.id), std::move(value) });
    }
    return map;
}

void write_structure(const Structure& structure, void* owner, const Value& value, Reading& reading)
{
    static const Value::Map nothing;
    const Value::Map& members = value.map() ? *value.map() : nothing;
    std::vector<std::string_view> ids;
    for (const auto& f : structure.fields)
        ids.push_back(f.id);
    for (const auto& m : members) {
        if (!structure.find(m.name)) {
            const Reading::Step step(reading, m.name);
            reading.problem("unknown field" + suggestion(m.name, ids), m.position);
        }
    }
    for (const auto& f : structure.fields) {
        const Value* given = value.find(f.id);
        const Reading::Step step(reading, f.id);
        const bool empty = !given || given->absent() || (f.required && given->text() && given->text()->empty());
        if (!empty)
            f.type->write(f.address(owner), *given, f, reading);
        else if (f.required)
            reading.problem("is missing", given && given->position.line > 0 ? given->position : value.position);
        else
            write_defaults({ {}, { &f, 1 } }, owner, reading);
    }
}

void write_defaults(const Structure& structure, void* owner, Reading& reading)
{
    for (const auto& f : structure.fields) {
        void* member = f.address(owner);
        if (!f.preset.empty()) {
            const bool units = std::exchange(reading.units_required, false);
            f.type->write(member, Value(f.preset), f, reading);
            reading.units_required = units;
        } else if (f.type->kind == Kind::Optional) {
            f.type->write(member, Value(), f, reading);
        } else if (f.type->set) {
            f.type->set(member, f.standard);
        } else if (f.type->kind == Kind::Group) {
            write_defaults(*f.type->structure, member, reading);
        }
    }
}

bool applies(const Structure& structure, const void* owner, const Field& field)
{
    if (field.when.empty())
        return true;
    const auto equals = field.when.find('=');
    const Field* other = structure.find(field.when.substr(0, equals));
    if (!other)
        return true;
    const Value value = other->type->read(other->address_in(owner), *other);
    if (equals == std::string_view::npos)
        return value.truth() && *value.truth();
    const auto allowed = split(field.when.substr(equals + 1));
    return value.text() && std::ranges::find(allowed, std::string_view(*value.text())) != allowed.end();
}

Place locate(const Structure& structure, void* owner, std::string_view path)
{
    const Structure* here = &structure;
    Place place;
    while (true) {
        const auto dot = path.find('.');
        place.field = here->find(path.substr(0, dot));
        if (!place.field)
            return {};
        place.type = place.field->type;
        place.member = place.field->address(owner);
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
        // Step through containers until a group or a record opens another structure, or the path ends.
        while (!path.empty()) {
            const Kind kind = place.type->kind;
            if (kind == Kind::Group) {
                here = place.type->structure;
                owner = place.member;
                break;
            }
            if (!place.type->step)
                return {};
            std::string_view key;
            if (kind == Kind::List || kind == Kind::Map) {
                const auto end = path.find('.');
                key = path.substr(0, end);
                path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
            }
            place.member = const_cast<void*>(place.type->step(place.member, key));
            if (!place.member)
                return {};
            if (kind == Kind::Record) {
                here = &place.type->record->structure;
                owner = place.member;
                break;
            }
            place.type = place.type->element;
        }
        if (path.empty())
            return place;
    }
}

const Field* find_field(const Structure& structure, std::string_view path)
{
    const Structure* here = &structure;
    while (true) {
        const auto dot = path.find('.');
        const Field* field = here->find(path.substr(0, dot));
        if (!field || dot == std::string_view::npos)
            return field;
        path = path.substr(dot + 1);
        const Type* type = field->type;
        while (type && !type->structure && !type->record) {
            if (type->kind == Kind::List || type->kind == Kind::Map) {
                const auto end = path.find('.');
                if (end == std::string_view::npos)
                    return field;
                path = path.substr(end + 1);
            }
            type = type->element;
        }
        if (!type)
            return field;
        here = type->structure ? type->structure : &type->record->structure;
    }
}

} // namespace mlsysim
