// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/problem.h"
#include "engine/units/display.h"

#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace mlsysim {

enum class Kind { Real, Integer, Switch, Choice, Text, Record, Group, Optional, List, Map };
enum class Axis { Linear, Logarithmic };
enum class Tier { Basic, Advanced };

struct Field;
struct Structure;
struct RecordType;
class Reading;

/// What generic code can do with a member, whatever its C++ type: convert it to and from a Value, reach the number in
/// it, and step into it. Optionals, lists and maps have an `element`.
struct Type {
    Kind kind;
    const Type* element = nullptr;
    const Structure* structure = nullptr; ///< of a group
    const RecordType* record = nullptr; ///< of a reference to a record
    std::span<const std::string_view> names {}; ///< of a choice, or the closed set of keys of a map

    Value (*read)(const void* member, const Field& field);
    /// Stores `value`; appends to the reading's problems and changes nothing when it is unfit.
    void (*write)(void* member, const Value& value, const Field& field, Reading& reading);
    /// The member as a coherent number; NaN when absent. Null for kinds that hold no number.
    double (*get)(const void* member) noexcept = nullptr;
    void (*set)(void* member, double value) noexcept = nullptr;
    /// The element of a list or map, or the group behind an optional or a record; null when there is none.
    const void* (*step)(const void* member, std::string_view key) noexcept = nullptr;
};

/// One member of a described structure: its words, its unit and range, and how to reach it.
struct Field {
    std::string_view id, symbol, label, help;
    const Type* type = nullptr;
    Unit unit {};
    double min = 0, max = 0; ///< what is accepted, coherent and inclusive
    double low = 0, high = 0; ///< what a slider or an axis offers
    double standard = 0; ///< default of a number, switch or choice
    std::string_view preset {}; ///< default of anything else, as text
    /// The switch that must be on for this field to have a meaning ("is_training"), or a choice and its values
    /// ("phase=prefill,train"); empty for always.
    std::string_view when {};
    bool required = false; ///< a library call without it is an error; forms still start at the default
    Axis axis = Axis::Linear;
    Tier tier = Tier::Basic;
    void* (*address)(void* owner) noexcept = nullptr;

    const void* address_in(const void* owner) const noexcept { return address(const_cast<void*>(owner)); }
};

/// A described aggregate: the inputs or outputs of a solver, a record, or a group inside one of them.
struct Structure {
    std::string_view id;
    std::span<const Field> fields;
    bool results = false; ///< outputs keep their absent members, so that every result has the same shape

    const Field* find(std::string_view field_id) const
    {
        for (const auto& f : fields)
            if (f.id == field_id)
                return &f;
        return nullptr;
    }
};

/// A kind of registry entry.
struct RecordType {
    std::string_view id; ///< "hardware"
    std::string_view space; ///< "Hardware" or "Systems.Nodes": what canonical names start with
    std::string_view title; ///< "Machine"
    const Structure& structure;
    std::shared_ptr<void> (*create)();
    std::shared_ptr<void> (*copy)(const void* record);
    std::string_view (*path)(const void* record); ///< canonical name, empty for an unnamed record
    void (*set_path)(void* record, std::string_view path);
    void (*check)(const void* record, Problems& problems); ///< rules across fields; may be null
    /// Called after `changes` were written over a copy of `base`, to keep what belongs together; may be null.
    void (*derived)(void* record, const Value& changes, const void* base);
};

/// What a conversion needs to know about its surroundings, and where it collects what went wrong.
class Reading {
public:
    virtual ~Reading() = default;

    /// The record that `value` names or spells out; null after a problem was reported. Owned by the reading's maker.
    virtual const void* record(const RecordType& type, const Value& value, const Field& field);
    /// The value that a text stands for where a group is expected, such as a source named by its key.
    /// Null after a problem was reported, or when such groups have no names.
    virtual const Value* named_group(const Structure& structure, const Value& name);

    void problem(std::string message, Position position = {});

    bool units_required = false; ///< a registry file: every number carries its unit
    Problems problems;

    /// Extends the dotted path under which problems are reported while it lives.
    class Step {
    public:
        Step(Reading& reading, std::string_view name);
        ~Step();
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

    private:
        Reading& m_reading;
        std::size_t m_length;
    };

private:
    std::string m_path;
};

/// Every member as a map; what is absent or empty is left out, except among results.
Value read_structure(const Structure& structure, const void* owner);

/// Writes a map into a structure. Unknown and missing members are problems; members without a value get their default.
void write_structure(const Structure& structure, void* owner, const Value& value, Reading& reading);

/// Gives every member its default: `standard`, or what `preset` says.
void write_defaults(const Structure& structure, void* owner, Reading& reading);

/// A place inside a structure, found by its dotted path.
struct Place {
    const Field* field = nullptr; ///< carries words, unit and range
    const Type* type = nullptr; ///< of the member itself; differs from the field's inside lists and maps
    void* member = nullptr;

    explicit operator bool() const { return member != nullptr; }
    double get() const { return type->get(member); }
    void set(double value) const { type->set(member, value); }
};

/// Whether the field's `when` holds for the values around it.
bool applies(const Structure& structure, const void* owner, const Field& field);

/// Follows `path` ("hardware.memory.bandwidth") from `owner`; empty when a part is unknown or absent.
Place locate(const Structure& structure, void* owner, std::string_view path);

/// As `locate` for the declaration only: the field that the path names, or null.
const Field* find_field(const Structure& structure, std::string_view path);

/// The word nearest to `wanted`, or an empty text when none is near.
std::string_view nearest(std::string_view wanted, std::span<const std::string_view> words);

/// `, did you mean "x"?` or nothing.
std::string suggestion(std::string_view wanted, std::span<const std::string_view> words);

} // namespace mlsysim
