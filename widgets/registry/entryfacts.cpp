// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry/entryfacts.h"

#include "engine/hardware/hardware.h"
#include "engine/units/text.h"
#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <span>

namespace mlsysim::widgets {

namespace {

constexpr qsizetype key_facts = 5;

QString tr(const char* text) { return QCoreApplication::translate("mlsysim::widgets::EntryFacts", text); }

/// Which fields of a kind come first. Kinds that are not listed show their first basic numbers.
struct KeyFields {
    std::string_view type;
    std::string_view headline;
    std::span<const std::string_view> first;
};
constexpr std::array<std::string_view, 4> machine_first { "compute.peak_flops", "memory.capacity", "memory.bandwidth",
    "tdp" };
constexpr std::array<std::string_view, 8> model_first { "parameters", "active_parameters", "inference_flops",
    "model_size", "layers", "context_length", "hidden_dim", "architecture" };
constexpr std::array key_fields {
    KeyFields { "hardware", "memory.bandwidth", machine_first },
    KeyFields { "model", "parameters", model_first },
};

const KeyFields* key_fields_of(const RecordType& type)
{
    for (const KeyFields& keys : key_fields)
        if (keys.type == type.id)
            return &keys;
    return nullptr;
}

Place place_in(const Registry& registry, const Entry& entry, std::string_view path)
{
    // Only read from; `locate` has no const form.
    return locate(entry.type->structure, const_cast<void*>(registry.record(entry)), path);
}

Value read(const Place& place) { return place ? place.type->read(place.member, *place.field) : Value(); }

QString text_at(const Registry& registry, const Entry& entry, std::string_view path)
{
    const Value value = read(place_in(registry, entry, path));
    return value.text() ? text_of(*value.text()) : QString();
}

bool is_source(std::string_view id)
{
    return id == "source" || id == "sources" || id == "name" || id == "release_year";
}

const Type& inner_of(const Type& type) { return type.element && type.kind == Kind::Optional ? *type.element : type; }

Fact fact_of(const Registry& registry, const Entry& entry, const Place& place, std::string_view path, int depth)
{
    const Value value = read(place);
    Fact fact { text_of(place.field->label), readable_text(value, *place.type, *place.field),
        text_of(place.field->help), {}, depth, false };
    const Value* own = nullptr;
    const Value sources = read(place_in(registry, entry, "sources"));
    if (sources.map())
        own = sources.find(path);
    if (const Value* title = own ? own->find("title") : nullptr; title && title->text())
        fact.source = text_of(*title->text());
    return fact;
}

void add_all(const Registry& registry, const Entry& entry, const Structure& structure, const std::string& prefix,
    int depth, QList<Fact>& facts)
{
    for (const Field& field : structure.fields) {
        if (depth == 0 && is_source(field.id))
            continue;
        const std::string path = prefix.empty() ? std::string(field.id) : prefix + "." + std::string(field.id);
        const Place place = place_in(registry, entry, path);
        if (!place || read(place).absent())
            continue;
        if (const Type& inner = inner_of(*field.type); inner.kind == Kind::Group) {
            facts.append({ text_of(field.label), {}, text_of(field.help), {}, depth, true });
            add_all(registry, entry, *inner.structure, path, depth + 1, facts);
            continue;
        }
        if (const Value value = read(place); value.map()) { // a line for each member
            const Type& map = inner_of(*place.type);
            facts.append({ text_of(field.label), {}, text_of(field.help), {}, depth, true });
            for (const Member& member : *value.map())
                if (const QString text = readable_text(member.value, *map.element, field); !text.isEmpty())
                    facts.append(
                        { choice_text(text_of(member.name)), text, text_of(field.help), {}, depth + 1, false });
            continue;
        }
        if (Fact fact = fact_of(registry, entry, place, path, depth); !fact.value.isEmpty())
            facts.append(fact);
    }
}

void add_key(const Registry& registry, const Entry& entry, QList<Fact>& facts)
{
    const KeyFields* keys = key_fields_of(*entry.type);
    std::vector<std::string_view> paths;
    if (keys)
        paths.assign(keys->first.begin(), keys->first.end());
    else
        for (const Field& field : entry.type->structure.fields)
            if (field.tier == Tier::Basic && !is_source(field.id)
                && (field.required || inner_of(*field.type).get || inner_of(*field.type).record))
                paths.push_back(field.id);
    for (const auto path : paths) {
        const Place place = place_in(registry, entry, path);
        if (!place || facts.size() == key_facts)
            continue;
        if (const Fact fact = fact_of(registry, entry, place, path, 0); !fact.value.isEmpty())
            facts.append(fact);
    }
    if (entry.type == &record_type_of<Hardware> && facts.size() < key_facts) {
        const Intensity ridge = registry.get<Hardware>(entry).ridge_point(Precision::Fp16);
        facts.insert(std::min<qsizetype>(3, facts.size()),
            { tr("Ridge, fp16"), text_of(format(ridge.value(), unit::flop_per_byte.erased())),
                tr("Arithmetic intensity from which on arithmetic is the limit."), {}, 0, false });
    }
}

QString normalized(const QString& text)
{
    QString letters;
    for (const QChar c : text)
        if (c.isLetterOrNumber())
            letters.append(c.toLower());
    return letters;
}

void collect(const Value& value, QStringList& texts)
{
    if (value.text())
        texts.append(text_of(*value.text()));
    else if (const auto* map = value.map())
        for (const Member& member : *map)
            collect(member.value, texts);
}

} // namespace

EntryFacts facts_of(const Registry& registry, const Entry& entry, FactDepth depth)
{
    EntryFacts result;
    result.path = text_of(entry.path);
    result.name = display_name(registry, entry);
    result.group = group_words(text_of(entry.group()));
    result.type = text_of(entry.type->title);
    if (const int year = release_year(registry, entry))
        result.year = QString::number(year);
    result.source_title = text_at(registry, entry, "source.title");
    result.source_url = text_at(registry, entry, "source.url");
    result.source_note = text_at(registry, entry, "source.notes");
    if (depth == FactDepth::Key)
        add_key(registry, entry, result.facts);
    else
        add_all(registry, entry, entry.type->structure, {}, 0, result.facts);
    return result;
}

Headline headline_of(const Registry& registry, const Entry& entry)
{
    const KeyFields* keys = key_fields_of(*entry.type);
    const Place place = keys ? place_in(registry, entry, keys->headline) : Place();
    const Value value = read(place);
    if (!value.is_number())
        return {};
    return { value.number(), readable_text(value, *place.type, *place.field) };
}

QString display_name(const Registry& registry, const Entry& entry)
{
    const QString name = text_at(registry, entry, "name");
    return name.isEmpty() ? text_of(entry.short_name()) : name;
}

QString list_name(const Registry& registry, const Entry& entry)
{
    const QString name = display_name(registry, entry), short_name = normalized(text_of(entry.short_name()));
    for (qsizetype at = 0; at >= 0 && at < name.size();) {
        const qsizetype space = name.indexOf(QLatin1Char(' '), at);
        const QString word = normalized(name.mid(at, space < 0 ? -1 : space - at));
        if (!word.isEmpty() && short_name.startsWith(word))
            return name.mid(at);
        at = space < 0 ? -1 : space + 1;
    }
    return name;
}

int release_year(const Registry& registry, const Entry& entry)
{
    const Value value = read(place_in(registry, entry, "release_year"));
    return value.is_number() ? static_cast<int>(value.number()) : 0;
}

QString group_words(const QString& group)
{
    QString words;
    for (qsizetype i = 0; i < group.size(); ++i) {
        const bool starts = i > 0 && group[i].isUpper() && group[i - 1].isLower();
        words += starts ? QLatin1Char(' ') + QString(group[i].toLower()) : QString(group[i]);
    }
    return words.replace(QLatin1Char('.'), QStringLiteral(", "));
}

QString search_text(const Registry& registry, const Entry& entry)
{
    QStringList texts { text_of(entry.path), display_name(registry, entry), group_words(text_of(entry.group())),
        list_name(registry, entry) };
    const void* record = registry.record(entry);
    for (const Field& field : entry.type->structure.fields)
        if (const Kind kind = inner_of(*field.type).kind;
            kind == Kind::Text || kind == Kind::Choice || field.id == "nvlink")
            collect(field.type->read(field.address_in(record), field), texts);
    if (const int year = release_year(registry, entry))
        texts.append(QString::number(year));
    return texts.join(QLatin1Char('\n'));
}

} // namespace mlsysim::widgets
