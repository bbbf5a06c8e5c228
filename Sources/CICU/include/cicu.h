/// ICU's C interface under names that do not change from one ICU version to the next.
///
/// ICU suffixes each of its symbols with its major version through macros (`ubrk_open` is `ubrk_open_72`), and
/// Swift imports symbols, not macros. Each function here forwards to the ICU function of the same name without
/// `cicu_`, whose documentation holds here too: https://unicode-org.github.io/icu-docs/apidoc/released/icu4c/
///
/// Two things differ from ICU throughout:
/// - `status` is only written, never read: it needs no initial value. Above zero it is an error, below zero a
///   warning, and the text of either is `cicu_u_errorName`.
/// - No ICU header is included, so that a client of this module needs none on its search path.
///
/// Offsets are native indexes: UTF-8 bytes for a `UText` that `cicu_utext_openUTF8` has opened, UTF-16 units
/// where the text is passed as `uint16_t`.

#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The same types as ICU's own, declared again (C11 allows that) to stay free of its headers.
typedef struct UText UText;
typedef struct UBreakIterator UBreakIterator;
typedef struct URegularExpression URegularExpression;
typedef struct UNormalizer2 UNormalizer2;
typedef struct USpoofChecker USpoofChecker;
typedef struct USet USet;
typedef struct ULocaleData ULocaleData;
typedef struct UResourceBundle UResourceBundle;

/// Longest locale identifier, in bytes, with its keywords and the final NUL (ICU's ULOC_FULLNAME_CAPACITY).
enum { CICU_LOCALE_CAPACITY = 157 };

// MARK: Errors

/// Codes that a caller tells apart; any other is told by its name only.
enum {
    CICU_MISSING_RESOURCE_ERROR = 2,
    CICU_BUFFER_OVERFLOW_ERROR = 15,
    CICU_USING_DEFAULT_WARNING = -127,
    CICU_REGEX_STACK_OVERFLOW = 0x10311,
    CICU_REGEX_TIME_OUT = 0x10312,
    CICU_REGEX_STOPPED_BY_CALLER = 0x10313,
};

/// The name of an error or a warning, such as `U_REGEX_TIME_OUT`; a static string.
const char *cicu_u_errorName(int32_t code);

/// ICU's major version, such as 72.
int32_t cicu_u_getMajorVersion(void);

/// The version of Unicode whose data this ICU has, such as 15 and 0.
void cicu_u_getUnicodeVersion(int32_t *major, int32_t *minor);

// MARK: Text

/// Opens `length` bytes of UTF-8, which are not copied and need not be well-formed. A `reuse` that is not null is
/// opened anew and returned, without allocation.
UText *cicu_utext_openUTF8(UText *reuse, const uint8_t *bytes, int64_t length, int32_t *status);
void cicu_utext_close(UText *text);

// MARK: Locales

/// Writes the ICU locale of a BCP 47 language tag (`pt-BR` gives `pt_BR`), NUL-terminated, and returns its length.
/// Of an ill-formed tag, what stands before the fault is taken.
int32_t cicu_uloc_forLanguageTag(const char *tag, char *locale, int32_t capacity, int32_t *status);

// Adds script and region where the locale names none, as CLDR holds for likeliest.
int32_t cicu_uloc_addLikelySubtags(const char *locale, char *buffer, int32_t capacity, int32_t *status);
int32_t cicu_uloc_getScript(const char *locale, char *buffer, int32_t capacity, int32_t *status);

/// The ISO 639-2 code of a locale's language; empty where ISO does not know the language.
const char *cicu_uloc_getISO3Language(const char *locale);
int32_t cicu_uloc_getLanguage(const char *locale, char *buffer, int32_t capacity, int32_t *status);

int32_t cicu_uloc_countAvailable(void);
/// The ICU locale at an index below the count.
const char *cicu_uloc_getAvailable(int32_t index);

// MARK: Segmentation

enum { CICU_BREAK_CHARACTER = 0, CICU_BREAK_WORD = 1, CICU_BREAK_SENTENCE = 3 };
enum { CICU_BREAK_DONE = -1 };

/// Lowest rule status of each class of words; a status below `CICU_WORD_NUMBER` is no word.
enum { CICU_WORD_NUMBER = 100, CICU_WORD_LETTER = 200, CICU_WORD_KANA = 300 };

UBreakIterator *cicu_ubrk_open(int32_t type, const char *locale, int32_t *status);
void cicu_ubrk_close(UBreakIterator *iterator);
void cicu_ubrk_setUText(UBreakIterator *iterator, UText *text, int32_t *status);
int32_t cicu_ubrk_next(UBreakIterator *iterator);
int32_t cicu_ubrk_getRuleStatus(UBreakIterator *iterator);

// MARK: Regular expressions

