// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command/sink.h"
#include "engine/describe/solver.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace mlsysim::command {

enum class Format { Text, Json, Markdown, Csv };

/// The format of that name, in any case.
std::optional<Format> find_format(std::string_view name);

/// A value and the unit it is shown in. The value itself is in coherent units.
struct Cell {
    Value value {};
    Unit unit {};
};

/// One line of a record: what it is, its value, a remark.
struct Row {
    std::string id, label;
    Cell cell {};
    std::string note {};
    bool brief = true; ///< false: left out where people read
};

/// Named values, one to a line.
struct Record {
    std::string title;
    std::vector<Row> rows;
};

struct Column {
    std::string id, title;
    Unit unit {};
    bool brief = true; ///< false: left out where people read
};

/// Rows of equal shape.
struct Table {
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<Value>> rows;
};

enum class Tone { Plain, Heading, Good, Bad, Remark };

/// A sentence for people; programs do not get it.
struct Paragraph {
    std::string text;
    Tone tone = Tone::Plain;
};

using Block = std::variant<Record, Table, Paragraph>;

/// What a command has to say: a tree for programs, blocks for people and spreadsheets.
struct Document {
    std::string command;
    Value inputs = Value::Map {}, outputs = Value::Map {};
    Stability stability = Stability::Stable;
    std::vector<Block> blocks {};
};

/// A value as a person reads it: the number and its unit apart, so that numbers line up.
struct Readout {
    std::string text, unit;
    bool number = false;

    std::string joined() const { return unit.empty() ? text : text + " " + unit; }
};
Readout readout(const Cell& cell, int digits = 4);

/// A field of a CSV line: exact numbers, quotes where they are needed.
std::string csv_field(const Value& value);
/// "latency [s]": the id and the coherent unit of the numbers below it.
std::string csv_heading(const Column& column);
/// The name of the coherent unit of a dimension: "s", "B/s", "J"; empty when plain.
std::string coherent_label(const Dimension& dimension);

/// How many characters a text takes on the screen.
std::size_t width_of(std::string_view text);
/// Breaks a text into lines of at most `width`, each after the first behind `indent` spaces.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

void write_text(Sink& out, const Document& document, bool colour);
void write_markdown(Sink& out, const Document& document);
void write_csv(Sink& out, const Document& document);

} // namespace mlsysim::command
