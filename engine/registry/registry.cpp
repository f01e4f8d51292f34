// SPDX-License-Identifier: Apache-2.0
#include "engine/registry/registry.h"

#include "engine/catalogue.h"
#include "engine/document/json.h"
#include "engine/registry/reading.h"
#include "engine/registry/shipped.h"
#include "engine/registry/source.h"
#include "engine/registry/yaml.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

namespace mlsysim {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view shipped_layer = "shipped";

std::string lower_case(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::uint64_t fnv1a(std::span<const std::uint8_t> bytes, std::uint64_t hash = 14695981039346656037U)
{
    for (const auto byte : bytes)
        hash = (hash ^ byte) * 1099511628211U;
    return hash;
}

std::string hexadecimal(std::uint64_t hash)
{
    std::string text(16, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, hash >>= 4U)
        *digit = "0123456789abcdef"[hash & 15U];
    return text;
}

std::optional<std::string> content_of(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return stream ? std::optional(text.str()) : std::nullopt;
}

Value shipped_value(const ShippedEntry& entry)
{
    return parse_cbor(shipped_registry.data.subspan(entry.offset, entry.size)).value_or(Value());
}

std::vector<FileProblem> in_file(std::string_view file, const Problems& problems)
{
    std::vector<FileProblem> result;
    for (const auto& p : problems)
        result.push_back({ std::string(file), p });
    return result;
}

} // namespace

struct Registry::Stored {
    Entry entry;
    const ShippedEntry* shipped = nullptr; ///< until `value` is needed
    Value value;
    std::shared_ptr<void> record;
};

std::string FileProblem::text() const
{
    std::string text = file;
    if (problem.position.line > 0)
        text += ":" + std::to_string(problem.position.line) + ":" + std::to_string(problem.position.column);
    return text + ": error: " + (problem.field.empty() ? "" : problem.field + " ") + problem.message;
}

fs::path folder_of(const RecordType& type)
{
    const auto dot = type.space.find('.');
    fs::path folder = lower_case(type.space.substr(0, dot));
    return dot == std::string_view::npos ? folder : folder / type.space.substr(dot + 1);
}

std::string_view Entry::group() const
{
    const auto first = path.find('.'), last = path.rfind('.');
    return first < last ? std::string_view(path).substr(first + 1, last - first - 1) : std::string_view();
}

Registry::Registry(bool with_shipped)
{
    if (!with_shipped)
        return;
    for (const auto& s : shipped_registry.entries) {
        Stored& stored = store(std::string(s.path), *record_type_at(s.path));
        stored.shipped = &s;
        stored.entry.layer = shipped_layer;
    }
    m_changed = false;
    m_retired = shipped_value(shipped_registry.retired);
    m_sources = shipped_value(shipped_registry.sources);
}

Registry::~Registry() = default;

const Registry& Registry::shipped()
{
    static const Registry registry;
    return registry;
}

Registry::Stored& Registry::store(std::string path, const RecordType& type)
{
    m_changed = true;
    auto& slot = m_entries[path];
    if (!slot) {
        slot = std::make_unique<Stored>();
        slot->entry.path = std::move(path);
        slot->entry.type = &type;
    }
    return *slot;
}

const Value& Registry::value(const Stored& stored) const
{
    auto& mine = const_cast<Stored&>(stored);
    if (mine.shipped) {
        mine.value = shipped_value(*mine.shipped);
        mine.shipped = nullptr;
    }
    return stored.value;
}

std::vector<FileProblem> Registry::add_text(
    const RecordType& type, std::string_view path, std::string_view yaml, std::string_view file, std::string_view layer)
{
    Problems problems;
    Value said = parse_yaml(yaml, problems);
    if (problems.empty() && !said.map())
        problems.push_back({ {}, "expected a map of fields", { 1, 1 } });
    if (!problems.empty())
        return in_file(file, problems);
    Value whole = said;
    const auto below = m_entries.find(path);
    if (below != m_entries.end() && !said.find("extends")) {
        whole = value(*below->second);
        whole.merge(said);
    }
    const auto record = build_record(type, whole, *this, true, problems);
    if (!problems.empty())
        return in_file(file, problems);
    if (!path.empty()) {
        Stored& stored = store(std::string(path), type);
        stored.shipped = nullptr;
        stored.value = read_structure(type.structure, record.get());
        stored.record = record;
        type.set_path(record.get(), path);
        stored.entry.layer = layer;
        stored.entry.file = file;
        forget_records_that_refer(type);
    }
    return {};
}

void Registry::forget_records_that_refer(const RecordType& to)
{
    for (const auto& [path, stored] : m_entries)
        if (stored->record && std::ranges::any_of(stored->entry.type->structure.fields, [&](const Field& field) {
                return field.type->record == &to;
            })) {
            value(*stored);
            stored->record.reset();
            forget_records_that_refer(*stored->entry.type);
        }
}

std::vector<FileProblem> Registry::add_folder(const fs::path& folder, std::string_view layer)
{
    std::vector<FileProblem> problems;
    std::error_code error;
    const fs::path catalogue = folder / "sources.yaml";
    if (fs::exists(catalogue, error)) {
        const auto text = content_of(catalogue);
        Problems found;
        const Value said = text ? parse_yaml(*text, found) : Value();
        if (!text)
            found.push_back({ {}, "cannot be read" });
        for (const auto& p : in_file("sources.yaml", found))
            problems.push_back(p);
        if (found.empty() && said.map())
            m_sources.merge(said);
    }
    for (const RecordType* type : record_types()) {
        const fs::path root = folder / folder_of(*type);
        std::vector<fs::path> files;
        for (fs::recursive_directory_iterator it(root, fs::directory_options::skip_permission_denied, error), end;
             !error && it != end; it.increment(error))
            if (it->path().extension() == ".yaml" && it->is_regular_file(error))
                files.push_back(it->path());
        std::ranges::sort(files);
        for (const auto& file : files) {
            const std::string name = fs::relative(file, folder, error).generic_string();
            std::string path = name.substr(0, name.size() - std::string_view(".yaml").size());
            std::ranges::replace(path, '/', '.');
            path.replace(0, type->space.size(), type->space);
            const auto text = content_of(file);
            for (const auto& p :
                text ? add_text(*type, path, *text, name, layer) : in_file(name, { { {}, "cannot be read" } }))
                problems.push_back(p);
        }
    }
    return problems;
}

std::vector<const Entry*> Registry::entries(const RecordType& type) const
{
    std::vector<const Entry*> found;
    for (const auto& [path, stored] : m_entries)
        if (stored->entry.type == &type)
            found.push_back(&stored->entry);
    return found;
}

std::vector<const Entry*> Registry::entries() const
{
    std::vector<const Entry*> found;
    for (const auto& [path, stored] : m_entries)
        found.push_back(&stored->entry);
    return found;
}

const Entry* Registry::find(std::string_view path) const
{
    const auto found = m_entries.find(path);
    return found == m_entries.end() ? nullptr : &found->second->entry;
}

Resolution Registry::resolve(const RecordType* type, std::string_view name) const
{
    const auto fits = [&](const Entry& e) { return !type || e.type == type; };
    if (const Entry* exact = find(name); exact && fits(*exact)) {
        const Value* changed
            = m_retired.find("meaning_changed") ? m_retired.find("meaning_changed")->find(name) : nullptr;
        const Value* note = changed ? changed->find("note") : nullptr;
        return { exact, {}, {}, note && note->text() ? exact->path + ": " + *note->text() : std::string() };
    }
    if (const Value* renamed = m_retired.find("renamed") ? m_retired.find("renamed")->find(name) : nullptr) {
        const Value* now = renamed->find("now");
        const Entry* entry = now && now->text() ? find(*now->text()) : nullptr;
        if (entry && fits(*entry)) {
            const Value* note = renamed->find("note");
            return { entry, {}, {},
                "\"" + std::string(name) + "\" is now called " + entry->path
                    + (note && note->text() ? " (" + *note->text() + ")" : "") };
        }
    }
    if (const Value* other = m_retired.find("other_paths") ? m_retired.find("other_paths")->find(name) : nullptr) {
        const Value* now = other->find("now");
        if (const Entry* entry = now && now->text() ? find(*now->text()) : nullptr; entry && fits(*entry))
            return { entry, {}, {}, {} };
    }
    const std::string wanted = lower_case(name);
    std::vector<const Entry*> matches;
    for (const auto& [path, stored] : m_entries) {
        if (!fits(stored->entry))
            continue;
        const std::string candidate = lower_case(path);
        if (candidate == wanted)
            return { &stored->entry, {}, {}, {} };
        if (candidate.size() > wanted.size() && candidate.ends_with(wanted)
            && candidate[candidate.size() - wanted.size() - 1] == '.')
            matches.push_back(&stored->entry);
    }
    // The short name in the case in which it is written wins over the same letters in another case.
    std::vector<const Entry*> same_case;
    std::ranges::copy_if(
        matches, std::back_inserter(same_case), [&](const Entry* e) { return e->path.ends_with(name); });
    if (same_case.size() == 1)
        matches = same_case;
    if (matches.size() == 1)
        return { matches.front(), {}, {}, {} };
    Resolution none;
    const std::string what = type ? lower_case(type->title) : "entry";
    if (matches.empty()) {
        std::vector<std::string_view> words;
        for (const auto& [path, stored] : m_entries)
            if (fits(stored->entry)) {
                words.push_back(stored->entry.short_name());
                if (name.find('.') != std::string_view::npos)
                    words.push_back(stored->entry.path);
            }
        none.error = "unknown " + what + " \"" + std::string(name) + "\"" + suggestion(name, words);
        return none;
    }
    none.error = "\"" + std::string(name) + "\" is ambiguous:";
    for (const Entry* e : matches) {
        none.candidates.push_back(e->path);
        none.error += (none.candidates.size() > 1 ? ", " : " ") + e->path;
    }
    return none;
}

const void* Registry::record(const Entry& entry) const
{
    const std::lock_guard lock(m_mutex);
    Stored& stored = *m_entries.find(entry.path)->second;
    if (!stored.record) {
        Problems problems;
        stored.record = build_record(*entry.type, value(stored), *this, false, problems);
        entry.type->set_path(stored.record.get(), entry.path);
    }
    return stored.record.get();
}

std::shared_ptr<void> Registry::build(const RecordType& type, const Value& value, Problems& problems) const
{
    return build_record(type, value, *this, false, problems);
}

std::string Registry::hash() const
{
    if (!m_changed)
        return std::string(shipped_registry.hash);
    const std::lock_guard lock(m_mutex);
    std::uint64_t hash = fnv1a({});
    for (const auto& [path, stored] : m_entries) {
        hash = fnv1a({ reinterpret_cast<const std::uint8_t*>(path.data()), path.size() }, hash);
        hash = fnv1a(to_cbor(value(*stored)), hash);
    }
    return hexadecimal(hash);
}

std::string compile_registry(const Registry& registry, const Value& retired)
{
    std::vector<std::uint8_t> data;
    std::ostringstream index;
    const auto put = [&](const Value& value) {
        const auto bytes = to_cbor(value);
        std::ostringstream at;
        at << data.size() << ", " << bytes.size();
        data.insert(data.end(), bytes.begin(), bytes.end());
        return at.str();
    };
    for (const Entry* e : registry.entries())
        index << "    { \"" << e->path << "\", " << put(read_structure(e->type->structure, registry.record(*e)))
              << " },\n";
    const std::string names = put(retired), sources = put(registry.sources());

    std::ostringstream source;
    source << "// SPDX-License-Identifier: CC0-1.0\n// Generated from the registry folder.\n#include "
              "\"engine/registry/shipped.h\"\n\nnamespace mlsysim {\n\n"
           << "static const ShippedEntry entries[] = {\n"
           << index.str() << "};\n\nstatic const std::uint8_t data[] = {";
    for (std::size_t i = 0; i < data.size(); ++i)
        source << (i % 32 == 0 ? "\n    " : "") << static_cast<int>(data[i]) << ",";
    source << "\n};\n\nconst ShippedRegistry shipped_registry { entries, data, { \"\", " << names << " }, { \"\", "
           << sources << " }, \"" << registry.hash() << "\" };\n\n} // namespace mlsysim\n";
    return source.str();
}

} // namespace mlsysim
