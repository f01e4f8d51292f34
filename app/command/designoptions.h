// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command/context.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

// A model on a machine, and what can be set about them: the arguments of eval and of walls.
namespace mlsysim::command {

/// What was typed: names of the records, options by field.
struct DesignOptions {
    std::vector<std::string> records;
    std::vector<std::pair<const Field*, std::string>> options;

    bool empty() const { return records[0].empty() && records[1].empty() && options.empty(); }
};

/// Offers them in a command.
std::shared_ptr<DesignOptions> add_design_options(CLI::App& command);

/// How an input is spelled as options, "-b,--batch-size"; empty for one that is none.
std::string options_of(const Field& field);

/// The solver of the chosen fidelity with these inputs, not yet solved; a Failure that says what is wrong with them.
/// `command` needs both a model and a machine.
Evaluation design_of(Context& context, std::string_view command, const DesignOptions& typed);

/// "batch 32, precision fp16, efficiency 0.5": the settings that matter here.
std::string settings_of(const Evaluation& design);

} // namespace mlsysim::command
