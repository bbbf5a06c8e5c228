#include "cicu.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/udata.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/uregex.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/uspoof.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

// The header repeats ICU's constants to stay free of its headers; here they are held to ICU's own.
#define SAME(ours, theirs) _Static_assert((int)(ours) == (int)(theirs), #ours " is not " #theirs)

SAME(CICU_LOCALE_CAPACITY, ULOC_FULLNAME_CAPACITY);
SAME(CICU_MISSING_RESOURCE_ERROR, U_MISSING_RESOURCE_ERROR);
SAME(CICU_BUFFER_OVERFLOW_ERROR, U_BUFFER_OVERFLOW_ERROR);
SAME(CICU_USING_DEFAULT_WARNING, U_USING_DEFAULT_WARNING);
SAME(CICU_REGEX_STACK_OVERFLOW, U_REGEX_STACK_OVERFLOW);
SAME(CICU_REGEX_TIME_OUT, U_REGEX_TIME_OUT);
SAME(CICU_REGEX_STOPPED_BY_CALLER, U_REGEX_STOPPED_BY_CALLER);
SAME(CICU_BREAK_CHARACTER, UBRK_CHARACTER);
SAME(CICU_BREAK_WORD, UBRK_WORD);
SAME(CICU_BREAK_SENTENCE, UBRK_SENTENCE);
SAME(CICU_BREAK_DONE, UBRK_DONE);
SAME(CICU_WORD_NUMBER, UBRK_WORD_NUMBER);
SAME(CICU_WORD_LETTER, UBRK_WORD_LETTER);
SAME(CICU_WORD_KANA, UBRK_WORD_KANA);
SAME(CICU_REGEX_CASE_INSENSITIVE, UREGEX_CASE_INSENSITIVE);
SAME(CICU_REGEX_COMMENTS, UREGEX_COMMENTS);
SAME(CICU_REGEX_MULTILINE, UREGEX_MULTILINE);
SAME(CICU_REGEX_LITERAL, UREGEX_LITERAL);
SAME(CICU_REGEX_DOTALL, UREGEX_DOTALL);
SAME(CICU_REGEX_UWORD, UREGEX_UWORD);
SAME(CICU_REGEX_ERROR_ON_UNKNOWN_ESCAPES, UREGEX_ERROR_ON_UNKNOWN_ESCAPES);
SAME(CICU_PROPERTY_DEFAULT_IGNORABLE, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
SAME(CICU_PROPERTY_LOWERCASE, UCHAR_LOWERCASE);
SAME(CICU_PROPERTY_UPPERCASE, UCHAR_UPPERCASE);
SAME(CICU_PROPERTY_EMOJI, UCHAR_EMOJI);
SAME(CICU_PROPERTY_EMOJI_PRESENTATION, UCHAR_EMOJI_PRESENTATION);
SAME(CICU_PROPERTY_EXTENDED_PICTOGRAPHIC, UCHAR_EXTENDED_PICTOGRAPHIC);
SAME(CICU_PROPERTY_EAST_ASIAN_WIDTH, UCHAR_EAST_ASIAN_WIDTH);
SAME(CICU_PROPERTY_SCRIPT, UCHAR_SCRIPT);
SAME(CICU_PROPERTY_GRAPHEME_CLUSTER_BREAK, UCHAR_GRAPHEME_CLUSTER_BREAK);
SAME(CICU_PROPERTY_SENTENCE_BREAK, UCHAR_SENTENCE_BREAK);
SAME(CICU_GRAPHEME_OTHER, U_GCB_OTHER);
SAME(CICU_GRAPHEME_CONTROL, U_GCB_CONTROL);
SAME(CICU_GRAPHEME_EXTEND, U_GCB_EXTEND);
SAME(CICU_GRAPHEME_PREPEND, U_GCB_PREPEND);
SAME(CICU_GRAPHEME_ZWJ, U_GCB_ZWJ);
SAME(CICU_SENTENCE_ATERM, U_SB_ATERM);
SAME(CICU_SENTENCE_CLOSE, U_SB_CLOSE);
SAME(CICU_SENTENCE_STERM, U_SB_STERM);
SAME(CICU_EAST_ASIAN_FULLWIDTH, U_EA_FULLWIDTH);
SAME(CICU_EAST_ASIAN_WIDE, U_EA_WIDE);
SAME(CICU_PROPERTY_NFC_QUICK_CHECK, UCHAR_NFC_QUICK_CHECK);
SAME(CICU_PROPERTY_NFKC_QUICK_CHECK, UCHAR_NFKC_QUICK_CHECK);
SAME(CICU_QUICK_CHECK_YES, UNORM_YES);
SAME(CICU_NAME_UNICODE, U_UNICODE_CHAR_NAME);
SAME(CICU_NAME_ALIAS, U_CHAR_NAME_ALIAS);
SAME(CICU_QUOTATION_START, ULOCDATA_QUOTATION_START);
SAME(CICU_QUOTATION_END, ULOCDATA_QUOTATION_END);
SAME(CICU_ALTERNATE_QUOTATION_START, ULOCDATA_ALT_QUOTATION_START);
SAME(CICU_ALTERNATE_QUOTATION_END, ULOCDATA_ALT_QUOTATION_END);
SAME(CICU_DECIMAL_SEPARATOR, UNUM_DECIMAL_SEPARATOR_SYMBOL);
SAME(CICU_GROUPING_SEPARATOR, UNUM_GROUPING_SEPARATOR_SYMBOL);
SAME(CICU_LIST_SEPARATOR, UNUM_PATTERN_SEPARATOR_SYMBOL);

// ICU reads the status before it writes it, and most of its functions do nothing after a failure; each call here
// starts from success, so that a caller can forget neither to reset it nor to look at it.
#define FORWARD(type, call)                \
    do {                                   \
        UErrorCode code = U_ZERO_ERROR;    \
        type result = call;                \
        *status = (int32_t)code;           \
        return result;                     \
    } while (0)

#define FORWARD_VOID(call)                 \
    do {                                   \
        UErrorCode code = U_ZERO_ERROR;    \
        call;                              \
        *status = (int32_t)code;           \
    } while (0)

// MARK: Errors

const char *cicu_u_errorName(int32_t code) { return u_errorName((UErrorCode)code); }

int32_t cicu_u_getMajorVersion(void) {
    UVersionInfo version;
    u_getVersion(version);
    return version[0];
}

void cicu_u_getUnicodeVersion(int32_t *major, int32_t *minor) {
    UVersionInfo version;
    u_getUnicodeVersion(version);
    *major = version[0];
    *minor = version[1];
}

// MARK: Text

UText *cicu_utext_openUTF8(UText *reuse, const uint8_t *bytes, int64_t length, int32_t *status) {
    FORWARD(UText *, utext_openUTF8(reuse, (const char *)bytes, length, &code));
}

void cicu_utext_close(UText *text) { utext_close(text); }

// MARK: Locales

int32_t cicu_uloc_forLanguageTag(const char *tag, char *locale, int32_t capacity, int32_t *status) {
    FORWARD(int32_t, uloc_forLanguageTag(tag, locale, capacity, NULL, &code));
}

int32_t cicu_uloc_addLikelySubtags(const char *locale, char *buffer, int32_t capacity, int32_t *status) {
    FORWARD(int32_t, uloc_addLikelySubtags(locale, buffer, capacity, &code));
}

int32_t cicu_uloc_getScript(const char *locale, char *buffer, int32_t capacity, int32_t *status) {
    FORWARD(int32_t, uloc_getScript(locale, buffer, capacity, &code));
}

const char *cicu_uloc_getISO3Language(const char *locale) { return uloc_getISO3Language(locale); }

int32_t cicu_uloc_getLanguage(const char *locale, char *buffer, int32_t capacity, int32_t *status) {
    FORWARD(int32_t, uloc_getLanguage(locale, buffer, capacity, &code));
}

int32_t cicu_uloc_countAvailable(void) { return uloc_countAvailable(); }

const char *cicu_uloc_getAvailable(int32_t index) { return uloc_getAvailable(index); }

// MARK: Segmentation

UBreakIterator *cicu_ubrk_open(int32_t type, const char *locale, int32_t *status) {
    FORWARD(UBreakIterator *, ubrk_open((UBreakIteratorType)type, locale, NULL, 0, &code));
}

void cicu_ubrk_close(UBreakIterator *iterator) { ubrk_close(iterator); }

void cicu_ubrk_setUText(UBreakIterator *iterator, UText *text, int32_t *status) {
    FORWARD_VOID(ubrk_setUText(iterator, text, &code));
}

int32_t cicu_ubrk_next(UBreakIterator *iterator) { return ubrk_next(iterator); }

int32_t cicu_ubrk_getRuleStatus(UBreakIterator *iterator) { return ubrk_getRuleStatus(iterator); }

// MARK: Regular expressions

URegularExpression *cicu_uregex_open(
    const uint16_t *pattern, int32_t length, uint32_t flags, int32_t *line, int32_t *offset, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UParseError error = {0};
    URegularExpression *expression = uregex_open((const UChar *)pattern, length, flags, &error, &code);
    *line = error.line;
    *offset = error.offset;
    *status = (int32_t)code;
    return expression;
}

URegularExpression *cicu_uregex_clone(const URegularExpression *expression, int32_t *status) {
    FORWARD(URegularExpression *, uregex_clone(expression, &code));
}

void cicu_uregex_close(URegularExpression *expression) { uregex_close(expression); }

void cicu_uregex_setTimeLimit(URegularExpression *expression, int32_t limit, int32_t *status) {
    FORWARD_VOID(uregex_setTimeLimit(expression, limit, &code));
}

// ICU calls it after each 10,000 steps of a search; false ends it with U_REGEX_STOPPED_BY_CALLER.
static UBool U_CALLCONV spend(const void *context, int32_t steps) {
    (void)steps;
    // The context is the budget that was given as one that may be changed.
    CICUBudget *budget = (CICUBudget *)context;
    budget->used++;
    return budget->used <= budget->limit;
}

void cicu_uregex_setBudget(URegularExpression *expression, CICUBudget *budget, int32_t *status) {
    FORWARD_VOID(uregex_setMatchCallback(expression, spend, budget, &code));
}

void cicu_uregex_setStackLimit(URegularExpression *expression, int32_t limit, int32_t *status) {
    FORWARD_VOID(uregex_setStackLimit(expression, limit, &code));
}

void cicu_uregex_setUText(URegularExpression *expression, UText *text, int32_t *status) {
    FORWARD_VOID(uregex_setUText(expression, text, &code));
}

bool cicu_uregex_find64(URegularExpression *expression, int64_t start, int32_t *status) {
    FORWARD(bool, uregex_find64(expression, start, &code));
}

bool cicu_uregex_findNext(URegularExpression *expression, int32_t *status) {
    FORWARD(bool, uregex_findNext(expression, &code));
}

int64_t cicu_uregex_start64(URegularExpression *expression, int32_t group, int32_t *status) {
    FORWARD(int64_t, uregex_start64(expression, group, &code));
}

int64_t cicu_uregex_end64(URegularExpression *expression, int32_t group, int32_t *status) {
    FORWARD(int64_t, uregex_end64(expression, group, &code));
}

int32_t cicu_uregex_groupCount(URegularExpression *expression, int32_t *status) {
    FORWARD(int32_t, uregex_groupCount(expression, &code));
}

int32_t cicu_uregex_groupNumberFromCName(URegularExpression *expression, const char *name, int32_t *status) {
    FORWARD(int32_t, uregex_groupNumberFromCName(expression, name, -1, &code));
}

// MARK: Properties

int8_t cicu_u_charType(uint32_t scalar) { return u_charType((UChar32)scalar); }

bool cicu_u_hasBinaryProperty(uint32_t scalar, int32_t property) {
    return u_hasBinaryProperty((UChar32)scalar, (UProperty)property);
}

int32_t cicu_u_getIntPropertyValue(uint32_t scalar, int32_t property) {
    return u_getIntPropertyValue((UChar32)scalar, (UProperty)property);
}

int32_t cicu_u_getPropertyValueEnum(int32_t property, const char *alias) {
    return u_getPropertyValueEnum((UProperty)property, alias);
}

bool cicu_u_isUWhiteSpace(uint32_t scalar) { return u_isUWhiteSpace((UChar32)scalar); }

int32_t cicu_u_charDigitValue(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }

uint8_t cicu_u_getCombiningClass(uint32_t scalar) { return u_getCombiningClass((UChar32)scalar); }

int32_t cicu_u_charName(uint32_t scalar, int32_t choice, char *buffer, int32_t capacity, int32_t *status) {
    FORWARD(int32_t, u_charName((UChar32)scalar, (UCharNameChoice)choice, buffer, capacity, &code));
}

int32_t cicu_uscript_getScript(uint32_t scalar, int32_t *status) {
    FORWARD(int32_t, uscript_getScript((UChar32)scalar, &code));
}

bool cicu_uscript_hasScript(uint32_t scalar, int32_t script) {
    return uscript_hasScript((UChar32)scalar, (UScriptCode)script);
}

// MARK: Encodings

void *cicu_ucnv_open(const char *name, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &code);
    if (U_SUCCESS(code)) ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    *status = code;
    if (U_SUCCESS(code)) return converter;
    ucnv_close(converter);
    return NULL;
}

