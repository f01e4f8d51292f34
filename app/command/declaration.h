// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command/output.h"
#include "engine/describe/solver.h"

#include <string>
#include <vector>

// What can be said about any declaration, whatever it declares.
namespace mlsysim::command {

/// What a type finally holds under its optionals, lists and maps.
const Type& innermost(const Type& type);

/// "number, ms", "one of fp32, fp16", "list of machines".
std::string kind_text(const Field& field);
/// "1 to 1e12", "more than 0", "fp32, fp16, …", "yes or no"; empty when anything goes.
std::string range_text(const Field& field);
/// "1", "100 ms", "fp16", "required", "none".
std::string default_text(const Field& field);
/// The sentence of a field with its range and default: what `--help` says of an option.
std::string help_text(const Field& field);

/// One value of a structure, however deep it lies.
struct Leaf {
    std::string id; ///< dotted
    std::string label;
    const Field* field = nullptr;
    Value value;
    bool advanced = false; ///< it, or a group around it
};

/// Every value below a structure in the order of the declaration; lists of plain values are one leaf, lists of groups
/// are left to `tables`.
std::vector<Leaf> leaves(const Structure& structure, const Value& values);

/// The values as blocks: a record of the plain ones, a record for each group, a table for each list of groups.
/// `everything` also shows advanced values and those that are absent.
std::vector<Block> blocks(
    const Structure& structure, const Value& values, const std::string& title, bool everything = true);

/// A table of the fields: id, symbol, meaning, range and default; results have no range.
Table field_table(const Structure& structure, const std::string& title, bool results);
/// The same as a tree.
Value field_list(const Structure& structure, bool results);

} // namespace mlsysim::command
