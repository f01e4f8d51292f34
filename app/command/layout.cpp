// SPDX-License-Identifier: Apache-2.0
#include "app/command/output.h"

#include <algorithm>

// What people read: aligned text and Markdown.
namespace mlsysim::command {

namespace {

constexpr std::size_t gap = 2;

std::string spaces(std::size_t count) { return std::string(count, ' '); }

std::string_view tint(Tone tone)
{
    switch (tone) {
    case Tone::Heading:
        return "\033[1m";
    case Tone::Good:
        return "\033[32m";
    case Tone::Bad:
        return "\033[1;31m";
    case Tone::Remark:
        return "\033[2m";
    case Tone::Plain:
        break;
    }
    return "";
}

std::string painted(const std::string& text, Tone tone, bool colour)
{
    const auto start = tint(tone);
    return colour && !start.empty() ? std::string(start) + text + "\033[0m" : text;
}

/// Values of one column: numbers end and units begin at the same place, everything else starts at the left.
class Aligned {
public:
    void add(Readout cell)
    {
        if (cell.number) {
            m_number = std::max(m_number, width_of(cell.text));
            m_unit = std::max(m_unit, width_of(cell.unit));
        } else {
            m_text = std::max(m_text, width_of(cell.text));
            for (std::size_t at = 0, end = 0; at < cell.text.size(); at = end + 1) {
                end = std::min(cell.text.find(' ', at), cell.text.size());
                m_word = std::max(m_word, width_of(std::string_view(cell.text).substr(at, end - at)));
            }
        }
        m_cells.push_back(std::move(cell));
    }
    void heading(std::string_view text)
    {
        m_text = std::max(m_text, width_of(text));
        m_word = std::max(m_word, width_of(text));
    }
    std::size_t longest_word() const { return m_word; }
    bool numeric() const { return m_number > 0; }
    std::size_t width() const { return std::max(m_text, numbers()); }
    /// The cell in lines of at most `room` characters; numbers are never broken.
    std::vector<std::string> lines(std::size_t i, std::size_t room) const
    {
        if (m_cells[i].number || numeric())
            return { (*this)[i] };
        std::vector<std::string> result;
        const std::string text = wrapped(m_cells[i].text, room);
        for (std::size_t at = 0; at <= text.size();) {
            const auto end = std::min(text.find('\n', at), text.size());
            result.push_back(text.substr(at, end - at));
            at = end + 1;
        }
        return result;
    }
    std::string operator[](std::size_t i) const
    {
        const Readout& cell = m_cells[i];
        if (!cell.number && !(numeric() && cell.text == "–"))
            return cell.text + spaces(width() - width_of(cell.text));
        std::string text = spaces(m_number - std::min(m_number, width_of(cell.text))) + cell.text;
        if (!cell.unit.empty())
            text += " " + cell.unit;
        return text + spaces(width() - std::min(width(), width_of(text)));
    }

private:
    std::size_t numbers() const { return m_number + (m_unit > 0 ? m_unit + 1 : 0); }

    std::vector<Readout> m_cells;
    std::size_t m_number = 0, m_unit = 0, m_text = 0, m_word = 0;
};

void put_title(Sink& out, const std::string& title, bool colour)
{
    if (!title.empty())
        out << painted(title, Tone::Heading, colour) << "\n";
}

std::string right_trimmed(std::string line)
{
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

void put(Sink& out, const Record& record, bool colour)
{
    put_title(out, record.title, colour);
    std::size_t labels = 0;
    Aligned values;
    std::vector<const Row*> rows;
    for (const auto& row : record.rows)
        if (row.brief) {
            rows.push_back(&row);
            labels = std::max(labels, width_of(row.label));
            values.add(readout(row.cell));
        }
    const std::size_t notes = gap + labels + gap + values.width() + gap;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = *rows[i];
        out << right_trimmed(spaces(gap) + row.label + spaces(labels - width_of(row.label) + gap) + values[i]);
        if (!row.note.empty()) {
            const std::size_t left = out.width() > notes + 30 ? out.width() - notes : 30;
            const std::size_t used = gap + labels + gap + width_of(right_trimmed(values[i]));
            out << spaces(notes - used) << painted(wrapped(row.note, left, notes), Tone::Remark, colour);
        }
        out << "\n";
    }
}

/// A column of a table as it is printed.
struct Printed {
    std::string title;
    Aligned cells;
    std::size_t width;
};

void put(Sink& out, const Table& table, bool colour)
{
    constexpr std::size_t widest = 28, narrowest = 30; // of text: in the middle, and at the end of a line
    put_title(out, table.title, colour);
    std::size_t last = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        last = table.columns[i].brief ? i : last;
    std::vector<Printed> columns;
    std::size_t used = 0, hidden = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        if (!column.brief)
            continue;
        Aligned cells;
        cells.heading(column.title);
        for (const auto& row : table.rows)
            cells.add(readout({ row[i], column.unit }));
        const std::size_t left = out.width() - std::min(out.width(), used + gap);
        const std::size_t most = i == last ? std::max(left, narrowest) : widest;
        const std::size_t width
            = cells.numeric() ? cells.width() : std::max(cells.longest_word(), std::min(cells.width(), most));
        if (hidden > 0 || (!columns.empty() && width > left)) {
            ++hidden;
            continue;
        }
        used += gap + width;
        columns.push_back({ column.title, std::move(cells), width });
    }
    std::string heading;
    for (const auto& column : columns)
        heading += spaces(gap) + column.title + spaces(column.width - width_of(column.title));
    out << painted(right_trimmed(heading), Tone::Heading, colour) << "\n";
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (const auto& column : columns) {
            cells.push_back(column.cells.lines(r, column.width));
            height = std::max(height, cells.back().size());
        }
        for (std::size_t l = 0; l < height; ++l) {
            std::string line;
            for (std::size_t c = 0; c < columns.size(); ++c) {
                const std::string part = l < cells[c].size() ? cells[c][l] : std::string();
                line += spaces(gap) + part + spaces(columns[c].width - std::min(columns[c].width, width_of(part)));
            }
            out << right_trimmed(line) << "\n";
        }
    }
    if (hidden > 0)
        out << painted("  " + std::to_string(hidden) + (hidden == 1 ? " more column" : " more columns")
                + " with -o csv or -o json\n",
            Tone::Remark, colour);
}