void cicu_ucnv_close(void *converter) { ucnv_close(converter); }

int32_t cicu_ucnv_toUChars(
    void *converter, uint16_t *destination, int32_t capacity, const char *source, int32_t length, int32_t *status) {
    FORWARD(int32_t, ucnv_toUChars(converter, (UChar *)destination, capacity, source, length, &code));
}

// MARK: Locale data

ULocaleData *cicu_ulocdata_open(const char *locale, int32_t *status) {
    FORWARD(ULocaleData *, ulocdata_open(locale, &code));
}

void cicu_ulocdata_close(ULocaleData *data) { ulocdata_close(data); }

int32_t cicu_ulocdata_getDelimiter(
    ULocaleData *data, int32_t type, uint16_t *buffer, int32_t capacity, int32_t *status) {
    FORWARD(
        int32_t,
        ulocdata_getDelimiter(data, (ULocaleDataDelimiterType)type, (UChar *)buffer, capacity, &code));
}

USet *cicu_ulocdata_getExemplarSet(ULocaleData *data, int32_t *status) {
    FORWARD(USet *, ulocdata_getExemplarSet(data, NULL, USET_ADD_CASE_MAPPINGS, ULOCDATA_ES_STANDARD, &code));
}

void *cicu_unum_openDecimal(const char *locale, int32_t *status) {
    FORWARD(void *, unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &code));
}

