// SPDX-License-Identifier: Apache-2.0
#include "engine/registry/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

namespace mlsysim {

namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t largest = 4U << 20U; // characters of one file

Position place(const YAML::Mark& mark) { return { mark.line + 1, mark.column + 1 }; }

/// Where the first byte stands that is no UTF-8 or a control character other than a tab or a line end; the size of the
/// text when there is none. The parser itself lets both through.
std::size_t first_unfit(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned lead = byte(i);
        if (lead < 0x80) {
            if ((lead < 0x20 && lead != '\t' && lead != '\n' && lead != '\r') || lead == 0x7f)
                return i;
            ++i;
            continue;
        }
        const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        unsigned code = lead & (0xffU >> (length + 1));
        bool sound = lead >= 0xc2 && lead <= 0xf4;
        for (std::size_t k = 1; k < length; ++k) {
            sound = sound && (byte(i + k) & 0xc0U) == 0x80;
            code = code << 6U | (byte(i + k) & 0x3fU);
        }
        constexpr unsigned least[] { 0, 0, 0x80, 0x800, 0x10000 };
        if (!sound || code < least[length] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
            return i;
        i += length;
    }
    return text.size();
}

/// Builds the tree from the parser's events, so that nothing is resolved, typed or merged behind our back.
class TreeBuilder : public YAML::EventHandler {
public:
    explicit TreeBuilder(Problems& problems)
        : m_problems(problems)
    {
    }
    Value take() { return std::move(m_root); }
    Position start() const { return m_start; }

    void OnDocumentStart(const YAML::Mark& mark) override { m_start = place(mark); }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { scalar(mark, "", anchor, ""); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        problem(mark, "aliases are not allowed; write the value out");
        add({}, mark);
    }
    void OnScalar(
        const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& text) override
    {
        scalar(mark, tag, anchor, text);
    }
    void OnSequenceStart(
        const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        open(Value::List {}, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(
        const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        open(Value::Map {}, mark, tag, anchor);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level {
        Value value;
        bool has_key = false; ///< of a map: the next event is the value of `key`
        std::string key {};
        Position key_position {};
    };

    void problem(const YAML::Mark& mark, std::string message)
    {
        m_problems.push_back({ {}, std::move(message), place(mark) });
    }
    void vet(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor)
    {
        if (anchor != 0)
            problem(mark, "anchors are not allowed; write the value out");
        if (!tag.empty() && tag != "?" && tag != "!")
            problem(mark, "tags are not allowed: " + tag);
    }
    void scalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& text)
    {
        vet(mark, tag, anchor);
        if (!m_levels.empty() && m_levels.back().value.map() && !m_levels.back().has_key) {
            Level& level = m_levels.back();
            if (level.value.find(text))
                problem(mark, "\"" + text + "\" is given twice");
            level.key = text;
            level.key_position = place(mark);
            level.has_key = true;
            return;
        }
        Value value(text);
        // The parser places a missing value where the next key stands.
        const bool missing = text.empty() && !m_levels.empty() && m_levels.back().has_key;
        value.position = missing ? m_levels.back().key_position : place(mark);
        add(std::move(value), mark);
    }
    void open(Value value, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor)
    {
        vet(mark, tag, anchor);
        if (!m_levels.empty() && m_levels.back().value.map() && !m_levels.back().has_key)
            problem(mark, "a key must be a text");
        if (m_levels.size() >= deepest)
            throw YAML::ParserException(mark, "nested too deeply");
        value.position = place(mark);
        m_levels.push_back({ std::move(value) });
    }
    void close()
    {
        Value done = std::move(m_levels.back().value);
        m_levels.pop_back();
        add(std::move(done), YAML::Mark::null_mark());
    }
    void add(Value value, const YAML::Mark&)
    {
        if (m_levels.empty()) {
            m_root = std::move(value);
            return;
        }
        Level& level = m_levels.back();
        if (Value::List* list = level.value.list()) {
            list->push_back(std::move(value));
            return;
        }
        if (!level.has_key) { // a key that was reported; keep its value from being taken for the next one
            level.key.clear();
            level.has_key = true;
            return;
        }
        level.value.map()->push_back({ level.key, std::move(value), level.key_position });
        level.has_key = false;
    }

    Problems& m_problems;
    Position m_start;
    Value m_root;
    std::vector<Level> m_levels;
};

} // namespace

Value parse_yaml(std::string_view text, Problems& problems)
{
    if (text.size() > largest) {
        problems.push_back({ {}, "the file is too large" });
        return {};
    }
    if (const auto unfit = first_unfit(text); unfit < text.size()) {
        const auto before = text.substr(0, unfit);
        const auto line_start = before.rfind('\n') + 1; // 0 where there is none
        problems.push_back({ {}, "a byte that is neither UTF-8 nor printable",
            { static_cast<int>(std::ranges::count(before, '\n')) + 1, static_cast<int>(unfit - line_start) + 1 } });
        return {};
    }
    TreeBuilder builder(problems);
    std::istringstream stream { std::string(text) };
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder))
            problems.push_back({ {}, "the file is empty", { 1, 1 } });
        else if (TreeBuilder rest(problems); parser.HandleNextDocument(rest))
            problems.push_back({ {}, "one document only, found another", rest.start() });
    } catch (const YAML::Exception& error) {
        problems.push_back({ {}, error.msg, place(error.mark) });
    }
    return builder.take();
}

} // namespace mlsysim
