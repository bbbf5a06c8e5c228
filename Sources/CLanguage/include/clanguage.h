#pragma once

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What CLD2 says of a text: its three likeliest languages, the likeliest first.
typedef struct {
    /// BCP 47 tags in CLD2's spelling, static strings; "un" where there is no such language.
    const char *language[3];
    /// The percentage of the text's letters that are in the language.
    int percent[3];
    /// How usual the text's letter groups are in the language; about 1 for prose.
    double score[3];
    /// The bytes of letters that were looked at.
    int letter_bytes;
    /// Whether CLD2 holds the first language for clearly likelier than the others.
    bool is_reliable;
} clanguage_guess;

/// Recognises the language of `length` bytes of well-formed UTF-8. Thread-safe. Time: linear in `length`.
clanguage_guess clanguage_recognize(const char *text, int length);

#ifdef __cplusplus
}
#endif
