// Where the fields of a JSON value are, by simdjson: the one well-kept parser that is fast enough for corpora and says where in
// its input a string is.
#ifndef CRECORDS_H
#define CRECORDS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Parses one value after another; not to be used by two threads at once.
typedef struct crecords_parser crecords_parser;

// NULL where there is no memory.
crecords_parser *crecords_make(void);
void crecords_free(crecords_parser *parser);

typedef enum {
    // The field holds a string, which is at start..<end.
    CRECORDS_STRING,
    // The value has no such field.
    CRECORDS_MISSING,
    // The field holds null.
    CRECORDS_NULL,
    // The field holds something else.
    CRECORDS_OTHER,
} crecords_kind;

typedef struct {
    crecords_kind kind;
    // Bytes of the value, between the quotation marks.
    int64_t start;
    int64_t end;
} crecords_field;

// Looks for fields of a JSON object (RFC 8259), which is read and checked whole; of two of one name the last counts, as with most
// parsers.
//
// Each path is a sequence of names, each with a NUL behind it, and an empty name at its end. Returns NULL, or what is wrong with
// the value, in words that live for ever.
const char *crecords_find(crecords_parser *parser, const uint8_t *bytes, int64_t count, const char *const *paths, int64_t path_count,
                          crecords_field *fields);

#ifdef __cplusplus
}
#endif
#endif