enum {
    CICU_REGEX_CASE_INSENSITIVE = 2,
    CICU_REGEX_COMMENTS = 4,
    CICU_REGEX_MULTILINE = 8,
    CICU_REGEX_LITERAL = 16,
    CICU_REGEX_DOTALL = 32,
    CICU_REGEX_UWORD = 256,
    CICU_REGEX_ERROR_ON_UNKNOWN_ESCAPES = 512,
};

/// Compiles a pattern, which is copied. On a syntax error `line` (from 1) and `offset` (in that line, in scalars)
/// tell where.
URegularExpression *cicu_uregex_open(
    const uint16_t *pattern, int32_t length, uint32_t flags, int32_t *line, int32_t *offset, int32_t *status);
URegularExpression *cicu_uregex_clone(const URegularExpression *expression, int32_t *status);
void cicu_uregex_close(URegularExpression *expression);
void cicu_uregex_setTimeLimit(URegularExpression *expression, int32_t limit, int32_t *status);
// Counts units of 10,000 steps, and stops a search once there are more of them than `limit`.
typedef struct {
    int64_t used;
    int64_t limit;
} CICUBudget;
// The budget must live as long as the expression, or until another is set.
void cicu_uregex_setBudget(URegularExpression *expression, CICUBudget *budget, int32_t *status);
void cicu_uregex_setStackLimit(URegularExpression *expression, int32_t limit, int32_t *status);
void cicu_uregex_setUText(URegularExpression *expression, UText *text, int32_t *status);
bool cicu_uregex_find64(URegularExpression *expression, int64_t start, int32_t *status);
bool cicu_uregex_findNext(URegularExpression *expression, int32_t *status);
int64_t cicu_uregex_start64(URegularExpression *expression, int32_t group, int32_t *status);
int64_t cicu_uregex_end64(URegularExpression *expression, int32_t group, int32_t *status);
int32_t cicu_uregex_groupCount(URegularExpression *expression, int32_t *status);
int32_t cicu_uregex_groupNumberFromCName(URegularExpression *expression, const char *name, int32_t *status);

// MARK: Properties

enum {
    CICU_PROPERTY_DEFAULT_IGNORABLE = 5,
    CICU_PROPERTY_LOWERCASE = 22,
    CICU_PROPERTY_UPPERCASE = 30,
    CICU_PROPERTY_EMOJI = 57,
    CICU_PROPERTY_EMOJI_PRESENTATION = 58,
    CICU_PROPERTY_EXTENDED_PICTOGRAPHIC = 64,
    CICU_PROPERTY_EAST_ASIAN_WIDTH = 0x1004,
    CICU_PROPERTY_SCRIPT = 0x100A,
    CICU_PROPERTY_GRAPHEME_CLUSTER_BREAK = 0x1012,
    CICU_PROPERTY_SENTENCE_BREAK = 0x1013,
    CICU_PROPERTY_NFC_QUICK_CHECK = 0x100E,
    CICU_PROPERTY_NFKC_QUICK_CHECK = 0x100F,
};

/// The value of a quick-check property that promises that a scalar is unchanged.
enum { CICU_QUICK_CHECK_YES = 1 };

/// Values of Grapheme_Cluster_Break.
enum {
    CICU_GRAPHEME_OTHER = 0,
    CICU_GRAPHEME_CONTROL = 1,
    CICU_GRAPHEME_EXTEND = 3,
    CICU_GRAPHEME_PREPEND = 11,
    CICU_GRAPHEME_ZWJ = 17,
};

/// Values of Sentence_Break.
enum { CICU_SENTENCE_ATERM = 1, CICU_SENTENCE_CLOSE = 2, CICU_SENTENCE_STERM = 9 };

/// The values of East_Asian_Width that take two columns.
enum { CICU_EAST_ASIAN_FULLWIDTH = 3, CICU_EAST_ASIAN_WIDE = 5 };

enum { CICU_NAME_UNICODE = 0, CICU_NAME_ALIAS = 3 };

int8_t cicu_u_charType(uint32_t scalar);
bool cicu_u_hasBinaryProperty(uint32_t scalar, int32_t property);
int32_t cicu_u_getIntPropertyValue(uint32_t scalar, int32_t property);
int32_t cicu_u_getPropertyValueEnum(int32_t property, const char *alias);
bool cicu_u_isUWhiteSpace(uint32_t scalar);
int32_t cicu_u_charDigitValue(uint32_t scalar);
uint8_t cicu_u_getCombiningClass(uint32_t scalar);
/// Writes a name, NUL-terminated where it fits, and returns its length: 0 where there is none.
int32_t cicu_u_charName(uint32_t scalar, int32_t choice, char *buffer, int32_t capacity, int32_t *status);

int32_t cicu_uscript_getScript(uint32_t scalar, int32_t *status);
bool cicu_uscript_hasScript(uint32_t scalar, int32_t script);

// MARK: Locale data

