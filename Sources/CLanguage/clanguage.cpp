#include "clanguage.h"

// The header names FILE without declaring it.
#include <cstdio>

// Homebrew has no CLD2: there the recogniser knows nothing, and a text's language comes from its name, its
// configuration or an option.
#if __has_include(<cld2/public/compact_lang_det.h>)
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

clanguage_guess clanguage_recognize(const char *text, int length) {
    CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    clanguage_guess guess = {};
    const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::ExtDetectLanguageSummary(text, length, /*is_plain_text=*/true, &no_hints, /*flags=*/0, languages, guess.percent,
                                   guess.score, /*resultchunkvector=*/nullptr, &guess.letter_bytes,
                                   &guess.is_reliable);
    for (int i = 0; i < 3; i++) guess.language[i] = CLD2::LanguageCode(languages[i]);
    return guess;
}
#else
clanguage_guess clanguage_recognize(const char *, int) {
    clanguage_guess guess = {};
    for (int i = 0; i < 3; i++) guess.language[i] = "un";
    return guess;
}
#endif