void *cicu_unumf_open(const uint16_t *skeleton, int32_t length, const char *locale, int32_t *status) {
    FORWARD(void *, unumf_openForSkeletonAndLocale((const UChar *)skeleton, length, locale, &code));
}

void cicu_unumf_close(void *formatter) { unumf_close(formatter); }

int32_t cicu_unumf_format(void *formatter, double value, uint16_t *buffer, int32_t capacity, int32_t *status) {
    UErrorCode code = U_ZERO_ERROR;
    UFormattedNumber *result = unumf_openResult(&code);
    unumf_formatDouble(formatter, value, result, &code);
    int32_t length = unumf_resultToString(result, (UChar *)buffer, capacity, &code);
    unumf_closeResult(result);
    *status = code;
    return length;
}

void cicu_unum_close(void *format) { unum_close(format); }

int32_t cicu_unum_getSymbol(void *format, int32_t symbol, uint16_t *buffer, int32_t capacity, int32_t *status) {
    FORWARD(int32_t, unum_getSymbol(format, (UNumberFormatSymbol)symbol, (UChar *)buffer, capacity, &code));
}

// MARK: Resources

UResourceBundle *cicu_ures_openBreakData(const char *locale, int32_t *status) {
    FORWARD(UResourceBundle *, ures_open(U_ICUDATA_NAME "-brkitr", locale, &code));
}

