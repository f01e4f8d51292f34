// SPDX-License-Identifier: Apache-2.0
#include "app/command/context.h"
#include "engine/catalogue.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace mlsysim::command {

namespace fs = std::filesystem;

namespace {

/// The kind and canonical name that a path spells: ".../hardware/Cloud/H100.yaml" is Hardware.Cloud.H100.
std::pair<const RecordType*, std::string> identity(const fs::path& file)
{
    const std::string whole = "/" + file.generic_string();
    std::pair<const RecordType*, std::string> found;
    std::size_t last = 0;
    for (const RecordType* type : record_types()) {
        const std::string folder = "/" + folder_of(*type).generic_string() + "/";
        const auto at = whole.rfind(folder);
        if (at == std::string::npos || (found.first && at < last))
            continue;
        std::string name = fs::path(whole.substr(at + folder.size())).replace_extension().generic_string();
        std::ranges::replace(name, '/', '.');
        found = { type, std::string(type->space) + "." + name };
        last = at;
    }
    return found;
}

struct Verdict {
    std::string file, name;
    std::vector<FileProblem> problems;
};

Verdict judge(Context& context, const std::string& file, const RecordType* forced)
{
    auto [type, name] = identity(file);
    if (forced && type != forced)
        name.clear();
    if (forced)
        type = forced;
    const std::string text = text_of_file(file);
    if (!type) {
        std::string kinds;
        for (const RecordType* kind : record_types())
            kinds += (kinds.empty() ? "" : ", ") + std::string(kind->id);
        throw Failure(BadInput,
            "\"" + file
                + "\" does not tell its kind: put it under …/hardware/…, …/models/… or the folder of its kind, or give "
                  "--kind ("
                + kinds + ")");
    }
    return { file, name, context.registry().add_text(*type, name, text, file, "checked") };
}

int check(Context& context, const std::vector<std::string>& files, const std::string& kind)
{
    const RecordType* forced = kind.empty() ? nullptr : kind_named(kind);
    if (!kind.empty() && !forced)
        throw Failure(BadInput, "--kind: unknown kind \"" + kind + "\"");
    std::vector<Verdict> verdicts;
    for (const auto& file : files) {
        std::error_code error;
        if (!fs::is_directory(file, error)) {
            verdicts.push_back(judge(context, file, forced));
            continue;
        }
        Verdict all { file, {}, context.registry().add_folder(file, "checked") };
        for (auto& problem : all.problems)
            problem.file = (fs::path(file) / problem.file).string();
        verdicts.push_back(std::move(all));
    }
    Table table { {}, { { "file", "File" }, { "name", "Name" }, { "ok", "Good" } }, {} };
    Value::List results;
    bool good = true;
    for (const auto& verdict : verdicts) {
        Value::List problems;
        for (const auto& problem : verdict.problems) {
            std::cerr << problem.text() << "\n";
            Value item;
            item.set("file", problem.file);
            item.set("line", problem.problem.position.line);
            item.set("column", problem.problem.position.column);
            item.set("field", problem.problem.field);
            item.set("message", problem.problem.message);
            problems.push_back(std::move(item));
        }
        const bool ok = verdict.problems.empty();
        good = good && ok;
        table.rows.push_back({ verdict.file, verdict.name, ok });
        results.emplace_back(
            Value::Map { { "file", verdict.file }, { "name", verdict.name.empty() ? Value() : Value(verdict.name) },
                { "ok", ok }, { "problems", std::move(problems) } });
    }
    Document document { .command = "check", .blocks = { table } };
    document.inputs.set("files", Value::List(files.begin(), files.end()));
    document.outputs.set("files", std::move(results));
    context.write(document);
    return good ? Done : BadInput;
}

} // namespace

void add_check(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand("check", "Validates registry files, every problem with its place");
    auto files = std::make_shared<std::vector<std::string>>();
    auto kind = std::make_shared<std::string>();
    command->add_option("FILE", *files, "Registry files, or folders laid out like a registry")
        ->type_name("")
        ->required();
    command->add_option("--kind", *kind, "The kind of the files where their path does not tell it")->type_name("KIND");
    command->footer("Problems are on standard error as file:line:column: error: …; exits with 1 when there are any.");
    command->callback([&context, files, kind] {
        context.action = [&context, files, kind] { return check(context, *files, *kind); };
    });
}

} // namespace mlsysim::command
