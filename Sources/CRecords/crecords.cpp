#include "crecords.h"

#include <cctype>
#include <cstring>
#include <new>
#include <simdjson.h>
#include <string_view>
#include <vector>

using namespace simdjson;

struct crecords_parser {
    // Checks the value whole, which the other parser leaves undone where it steps over something.
    dom::parser checker;
    ondemand::parser finder;
    // The value, with the bytes after it that simdjson may look at.
    std::vector<uint8_t> buffer;
};

crecords_parser *crecords_make(void) { return new (std::nothrow) crecords_parser; }

void crecords_free(crecords_parser *parser) { delete parser; }

// Whether a string is as the grammar has it (RFC 8259, section 7): without control characters, and with whole escapes. Half of a
// surrogate pair is such an escape, though it stands for no character.
static bool is_string(std::string_view token) {
    if (token.size() < 2 || token.front() != '"' || token.back() != '"') return false;
    for (size_t i = 1; i + 1 < token.size(); i++) {
        if (static_cast<unsigned char>(token[i]) < 0x20) return false;
        if (token[i] != '\\') continue;
        i++;
        if (token[i] == 'u') {
            for (int digit = 0; digit < 4; digit++) {
                i++;
                if (i + 1 >= token.size() || !std::isxdigit(static_cast<unsigned char>(token[i]))) return false;
            }
        } else if (!std::strchr("\"\\/bfnrt", token[i])) {
            return false;
        }
    }
    return true;
}

static std::string_view trimmed(std::string_view token) {
    while (!token.empty() && token.back() != '"') token.remove_suffix(1);
    return token;
}

// Looks for the field of that path in an object. The object is gone through once.
static error_code find(ondemand::object object, const char *path, const uint8_t *base, crecords_field *found) {
    size_t length = std::strlen(path);
    const char *rest = path + length + 1;
    for (auto entry : object) {
        ondemand::field field;
        if (error_code error = std::move(entry).get(field)) return error;
        std::string_view key;
        // A key that cannot be unescaped holds half of a surrogate pair, and is none of those looked for.
        if (field.unescaped_key().get(key) || key != std::string_view(path, length)) continue;
        ondemand::value value = field.value();
        ondemand::json_type type;
        if (error_code error = value.type().get(type)) return error;
        found->kind = CRECORDS_OTHER;
        if (*rest) {
            found->kind = CRECORDS_MISSING;
            if (type != ondemand::json_type::object) continue;
            ondemand::object inner;
            if (error_code error = value.get_object().get(inner)) return error;
            if (error_code error = find(inner, rest, base, found)) return error;
        } else if (type == ondemand::json_type::null) {
            found->kind = CRECORDS_NULL;
        } else if (type == ondemand::json_type::string) {
            // The token, and the white space after it.
            std::string_view token = trimmed(value.raw_json_token());
            found->kind = CRECORDS_STRING;
            found->start = reinterpret_cast<const uint8_t *>(token.data()) + 1 - base;
            found->end = found->start + static_cast<int64_t>(token.size()) - 2;
        }
    }
    return SUCCESS;
}

// Goes through a value and checks all of it, but for what escapes stand for.
static error_code walk(ondemand::value value) {
    ondemand::json_type type;
    if (error_code error = value.type().get(type)) return error;
    switch (type) {
    case ondemand::json_type::object: {
        ondemand::object object;
        if (error_code error = value.get_object().get(object)) return error;
        for (auto entry : object) {
            ondemand::field field;
            if (error_code error = std::move(entry).get(field)) return error;
            if (error_code error = walk(field.value())) return error;
        }
        return SUCCESS;
    }
    case ondemand::json_type::array: {
        ondemand::array array;
        if (error_code error = value.get_array().get(array)) return error;
        for (auto entry : array) {
            ondemand::value element;
            if (error_code error = entry.get(element)) return error;
            if (error_code error = walk(element)) return error;
        }
        return SUCCESS;
    }
    case ondemand::json_type::string: return is_string(trimmed(value.raw_json_token())) ? SUCCESS : STRING_ERROR;
    case ondemand::json_type::number: return value.get_number().error();
    case ondemand::json_type::boolean: return value.get_bool().error();
    case ondemand::json_type::null: return value.is_null() ? SUCCESS : N_ATOM_ERROR;
    }
    return TAPE_ERROR;
}

const char *crecords_find(crecords_parser *parser, const uint8_t *bytes, int64_t count, const char *const *paths, int64_t path_count,
                          crecords_field *fields) {
    size_t length = static_cast<size_t>(count);
    try {
        parser->buffer.resize(length + SIMDJSON_PADDING);
    } catch (const std::bad_alloc &) {
        return error_message(MEMALLOC);
    }
    if (length) std::memcpy(parser->buffer.data(), bytes, length);
    std::memset(parser->buffer.data() + length, ' ', SIMDJSON_PADDING);
    const uint8_t *base = parser->buffer.data();
    auto view = padded_string_view(base, length, length + SIMDJSON_PADDING);
    dom::element whole;
    error_code checked = parser->checker.parse(base, length, false).get(whole);
    if (checked == STRING_ERROR) {
        // simdjson takes half of a surrogate pair for an error; the grammar does not, and writers that cut texts make them.
        ondemand::document document;
        ondemand::value value;
        if (error_code error = parser->finder.iterate(view).get(document)) return error_message(error);
        if (error_code error = document.get_value().get(value)) return error_message(error);
        checked = walk(value);
    } else if (!checked && !whole.is_object()) {
        return "a value of another kind";
    }
    if (checked) return error_message(checked);
    for (int64_t i = 0; i < path_count; i++) {
        fields[i] = {CRECORDS_MISSING, 0, 0};
        ondemand::document document;
        ondemand::object object;
        if (error_code error = parser->finder.iterate(view).get(document)) return error_message(error);
        if (error_code error = document.get_object().get(object)) return error_message(error);
        if (error_code error = find(object, paths[i], base, &fields[i])) return error_message(error);
    }
    return nullptr;
}
