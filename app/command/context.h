// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command/command.h"
#include "app/command/output.h"
#include "engine/evaluation.h"

#include <functional>
#include <initializer_list>
#include <memory>
#include <set>

namespace mlsysim::command {

/// The options that every command understands, as they were typed.
struct Globals {
    std::string output, registry_set = "current", colour = "auto", fidelity = "textbook";
    std::vector<std::string> registry_folders;
    bool quiet = false;
};

/// What a command works with: the global options, the registry with its layers, and where results and notices go.
class Context {
public:
    Globals globals;
    Sink out;
    std::function<int()> action;

    /// Checks the global options; called once, before the action.
    void settle();
    /// The chosen format, `otherwise` when none was chosen; a format that the command lacks is a Failure.
    Format format(std::initializer_list<Format> possible, Format otherwise = Format::Text) const;

    /// Shipped, installed, user, project and --registry entries; read on first use.
    Registry& registry();
    /// One line on standard error, once, unless --quiet.
    void notice(const std::string& text);
    /// Notices for the retired names among these inputs.
    void notice_retired(const Structure& inputs, const Value& given);

    /// One sentence for all problems; `spelling` turns an id into what was typed for it.
    using Spelling = std::function<std::string(std::string_view)>;
    std::string sentence(
        const Structure& inputs, const Value& given, const Problems& problems, const Spelling& spelling = {});

    /// The common frame of every JSON answer.
    Value envelope(const Document& document);
    /// Writes the document in the chosen format.
    void write(const Document& document);

private:
    void add_layer(const std::string& folder, std::string_view layer, bool must_exist = false);

    std::unique_ptr<Registry> m_registry;
    std::set<std::string> m_told;
};

/// Folders of the layers below --registry that exist or may be made: layer and folder, lowest first.
std::vector<std::pair<std::string_view, std::string>> registry_layers();

/// The solver of that id, or a Failure that suggests one.
const Solver& solver_named(std::string_view id);
/// The kind of that id, name space or plural, in any case; null when there is none.
const RecordType* kind_named(std::string_view name);
/// The text of a file; "-" is standard input. A Failure when it cannot be read.
std::string text_of_file(const std::string& path);
std::string lower_case(std::string_view text);

} // namespace mlsysim::command