enum {
    CICU_QUOTATION_START = 0,
    CICU_QUOTATION_END = 1,
    CICU_ALTERNATE_QUOTATION_START = 2,
    CICU_ALTERNATE_QUOTATION_END = 3,
};

enum { CICU_DECIMAL_SEPARATOR = 0, CICU_GROUPING_SEPARATOR = 1, CICU_LIST_SEPARATOR = 2 };

/// The locale's decimal numbers. (`UNumberFormat` is `void` in ICU.)
void *cicu_unum_openDecimal(const char *locale, int32_t *status);
// Formats numbers as a skeleton says (UTS #35, “Number Skeletons”).
void *cicu_unumf_open(const uint16_t *skeleton, int32_t length, const char *locale, int32_t *status);
void cicu_unumf_close(void *formatter);
int32_t cicu_unumf_format(void *formatter, double value, uint16_t *buffer, int32_t capacity, int32_t *status);

void cicu_unum_close(void *format);
int32_t cicu_unum_getSymbol(void *format, int32_t symbol, uint16_t *buffer, int32_t capacity, int32_t *status);

ULocaleData *cicu_ulocdata_open(const char *locale, int32_t *status);
void cicu_ulocdata_close(ULocaleData *data);
int32_t cicu_ulocdata_getDelimiter(
    ULocaleData *data, int32_t type, uint16_t *buffer, int32_t capacity, int32_t *status);
/// The letters with which the locale's languages are written, in both cases: a set for `cicu_uset_close`.
USet *cicu_ulocdata_getExemplarSet(ULocaleData *data, int32_t *status);

// MARK: Resources

/// Opens what ICU has on segmentation in a locale (its `brkitr` data).
UResourceBundle *cicu_ures_openBreakData(const char *locale, int32_t *status);
/// What CLDR says of the locale.
UResourceBundle *cicu_ures_openLocale(const char *locale, int32_t *status);
void cicu_ures_close(UResourceBundle *bundle);
UResourceBundle *cicu_ures_getByKey(const UResourceBundle *bundle, const char *key, int32_t *status);
int32_t cicu_ures_getSize(const UResourceBundle *bundle);
/// A static string of `length` units.
const uint16_t *cicu_ures_getStringByIndex(
    const UResourceBundle *bundle, int32_t index, int32_t *length, int32_t *status);

// MARK: Sets

USet *cicu_uset_openEmpty(void);
void cicu_uset_close(USet *set);
void cicu_uset_applyIntPropertyValue(USet *set, int32_t property, int32_t value, int32_t *status);
void cicu_uset_retainAll(USet *set, const USet *other);
bool cicu_uset_contains(const USet *set, uint32_t scalar);
/// Ranges come first, then strings.
int32_t cicu_uset_getItemCount(const USet *set);
/// Writes the bounds, both inclusive, of the range at an index; false where there is none.
bool cicu_uset_getRange(const USet *set, int32_t index, uint32_t *first, uint32_t *last);

// MARK: Normalization

/// Both are ICU's own instances: immutable, shared by threads, never closed.
const UNormalizer2 *cicu_unorm2_getNFCInstance(int32_t *status);
const UNormalizer2 *cicu_unorm2_getNFKCInstance(int32_t *status);
/// The first scalar of the canonical decomposition, which for an accented letter is the letter without accents; the scalar itself where it
/// has none.
uint32_t cicu_unorm2_baseOf(uint32_t scalar);
/// The primary composite of two scalars (Unicode Standard, D114); 0 where there is none.
uint32_t cicu_unorm2_composePair(uint32_t first, uint32_t second);
bool cicu_unorm2_hasBoundaryBefore(const UNormalizer2 *normalizer, uint32_t scalar);
int32_t cicu_unorm2_normalize(
    const UNormalizer2 *normalizer, const uint16_t *source, int32_t length, uint16_t *destination, int32_t capacity,
    int32_t *status);

// MARK: Encodings

/// A converter that stops at a byte that stands for nothing; NULL where there is none of that name. It holds state: one thread at a
/// time.
void *cicu_ucnv_open(const char *name, int32_t *status);
/// NULL is allowed.
void cicu_ucnv_close(void *converter);
int32_t cicu_ucnv_toUChars(
    void *converter, uint16_t *destination, int32_t capacity, const char *source, int32_t length, int32_t *status);

// MARK: Confusables

USpoofChecker *cicu_uspoof_open(int32_t *status);
void cicu_uspoof_close(USpoofChecker *checker);
int32_t cicu_uspoof_getSkeletonUTF8(
    const USpoofChecker *checker, const uint8_t *identifier, int32_t length, uint8_t *destination, int32_t capacity,
    int32_t *status);
/// The characters recommended for identifiers (UTS #39). ICU's own set: immutable, never closed.
const USet *cicu_uspoof_getRecommendedSet(int32_t *status);

#ifdef __cplusplus
}
#endif