UResourceBundle *cicu_ures_openLocale(const char *locale, int32_t *status) {
    FORWARD(UResourceBundle *, ures_open(NULL, locale, &code));
}

void cicu_ures_close(UResourceBundle *bundle) { ures_close(bundle); }

UResourceBundle *cicu_ures_getByKey(const UResourceBundle *bundle, const char *key, int32_t *status) {
    FORWARD(UResourceBundle *, ures_getByKey(bundle, key, NULL, &code));
}

int32_t cicu_ures_getSize(const UResourceBundle *bundle) { return ures_getSize(bundle); }

const uint16_t *cicu_ures_getStringByIndex(
    const UResourceBundle *bundle, int32_t index, int32_t *length, int32_t *status) {
    FORWARD(const uint16_t *, (const uint16_t *)ures_getStringByIndex(bundle, index, length, &code));
}

// MARK: Sets

USet *cicu_uset_openEmpty(void) { return uset_openEmpty(); }

void cicu_uset_close(USet *set) { uset_close(set); }

void cicu_uset_applyIntPropertyValue(USet *set, int32_t property, int32_t value, int32_t *status) {
    FORWARD_VOID(uset_applyIntPropertyValue(set, (UProperty)property, value, &code));
}

void cicu_uset_retainAll(USet *set, const USet *other) { uset_retainAll(set, other); }

