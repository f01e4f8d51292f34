// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/value.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mlsysim {

/// Reads one JSON text. A duplicate key, a number beyond the doubles or anything after the end is an error, which
/// `error` then tells in one sentence.
std::optional<Value> parse_json(std::string_view text, std::string* error = nullptr);

/// Strict JSON with every digit that a double needs: infinity is the text "inf", absent is null. One line unless
/// `indent` is given.
std::string to_json(const Value& value, int indent = -1);

/// The same tree in CBOR, in which the shipped registry is kept.
std::vector<std::uint8_t> to_cbor(const Value& value);
std::optional<Value> parse_cbor(std::span<const std::uint8_t> bytes);

} // namespace mlsysim
