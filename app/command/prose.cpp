// SPDX-License-Identifier: Apache-2.0
#include "app/command/prose.h"

#include "app/command/output.h"

#include <algorithm>
#include <utility>

namespace mlsysim::command {

namespace {

/// The words without their marks; a link to a page also says how that page is called.
std::string words_of(std::string_view markdown)
{
    std::string words;
    bool code = false;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        const std::string_view rest = markdown.substr(i);
        if (rest.front() == '`') {
            code = !code;
        } else if (!code && rest.starts_with("**")) {
            ++i;
        } else if (const auto middle = rest.find("]("), end = rest.find(')', std::min(middle, rest.size()));
                   !code && rest.front() == '[' && end != std::string_view::npos) {
            words += rest.substr(1, middle - 1);
            words += " (" + std::string(rest.substr(middle + 2, end - middle - 2)) + ")";
            i += end;
        } else {
            words += rest.front();
        }
    }
    return words;
}

/// How many characters of a line are the bullet or the number of an item of a list.
std::size_t marker_of(std::string_view line)
{
    if (line.starts_with("- "))
        return 2;
    const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
    return digits > 0 && line.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

std::vector<std::string> cells_of(std::string_view line)
{
    std::vector<std::string> cells;
    for (auto at = line.find('|'); at != std::string_view::npos;) {
        line.remove_prefix(at + 1);
        at = line.find('|');
        if (at == std::string_view::npos)
            break;
        std::string cell = words_of(line.substr(0, at));
        cell.erase(0, std::min(cell.find_first_not_of(' '), cell.size()));
        cell.erase(cell.find_last_not_of(' ') + 1);
        cells.push_back(std::move(cell));
    }
    return cells;
}

/// Gathers the lines of a paragraph, an item or a table, and prints them when they are complete.
class Printer {
public:
    explicit Printer(Sink& out)
        : m_out(out)
    {
    }

    void line(std::string_view line)
    {
        const std::size_t marker = marker_of(line);
        const bool row = line.starts_with("|");
        if (line.empty() || marker > 0 || row != !m_table.columns.empty())
            finish();
        if (line.empty()) {
            m_gap = m_printed;
        } else if (row) {
            add_row(cells_of(line));
        } else {
            m_marker = m_text.empty() ? marker : m_marker;
            m_text += (m_text.empty() ? "" : " ")
                + std::string(line.substr(std::min(line.find_first_not_of(' '), line.size())));
        }
    }

    void finish()
    {
        if ((!m_text.empty() || !m_table.columns.empty()) && std::exchange(m_gap, false))
            m_out << "\n";
        if (!m_text.empty()) {
            const std::size_t width = std::min<std::size_t>(m_out.width(), 100) - m_marker;
            m_out << m_text.substr(0, m_marker) << wrapped(words_of(m_text.substr(m_marker)), width, m_marker) << "\n";
            m_printed = true;
        }
        if (!m_table.columns.empty()) {
            write_text(m_out, { .command = {}, .blocks = { m_table } }, false);
            m_printed = true;
        }
        m_text.clear();
        m_table = {};
    }

private:
    void add_row(std::vector<std::string> cells)
    {
        if (m_table.columns.empty()) {
            for (auto& cell : cells)
                m_table.columns.push_back({ {}, std::move(cell) });
        } else if (!cells.front().starts_with("---")) {
            cells.resize(m_table.columns.size());
            m_table.rows.emplace_back(cells.begin(), cells.end());
        }
    }

    Sink& m_out;
    bool m_gap = false, m_printed = false;
    std::size_t m_marker = 0;
    std::string m_text;
    Table m_table {};
};

} // namespace

void write_prose(Sink& out, std::string_view markdown)
{
    Printer printer(out);
    while (!markdown.empty()) {
        const auto end = std::min(markdown.find('\n'), markdown.size());
        printer.line(markdown.substr(0, end));
        markdown.remove_prefix(std::min(end + 1, markdown.size()));
    }
    printer.finish();
}

} // namespace mlsysim::command
