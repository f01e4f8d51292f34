// SPDX-License-Identifier: Apache-2.0
#include "app/command/context.h"
#include "app/command/declaration.h"
#include "engine/catalogue.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>

namespace mlsysim::command {

namespace {

struct Typed {
    std::string kind, name, search, sort;
};

/// An entry and everything it says.
struct Known {
    const Entry* entry;
    Value fields;
};

bool mentions(const Value& value, const std::string& wanted)
{
    if (const auto* text = value.text())
        return lower_case(*text).find(wanted) != std::string::npos;
    if (const auto* list = value.list())
        return std::ranges::any_of(*list, [&](const Value& item) { return mentions(item, wanted); });
    if (const auto* map = value.map())
        return std::ranges::any_of(*map, [&](const Member& member) { return mentions(member.value, wanted); });
    return false;
}

std::vector<Known> known(const Registry& registry, const RecordType& type, const std::string& search)
{
    std::vector<Known> found;
    const std::string wanted = lower_case(search);
    for (const Entry* entry : registry.entries(type)) {
        Known k { entry, read_structure(type.structure, registry.record(*entry)) };
        if (wanted.empty() || lower_case(entry->path).find(wanted) != std::string::npos || mentions(k.fields, wanted))
            found.push_back(std::move(k));
    }
    return found;
}

/// The plain values and the necessary texts that most entries state, the first few in the order of the declaration.
std::vector<Column> telling_columns(const RecordType& type, const std::vector<Known>& entries)
{
    constexpr std::size_t enough = 6;
    std::vector<Column> columns;
    std::map<std::string, std::size_t> stated;
    for (const auto& k : entries)
        for (const auto& leaf : leaves(type.structure, k.fields)) {
            const Kind kind = innermost(*leaf.field->type).kind;
            const bool telling = kind != Kind::Text || (leaf.field->required && leaf.id != "name");
            if (leaf.advanced || !telling || leaf.id.starts_with("source"))
                continue;
            if (++stated[leaf.id] == 1)
                columns.push_back({ leaf.id, leaf.label, leaf.field->unit });
        }
    std::erase_if(columns, [&](const Column& column) { return stated[column.id] * 5 < entries.size() * 3; });
    for (std::size_t i = enough; i < columns.size(); ++i)
        columns[i].brief = false;
    return columns;
}

Table listing(const RecordType& type, std::vector<Known> entries, const std::string& sort)
{
    std::string title(type.space);
    Table table { title,
        { { "id", "Id" }, { "group", "Group" }, { "name", "Name", {}, false }, { "path", "Path", {}, false },
            { "layer", "Layer" } },
        {} };
    table.columns.back().brief
        = std::ranges::any_of(entries, [](const Known& k) { return k.entry->layer != "shipped"; });
    const auto columns = telling_columns(type, entries);
    table.columns.insert(table.columns.end(), columns.begin(), columns.end());
    if (!sort.empty()) {
        const Field* field = find_field(type.structure, sort);
        if (!field || !innermost(*field->type).get)
            throw Failure(BadInput, "--sort: \"" + sort + "\" is no number of a " + lower_case(type.title));
        const auto key = [&](const Known& k) {
            const Value* value = k.fields.at(sort);
            return value && value->is_number() ? value->number() : -1;
        };
        std::ranges::stable_sort(entries, [&](const Known& a, const Known& b) { return key(a) > key(b); });
    }
    for (const auto& k : entries) {
        const Value* name = k.fields.find("name");
        std::vector<Value> row { k.entry->short_name(), k.entry->group(), name ? *name : Value(), k.entry->path,
            k.entry->layer };
        for (const auto& column : columns) {
            const Value* value = k.fields.at(column.id);
            row.push_back(value ? *value : Value());
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Value entry_tree(const Known& known)
{
    Value item;
    item.set("path", known.entry->path);
    item.set("kind", known.entry->type->id);
    item.set("layer", known.entry->layer);
    if (!known.entry->file.empty())
        item.set("file", known.entry->file);
    item.set("fields", known.fields);
    return item;
}

Document listing_document(Context& context, const Typed& typed, const RecordType* only)
{
    Document document { .command = "zoo" };
    std::size_t count = 0;
    for (const RecordType* type : record_types()) {
        if (only && type != only)
            continue;
        auto entries = known(context.registry(), *type, typed.search);
        Value::List list;
        for (const auto& k : entries)
            list.push_back(entry_tree(k));
        document.outputs.set(type->id, std::move(list));
        count += entries.size();
        if (!entries.empty())
            document.blocks.emplace_back(listing(*type, std::move(entries), typed.sort));
    }
    if (!typed.search.empty())
        document.inputs.set("search", typed.search);
    if (count == 0)
        document.blocks.emplace_back(Paragraph { "Nothing in the zoo mentions \"" + typed.search + "\"." });
    return document;
}

Document entry_document(const Registry& registry, const Entry& entry)
{
    const Structure& structure = entry.type->structure;
    const Known k { &entry, read_structure(structure, registry.record(entry)) };
    Document document { .command = "zoo", .outputs = entry_tree(k) };
    document.inputs.set("name", entry.path);
    const Value* name = k.fields.find("name");
    document.blocks.emplace_back(
        Paragraph { entry.path + (name && name->text() ? "  " + *name->text() : ""), Tone::Heading });
    document.blocks.emplace_back(
        Paragraph { "layer: " + entry.layer + (entry.file.empty() ? "" : ", file: " + entry.file), Tone::Remark });
    const Value* sources = k.fields.find("sources");
    for (auto& block : blocks(structure, k.fields, {})) {
        auto* record = std::get_if<Record>(&block);
        if (record && !record->rows.empty() && record->rows.front().id.starts_with("sources."))
            continue; // told beside the values that they belong to
        if (record)
            for (auto& row : record->rows) {
                const Value* source = sources ? sources->find(row.id) : nullptr;
                const Value* title = source ? source->find("title") : nullptr;
                row.note = title && title->text() ? "source: " + *title->text() : "";
            }
        document.blocks.push_back(std::move(block));
    }
    return document;
}

int zoo(Context& context, Typed typed)
{
    const RecordType* type = kind_named(typed.kind);
    if (!type && !typed.kind.empty() && typed.name.empty())
        std::swap(typed.kind, typed.name); // "zoo H100"
    else if (!type && !typed.kind.empty()) {
        std::vector<std::string_view> words;
        for (const RecordType* kind : record_types())
            words.push_back(kind->id);
        throw Failure(BadInput, "unknown kind \"" + typed.kind + "\"" + suggestion(typed.kind, words));
    }
    if (typed.name.empty()) {
        context.write(listing_document(context, typed, type));
        return Done;
    }
    const Resolution found = context.registry().resolve(type, typed.name);
    if (!found.entry) {
        std::vector<std::string_view> kinds;
        for (const RecordType* kind : record_types())
            kinds.push_back(kind->id);
        const std::string near = type ? std::string() : suggestion(typed.name, kinds);
        const bool settled = !found.candidates.empty() || found.error.ends_with('?');
        throw Failure(BadInput,
            found.error
                + (settled              ? std::string()
                        : !near.empty() ? near
                                        : "; \"mlsysim zoo\" lists what there is"));
    }
    if (!found.notice.empty())
        context.notice(found.notice);
    context.write(entry_document(context.registry(), *found.entry));
    return Done;
}

} // namespace

void add_zoo(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand(
        "zoo", "Lists machines, models, fleets and sites of the registry, or shows one with its sources");
    auto typed = std::make_shared<Typed>();
    command->add_option("KIND", typed->kind, "hardware, models, fleets, grids and others; everything when left out")
        ->type_name("");
    command->add_option("NAME", typed->name, "One entry: canonical (Hardware.Cloud.H100) or short (h100)")
        ->type_name("");
    command->add_option("--search", typed->search, "Only entries that mention this text")->type_name("TEXT");
    command->add_option("--sort", typed->sort, "Order by a field, largest first: memory.capacity, parameters")
        ->type_name("FIELD");
    command->footer("Examples:\n  mlsysim zoo hardware --sort memory.bandwidth\n  mlsysim zoo H100\n  mlsysim zoo "
                    "models --search llama -o csv");
    command->callback([&context, typed] { context.action = [&context, typed] { return zoo(context, *typed); }; });
}

} // namespace mlsysim::command
