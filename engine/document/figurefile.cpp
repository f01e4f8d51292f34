// SPDX-License-Identifier: Apache-2.0
#include "engine/document/figurefile.h"

#include "engine/document/json.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace mlsysim {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t largest = 64U << 20; ///< bytes that a session may unpack to
constexpr auto png_signature = "\x89PNG\r\n\x1a\n"sv;
constexpr auto keyword = "mlsysim\0"sv;
constexpr auto comment = "%mlsysim "sv;
constexpr std::size_t comment_line = 120;

/// Unpacks a zlib stream that starts at the first byte and ends where it says itself; nothing when it is damaged.
std::optional<std::string> unpack(std::string_view packed)
{
    z_stream stream {};
    if (inflateInit(&stream) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(std::min(packed.size(), largest));
    std::string text;
    int status = Z_OK;
    while (status == Z_OK && text.size() < largest) {
        const std::size_t had = text.size();
        text.resize(had + (64U << 10));
        stream.next_out = reinterpret_cast<Bytef*>(text.data() + had);
        stream.avail_out = static_cast<uInt>(text.size() - had);
        status = inflate(&stream, Z_NO_FLUSH);
        text.resize(text.size() - stream.avail_out);
        if (text.size() == had && status == Z_OK)
            break;
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END ? std::optional(std::move(text)) : std::nullopt;
}

std::string utf8_of_latin1(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80) {
            out += c;
        } else {
            out += static_cast<char>(0xC0 | code >> 6);
            out += static_cast<char>(0x80 | (code & 0x3F));
        }
    }
    return out;
}

std::optional<std::string> in_text_chunk(std::string_view type, std::string_view data)
{
    if (!data.starts_with(keyword))
        return {};
    data.remove_prefix(keyword.size());
    if (type == "tEXt")
        return utf8_of_latin1(data);
    if (type == "zTXt" && !data.empty()) {
        const auto text = unpack(data.substr(1));
        return text ? std::optional(utf8_of_latin1(*text)) : std::nullopt;
    }
    if (type != "iTXt" || data.size() < 2)
        return {};
    const bool packed = data[0] == 1;
    data.remove_prefix(2);
    for (int skipped = 0; skipped < 2; ++skipped) // language and translated keyword
        data.remove_prefix(std::min(data.size(), data.find('\0') + 1));
    return packed ? unpack(data) : std::optional(std::string(data));
}

std::optional<std::string> in_png(std::string_view bytes)
{
    for (std::size_t at = png_signature.size(); at + 12 <= bytes.size();) {
        std::uint32_t length = 0;
        for (std::size_t i = 0; i < 4; ++i)
            length = length << 8 | static_cast<unsigned char>(bytes[at + i]);
        if (length > bytes.size() - at - 12)
            break;
        if (auto text = in_text_chunk(bytes.substr(at + 4, 4), bytes.substr(at + 8, length)))
            return text;
        at += 12 + length;
    }
    return {};
}

std::optional<std::string> in_svg(std::string_view bytes)
{
    constexpr auto open = "<desc>"sv, close = "</desc>"sv;
    const std::size_t from = bytes.find(open), to = bytes.find(close, from);
    if (from == std::string_view::npos || to == std::string_view::npos)
        return {};
    std::string_view text = bytes.substr(from + open.size(), to - from - open.size());
    std::string out;
    while (!text.empty()) {
        static constexpr std::pair<std::string_view, char> entities[]
            = { { "&quot;", '"' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&apos;", '\'' }, { "&amp;", '&' } };
        const auto* found = std::find_if(
            std::begin(entities), std::end(entities), [&](const auto& e) { return text.starts_with(e.first); });
        const bool entity = found != std::end(entities);
        out += entity ? found->second : text.front();
        text.remove_prefix(entity ? found->first.size() : 1);
    }
    return out;
}

/// The attached file of our name: its specification refers to the object that holds its bytes.
std::optional<std::string> in_pdf(std::string_view bytes)
{
    constexpr auto reference = "/EF <</F "sv;
    const std::size_t from = bytes.find(reference, bytes.find("/F (session.mlsysim)"));
    if (from == std::string_view::npos)
        return {};
    const std::string_view number = bytes.substr(from + reference.size(), 12);
    const std::string head = "\n" + std::string(number.substr(0, number.find(' '))) + " 0 obj";
    const std::size_t object = bytes.find(head);
    const std::size_t begin = bytes.find("stream", object);
    if (object == std::string_view::npos || begin == std::string_view::npos)
        return {};
    const std::string_view dictionary = bytes.substr(object, begin - object);
    std::string_view data = bytes.substr(begin + "stream"sv.size());
    data.remove_prefix(std::min(data.size(), data.find('\n') + 1));
    return dictionary.find("/FlateDecode") != std::string_view::npos
        ? unpack(data)
        : std::optional(std::string(data.substr(0, data.find("\nendstream"))));
}

std::optional<std::string> in_latex(std::string_view bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        if (bytes.substr(at).starts_with(comment))
            text += bytes.substr(at + comment.size(), end - at - comment.size());
        at = end + 1;
    }
    return text.empty() ? std::nullopt : std::optional(text);
}

bool is_svg(std::string_view bytes) { return bytes.substr(0, 4096).find("<svg") != std::string_view::npos; }

bool is_latex(std::string_view bytes)
{
    return bytes.substr(0, 4096).find("\\documentclass") != std::string_view::npos;
}

} // namespace

bool is_figure(std::string_view bytes)
{
    return bytes.starts_with(png_signature) || bytes.starts_with("%PDF-") || is_svg(bytes) || is_latex(bytes);
}

std::optional<Value> session_in_figure(std::string_view bytes, std::string* error)
{
    const auto fail = [&](std::string reason) -> std::optional<Value> {
        if (error)
            *error = std::move(reason);
        return {};
    };
    if (!is_figure(bytes))
        return fail("it is no figure");
    const auto text = bytes.starts_with(png_signature) ? in_png(bytes)
        : bytes.starts_with("%PDF-")                   ? in_pdf(bytes)
        : is_svg(bytes)                                ? in_svg(bytes)
                                                       : in_latex(bytes);
    if (!text)
        return fail("no session of mlsysim is inside; another program may have made it or saved it again");
    std::string reason;
    auto session = parse_json(*text, &reason);
    if (!session)
        return fail("what is inside is no session of mlsysim: " + reason);
    return session;
}

std::string session_comment(const Value& session)
{
    const std::string json = to_json(session);
    std::string lines;
    for (std::size_t at = 0; at < json.size(); at += comment_line)
        lines.append(comment).append(json, at, comment_line).append("\n");
    return lines;
}

} // namespace mlsysim