void put(Sink& out, const Paragraph& paragraph, bool colour)
{
    out << painted(wrapped(paragraph.text, std::min<std::size_t>(out.width(), 100)), paragraph.tone, colour) << "\n";
}

std::string markdown_cell(std::string text)
{
    for (auto at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
        text.insert(at, "\\");
    std::ranges::replace(text, '\n', ' ');
    return text;
}

} // namespace

std::size_t width_of(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent)
{
    std::string result;
    std::size_t column = 0;
    while (!text.empty()) {
        const auto space = text.find(' ');
        const auto word = text.substr(0, space);
        if (column > 0 && column + 1 + width_of(word) > width) {
            result += "\n" + spaces(indent);
            column = 0;
        } else if (!result.empty() && column > 0) {
            result += ' ';
            ++column;
        }
        result += word;
        column += width_of(word);
        text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
    }
    return result;
}

void write_text(Sink& out, const Document& document, bool colour)
{
    bool first = true, after_heading = false;
    for (const auto& block : document.blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        if (!first && !after_heading)
            out << "\n";
        std::visit([&](const auto& b) { put(out, b, colour); }, block);
        after_heading = paragraph && paragraph->tone == Tone::Heading;
        first = false;
    }
}

void write_markdown(Sink& out, const Document& document)
{
    bool first = true;
    for (const auto& block : document.blocks) {
        out << (std::exchange(first, false) ? "" : "\n");
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            const bool strong = paragraph->tone == Tone::Good || paragraph->tone == Tone::Bad;
            out << (paragraph->tone == Tone::Heading ? "# "
                    : strong                         ? "**"
                                                     : "")
                << paragraph->text << (strong ? "**\n" : "\n");
        } else if (const auto* record = std::get_if<Record>(&block)) {
            if (!record->title.empty())
                out << "## " << record->title << "\n\n";
            const bool notes = std::ranges::any_of(record->rows, [](const Row& row) { return !row.note.empty(); });
            out << (notes ? "| Quantity | Value | Meaning |\n|---|---:|---|\n" : "| Quantity | Value |\n|---|---:|\n");
            for (const auto& row : record->rows)
                if (row.brief)
                    out << "| " << markdown_cell(row.label) << " | " << markdown_cell(readout(row.cell).joined())
                        << " |" << (notes ? " " + markdown_cell(row.note) + " |\n" : "\n");
        } else if (const auto* table = std::get_if<Table>(&block)) {
            if (!table->title.empty())
                out << "## " << table->title << "\n\n";
            std::string rule = "|", heading = "|";
            for (std::size_t i = 0; i < table->columns.size(); ++i)
                if (table->columns[i].brief) {
                    const bool number = !table->rows.empty() && table->rows.front()[i].is_number();
                    heading += " " + markdown_cell(table->columns[i].title) + " |";
                    rule += number ? "---:|" : "---|";
                }
            out << heading << "\n" << rule << "\n";
            for (const auto& row : table->rows) {
                out << "|";
                for (std::size_t i = 0; i < row.size(); ++i)
                    if (table->columns[i].brief)
                        out << " " << markdown_cell(readout({ row[i], table->columns[i].unit }).joined()) << " |";
                out << "\n";
            }
        }
    }
}

} // namespace mlsysim::command
