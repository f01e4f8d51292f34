// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace mlsysim::command {

/// The manual page in man(7) macros, generated from the commands and their options.
std::string man_page(const CLI::App& app);

/// The options of a command that have names, without those that take no part in help.
std::vector<const CLI::Option*> named_options(const CLI::App& app);
std::vector<const CLI::Option*> positionals(const CLI::App& app);
std::vector<const CLI::App*> commands(const CLI::App& app);

} // namespace mlsysim::command