bool cicu_uset_contains(const USet *set, uint32_t scalar) { return uset_contains(set, (UChar32)scalar); }

int32_t cicu_uset_getItemCount(const USet *set) { return uset_getItemCount(set); }

bool cicu_uset_getRange(const USet *set, int32_t index, uint32_t *first, uint32_t *last) {
    UErrorCode code = U_ZERO_ERROR;
    UChar32 start = 0;
    UChar32 end = 0;
    // The length is 0 for a range, and that of the string for a string.
    int32_t length = uset_getItem(set, index, &start, &end, NULL, 0, &code);
    *first = (uint32_t)start;
    *last = (uint32_t)end;
    return U_SUCCESS(code) && length == 0;
}

// MARK: Normalization

const UNormalizer2 *cicu_unorm2_getNFCInstance(int32_t *status) {
    FORWARD(const UNormalizer2 *, unorm2_getNFCInstance(&code));
}

const UNormalizer2 *cicu_unorm2_getNFKCInstance(int32_t *status) {
    FORWARD(const UNormalizer2 *, unorm2_getNFKCInstance(&code));
}

uint32_t cicu_unorm2_baseOf(uint32_t scalar) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&code);
    // A decomposition has at most two scalars; the first may have one of its own, and so on.
    for (int step = 0; step < 4 && U_SUCCESS(code); step++) {
        UChar parts[8];
        int32_t length = unorm2_getRawDecomposition(normalizer, (UChar32)scalar, parts, 8, &code);
        if (U_FAILURE(code) || length <= 0) break;
        UChar32 first;
        U16_GET(parts, 0, 0, length, first);
        scalar = (uint32_t)first;
    }
    return scalar;
}

uint32_t cicu_unorm2_composePair(uint32_t first, uint32_t second) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&code);
    if (U_FAILURE(code)) return 0;
    UChar32 composed = unorm2_composePair(normalizer, (UChar32)first, (UChar32)second);
    return composed < 0 ? 0 : (uint32_t)composed;
}

bool cicu_unorm2_hasBoundaryBefore(const UNormalizer2 *normalizer, uint32_t scalar) {
    return unorm2_hasBoundaryBefore(normalizer, (UChar32)scalar);
}

int32_t cicu_unorm2_normalize(
    const UNormalizer2 *normalizer, const uint16_t *source, int32_t length, uint16_t *destination, int32_t capacity,
    int32_t *status) {
    FORWARD(
        int32_t,
        unorm2_normalize(
            normalizer, (const UChar *)source, length, (UChar *)destination, capacity, &code));
}

// MARK: Confusables

USpoofChecker *cicu_uspoof_open(int32_t *status) { FORWARD(USpoofChecker *, uspoof_open(&code)); }

void cicu_uspoof_close(USpoofChecker *checker) { uspoof_close(checker); }

int32_t cicu_uspoof_getSkeletonUTF8(
    const USpoofChecker *checker, const uint8_t *identifier, int32_t length, uint8_t *destination, int32_t capacity,
    int32_t *status) {
    FORWARD(
        int32_t,
        uspoof_getSkeletonUTF8(
            checker, 0, (const char *)identifier, length, (char *)destination, capacity, &code));
}

const USet *cicu_uspoof_getRecommendedSet(int32_t *status) {
    FORWARD(const USet *, uspoof_getRecommendedSet(&code));
}
