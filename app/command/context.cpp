// SPDX-License-Identifier: Apache-2.0
#include "app/command/context.h"

#include "engine/catalogue.h"
#include "engine/document/json.h"
#include "engine/engine.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace mlsysim::command {

namespace fs = std::filesystem;

namespace {

constexpr int schema_version = 1;

std::string environment(const char* name)
{
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nothing sets the environment
    return value ? value : "";
}

std::string chosen(std::string_view option, const std::string& value, std::initializer_list<std::string_view> words)
{
    std::string list;
    for (const auto word : words) {
        if (lower_case(value) == word)
            return std::string(word);
        list += (list.empty() ? "" : ", ") + std::string(word);
    }
    throw Failure(BadInput,
        std::string(option) + ": expected one of " + list + ", found \"" + value + "\""
            + suggestion(value, { words.begin(), words.size() }));
}

} // namespace

std::string lower_case(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(
        result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

std::vector<std::pair<std::string_view, std::string>> registry_layers()
{
    std::vector<std::pair<std::string_view, std::string>> layers;
    std::error_code error;
    if (const auto program = fs::read_symlink("/proc/self/exe", error); !error)
        layers.emplace_back("installed", (program.parent_path().parent_path() / "share/mlsysim/registry").string());
    const std::string data = environment("XDG_DATA_HOME"), home = environment("HOME");
    if (data.starts_with('/'))
        layers.emplace_back("user", data + "/mlsysim/registry");
    else if (!home.empty())
        layers.emplace_back("user", home + "/.local/share/mlsysim/registry");
    layers.emplace_back("project", ".mlsysim/registry");
    return layers;
}

void Context::settle()
{
    if (!globals.output.empty())
        chosen("--output", globals.output, { "text", "json", "markdown", "csv" });
    globals.registry_set = chosen("--registry-set", globals.registry_set, { "current", "reference" });
    globals.colour = chosen("--color", globals.colour, { "auto", "always", "never" });
    globals.fidelity = chosen("--fidelity", globals.fidelity, { "textbook", "detailed" });
}

Format Context::format(std::initializer_list<Format> possible, Format otherwise) const
{
    const Format wanted = find_format(globals.output).value_or(otherwise);
    if (std::ranges::find(possible, wanted) == possible.end())
        throw Failure(BadInput, "this command does not write " + lower_case(globals.output));
    return wanted;
}

void Context::add_layer(const std::string& folder, std::string_view layer, bool must_exist)
{
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        if (must_exist)
            throw Failure(BadInput, "--registry: \"" + folder + "\" is no folder");
        return;
    }
    for (auto problem : m_registry->add_folder(folder, layer)) {
        problem.file = (fs::path(folder) / problem.file).string();
        std::cerr << problem.text() << "; the file is skipped\n";
    }
}

Registry& Context::registry()
{
    if (m_registry)
        return *m_registry;
    m_registry = std::make_unique<Registry>();
    for (const auto& [layer, folder] : registry_layers())
        add_layer(folder, layer);
    for (const auto& folder : globals.registry_folders)
        add_layer(folder, folder, true);
    return *m_registry;
}

void Context::notice(const std::string& text)
{
    if (!globals.quiet && m_told.insert(text).second)
        std::cerr << "mlsysim: note: " << text << "\n";
}

void Context::notice_retired(const Structure& inputs, const Value& given)
{
    const auto look_up = [&](const RecordType& type, const Value& value) {
        const Value* base = value.map() ? value.find("extends") : &value;
        if (const auto* name = base ? base->text() : nullptr)
            if (const auto found = registry().resolve(&type, *name); !found.notice.empty())
                notice(found.notice);
    };
    for (const auto& field : inputs.fields) {
        const Value* value = given.find(field.id);
        const Type* type = field.type;
        while (type->element)
            type = type->element;
        if (!value || !type->record)
            continue;
        if (const auto* list = value->list())
            for (const auto& item : *list)
                look_up(*type->record, item);
        else
            look_up(*type->record, *value);
    }
}

std::string Context::sentence(
    const Structure& inputs, const Value& given, const Problems& problems, const Spelling& spelling)
{
    std::string text;
    for (const auto& problem : problems) {
        std::string message = problem.message;
        bool with_field = !problem.field.empty();
        const Field* field = inputs.find(problem.field);
        const Value* value = given.find(problem.field);
        if (field && field->type->record && value && value->text()) {
            // The name says itself where it stands; a name of another kind deserves its own answer.
            with_field = !message.starts_with("unknown") && !message.starts_with('"');
            if (const auto other = registry().resolve(nullptr, *value->text());
                other.entry && message.starts_with("unknown"))
                message = "\"" + *value->text() + "\" is a " + lower_case(other.entry->type->title) + ", and a "
                    + lower_case(field->type->record->title) + " is wanted here";
        }
        const std::string name = spelling ? spelling(problem.field) : problem.field;
        const bool verb = message.starts_with("is ") || message.starts_with("has ");
        text += (text.empty() ? "" : "; ") + (with_field ? name + (verb ? " " : ": ") : "") + message;
    }
    return text;
}

Value Context::envelope(const Document& document)
{
    Value registry_facts;
    registry_facts.set("version", version());
    registry_facts.set("set", globals.registry_set);
    registry_facts.set("hash", registry().hash());
    Value frame;
    frame.set("schema_version", schema_version);
    frame.set("command", document.command);
    frame.set("version", version());
    frame.set("fidelity", globals.fidelity);
    frame.set("inputs", document.inputs);
    frame.set("outputs", document.outputs);
    frame.set("registry", std::move(registry_facts));
    frame.set("stability", document.stability == Stability::Stable ? "stable" : "experimental");
    return frame;
}

void Context::write(const Document& document)
{
    switch (format({ Format::Text, Format::Json, Format::Markdown, Format::Csv })) {
    case Format::Json:
        out << to_json(envelope(document), 2) << "\n";
        break;
    case Format::Markdown:
        write_markdown(out, document);
        break;
    case Format::Csv:
        write_csv(out, document);
        break;
    case Format::Text: {
        const bool plain = environment("TERM") == "dumb" || !environment("NO_COLOR").empty() || !out.is_terminal();
        write_text(out, document, globals.colour == "always" || (globals.colour == "auto" && !plain));
        break;
    }
    }
}

const Solver& solver_named(std::string_view id)
{
    if (const Solver* solver = find_solver(lower_case(id)))
        return *solver;
    std::vector<std::string_view> ids;
    for (const Solver* s : solvers())
        ids.push_back(s->id);
    const std::string near = suggestion(id, ids);
    throw Failure(BadInput,
        "unknown solver \"" + std::string(id) + "\"" + (near.empty() ? "; \"mlsysim manual\" lists them" : near));
}

const RecordType* kind_named(std::string_view name)
{
    const std::string wanted = lower_case(name);
    for (const RecordType* type : record_types())
        if (wanted == type->id || wanted == lower_case(type->space) || wanted == std::string(type->id) + "s")
            return type;
    return nullptr;
}

std::string text_of_file(const std::string& path)
{
    std::ostringstream text;
    if (path == "-") {
        text << std::cin.rdbuf();
        return text.str();
    }
    std::error_code error;
    if (!fs::exists(path, error))
        throw Failure(BadInput, "\"" + path + "\" does not exist");
    if (fs::is_directory(path, error))
        throw Failure(BadInput, "\"" + path + "\" is a folder");
    std::ifstream stream(path, std::ios::binary);
    if (stream.peek() != std::ifstream::traits_type::eof())
        text << stream.rdbuf();
    if (!stream.is_open() || stream.bad() || text.bad())
        throw Failure(BadInput, "\"" + path + "\" cannot be read");
    return text.str();
}

} // namespace mlsysim::command
