// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/describe.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace mlsysim {

/// A problem in a file, printed as "file:line:column: error: message".
struct FileProblem {
    std::string file;
    Problem problem;

    std::string text() const;
};

/// One named record and where it came from.
struct Entry {
    std::string path; ///< canonical: "Hardware.Cloud.H100"
    const RecordType* type = nullptr;
    std::string
        layer; ///< the last layer that said something of it: "shipped", "installed", "user", "project", a folder
    std::string file; ///< relative to its layer's folder

    std::string_view short_name() const { return std::string_view(path).substr(path.rfind('.') + 1); }
    /// What stands between the name space and the short name: "Cloud".
    std::string_view group() const;
};

/// Where a registry folder keeps the entries of a kind: "hardware", "systems/Nodes".
std::filesystem::path folder_of(const RecordType& type);

/// What a name stands for.
struct Resolution {
    const Entry* entry = nullptr;
    std::vector<std::string> candidates; ///< of an ambiguous short name
    std::string error; ///< one sentence when there is no entry
    std::string notice; ///< set when a retired name was used
};

/// All entries in their layers: shipped, then folder after folder; later layers win field by field. Loading is not
/// thread-safe; afterwards any thread may read. Records are converted when first asked for and live as long as the
/// registry.
class Registry {
public:
    /// With the entries that were compiled in, or empty.
    explicit Registry(bool with_shipped = true);
    ~Registry();
    Registry(const Registry&) = delete;
    Registry& operator=(const Registry&) = delete;

    /// The shipped entries alone, shared by everybody who asks for nothing else.
    static const Registry& shipped();

    /// Reads `<folder>/<folder_of(type)>/**/*.yaml` and `<folder>/sources.yaml`. Entries with problems are skipped.
    std::vector<FileProblem> add_folder(const std::filesystem::path& folder, std::string_view layer);
    /// Reads one entry; without a path it is checked only. Returns what is wrong with it.
    std::vector<FileProblem> add_text(const RecordType& type, std::string_view path, std::string_view yaml,
        std::string_view file, std::string_view layer);

    std::vector<const Entry*> entries(const RecordType& type) const; ///< sorted by path
    std::vector<const Entry*> entries() const;
    const Entry* find(std::string_view path) const;

    /// Canonical, short, any case; `type` null searches all kinds.
    Resolution resolve(const RecordType* type, std::string_view name) const;

    /// The record of an entry, converted on first use.
    const void* record(const Entry& entry) const;
    template <class R> const R& get(const Entry& entry) const { return *static_cast<const R*>(record(entry)); }
    /// The record of a canonical path, or null.
    template <class R> const R* get(std::string_view path) const;

    /// Builds a record of its own from a map: whole, or changes to another one under "extends".
    std::shared_ptr<void> build(const RecordType& type, const Value& value, Problems& problems) const;

    /// The sources catalogue: key to source.
    const Value& sources() const { return m_sources; }
    /// A short hash over all values; equal registries have equal hashes.
    std::string hash() const;

private:
    struct Stored;

    Stored& store(std::string path, const RecordType& type);
    const Value& value(const Stored& stored) const;
    /// Records that hold one of that kind are made again when next asked for, with what it says now.
    void forget_records_that_refer(const RecordType& to);

    std::map<std::string, std::unique_ptr<Stored>, std::less<>> m_entries;
    Value m_sources, m_retired;
    bool m_changed = false; ///< something was added to the shipped entries
    mutable std::recursive_mutex m_mutex; ///< a record may ask for those that it refers to
};

/// Writes every entry of the folder, validated and normalised, as C++ source; used when the library is built.
std::string compile_registry(const Registry& registry, const Value& retired);

template <class R> const R* Registry::get(std::string_view path) const
{
    const Entry* entry = find(path);
    return entry && entry->type == &record_type_of<R> ? &get<R>(*entry) : nullptr;
}

} // namespace mlsysim
