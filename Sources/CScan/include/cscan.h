// What sixty-four bytes of UTF-8 are, a bit a byte: the ground that the scan of a text stands on. Bit 0 is the first byte.
//
// In C because Swift has no way to ask a vector for its bits; all decisions are in Swift. SSE2 is in every x86-64 and
// NEON in every arm64, so nothing has to be asked at run time.
#ifndef CSCAN_H
#define CSCAN_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    /// Letters of ASCII.
    uint64_t letters;
    /// U+0020.
    uint64_t spaces;
    /// Commas and full stops.
    uint64_t stops;
    /// Bytes beyond ASCII.
    uint64_t high;
} cscan_plain;

typedef struct {
    /// Bytes that go on in a character: 80…BF.
    uint64_t continuations;
    /// First bytes of characters of two bytes that are mostly letters: C3…DF.
    uint64_t leads;
    /// Of those: Latin (C3…C9), Cyrillic (D0…D4), and C3 and D8, of which some characters are no letters.
    uint64_t latin, cyrillic, c3, d8;
    /// 97 and B7, which make × and ÷ of C3.
    uint64_t signs;
} cscan_two_byte;

typedef struct {
    /// First bytes D0, D1 and C2.
    uint64_t d0, d1, c2;
    /// The second bytes of В, Г, Р and С; of в; of п; all from 90 on.
    uint64_t capitals, ve, pe, upper;
} cscan_cyrillic;

// MARK: Portable

// What each function below is, a byte at a time. It is what a machine without these vectors runs, and what a test holds the vectors
// against: so it is compiled everywhere.

static inline cscan_plain cscan_portable_plain(const uint8_t *bytes) {
    cscan_plain result = {0};
    for (int index = 0; index < 64; index++) {
        uint8_t byte = bytes[index];
        result.letters |= (uint64_t)((uint8_t)((byte | 0x20) - 'a') < 26) << index;
        result.spaces |= (uint64_t)(byte == ' ') << index;
        result.stops |= (uint64_t)(byte == ',' || byte == '.') << index;
        result.high |= (uint64_t)(byte >> 7) << index;
    }
    return result;
}

static inline uint64_t cscan_portable_two_byte_leads(const uint8_t *bytes) {
    uint64_t leads = 0;
    for (int index = 0; index < 64; index++) leads |= (uint64_t)((uint8_t)(bytes[index] - 0xC3) < 0x1D) << index;
    return leads;
}

static inline cscan_two_byte cscan_portable_two_byte(const uint8_t *bytes) {
    cscan_two_byte result = {0};
    for (int index = 0; index < 64; index++) {
        uint8_t byte = bytes[index];
        result.continuations |= (uint64_t)((byte & 0xC0) == 0x80) << index;
        result.leads |= (uint64_t)((uint8_t)(byte - 0xC3) < 0x1D) << index;
        result.latin |= (uint64_t)((uint8_t)(byte - 0xC3) < 7) << index;
        result.cyrillic |= (uint64_t)((uint8_t)(byte - 0xD0) < 5) << index;
        result.c3 |= (uint64_t)(byte == 0xC3) << index;
        result.d8 |= (uint64_t)(byte == 0xD8) << index;
        result.signs |= (uint64_t)(byte == 0x97 || byte == 0xB7) << index;
    }
    return result;
}

static inline cscan_cyrillic cscan_portable_cyrillic(const uint8_t *bytes) {
    cscan_cyrillic result = {0};
    for (int index = 0; index < 64; index++) {
        uint8_t byte = bytes[index];
        result.d0 |= (uint64_t)(byte == 0xD0) << index;
        result.d1 |= (uint64_t)(byte == 0xD1) << index;
        result.c2 |= (uint64_t)(byte == 0xC2) << index;
        result.capitals |= (uint64_t)(byte == 0x92 || byte == 0x93 || byte == 0xA0 || byte == 0xA1) << index;
        result.ve |= (uint64_t)(byte == 0xB2) << index;
        result.pe |= (uint64_t)(byte == 0xBF) << index;
        result.upper |= (uint64_t)((uint8_t)(byte - 0x90) < 0x30) << index;
    }
    return result;
}

static inline uint64_t cscan_portable_word_bytes(const uint8_t *bytes) {
    uint64_t words = 0;
    for (int index = 0; index < 64; index++) {
        uint8_t byte = bytes[index];
        int belongs = byte >= 0x80 ? byte != 0xC2 && byte != 0xE2 : (uint8_t)((byte | 0x20) - 'a') < 26;
        words |= (uint64_t)belongs << index;
    }
    return words;
}

static inline uint64_t cscan_portable_places(const uint8_t *bytes, uint8_t value, uint8_t mask) {
    uint64_t places = 0;
    for (int index = 0; index < 64; index++) places |= (uint64_t)((bytes[index] & mask) == value) << index;
    return places;
}

static inline uint64_t cscan_portable_capitals(const uint8_t *bytes) {
    uint64_t places = 0;
    for (int index = 0; index < 64; index++) {
        uint8_t next = bytes[index + 1];
        int mayBeCapital = (uint8_t)(next - 'A') < 26 || (next & 0x80);
        places |= (uint64_t)(bytes[index] == ' ' && mayBeCapital) << index;
    }
    return places;
}

static inline uint64_t cscan_portable_small_sentences(const uint8_t *bytes) {
    uint64_t places = 0;
    for (int index = 0; index < 64; index++) {
        uint8_t next = bytes[index + 2];
        int mayBeSmall = (uint8_t)(next - 'a') < 26 || (next & 0x80);
        places |= (uint64_t)(bytes[index] == '.' && bytes[index + 1] == ' ' && mayBeSmall) << index;
    }
    return places;
}

// MARK: Vectors

#if defined(__SSE2__)
#include <emmintrin.h>
typedef __m128i cscan_vector;
static inline cscan_vector cscan_load(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }
static inline cscan_vector cscan_is(cscan_vector x, uint8_t byte) { return _mm_cmpeq_epi8(x, _mm_set1_epi8((char)byte)); }
static inline cscan_vector cscan_or(cscan_vector a, cscan_vector b) { return _mm_or_si128(a, b); }
static inline cscan_vector cscan_with(cscan_vector x, uint8_t bits) { return _mm_or_si128(x, _mm_set1_epi8((char)bits)); }
static inline cscan_vector cscan_only(cscan_vector x, uint8_t bits) { return _mm_and_si128(x, _mm_set1_epi8((char)bits)); }
static inline cscan_vector cscan_fold(cscan_vector x) { return cscan_with(x, 0x20); }
/// The bytes among `count` from `first` on.
static inline cscan_vector cscan_among(cscan_vector x, uint8_t first, uint8_t count) {
    __m128i distance = _mm_sub_epi8(x, _mm_set1_epi8((char)first));
    return _mm_cmpeq_epi8(_mm_min_epu8(distance, _mm_set1_epi8((char)(count - 1))), distance);
}
static inline uint64_t cscan_bits(cscan_vector a, cscan_vector b, cscan_vector c, cscan_vector d) {
    return (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16
        | (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}
static inline uint64_t cscan_high_bits(cscan_vector a, cscan_vector b, cscan_vector c, cscan_vector d) {
    return cscan_bits(a, b, c, d);
}
static inline int cscan_any(cscan_vector x) { return _mm_movemask_epi8(x) != 0; }
/// Bytes beyond ASCII: as signed numbers they are below every other.
static inline cscan_vector cscan_beyond(cscan_vector x) { return _mm_cmplt_epi8(x, _mm_setzero_si128()); }
static inline cscan_vector cscan_and(cscan_vector a, cscan_vector b) { return _mm_and_si128(a, b); }
#define CSCAN_VECTORS 1
#elif defined(__ARM_NEON)
#include <arm_neon.h>
typedef uint8x16_t cscan_vector;
static inline cscan_vector cscan_load(const uint8_t *bytes) { return vld1q_u8(bytes); }
static inline cscan_vector cscan_is(cscan_vector x, uint8_t byte) { return vceqq_u8(x, vdupq_n_u8(byte)); }
static inline cscan_vector cscan_or(cscan_vector a, cscan_vector b) { return vorrq_u8(a, b); }
static inline cscan_vector cscan_with(cscan_vector x, uint8_t bits) { return vorrq_u8(x, vdupq_n_u8(bits)); }
static inline cscan_vector cscan_only(cscan_vector x, uint8_t bits) { return vandq_u8(x, vdupq_n_u8(bits)); }
static inline cscan_vector cscan_fold(cscan_vector x) { return cscan_with(x, 0x20); }
static inline cscan_vector cscan_among(cscan_vector x, uint8_t first, uint8_t count) {
    return vcltq_u8(vsubq_u8(x, vdupq_n_u8(first)), vdupq_n_u8(count));
}
static inline uint64_t cscan_bits(cscan_vector a, cscan_vector b, cscan_vector c, cscan_vector d) {
    const uint8x16_t weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t low = vpaddq_u8(vandq_u8(a, weights), vandq_u8(b, weights));
    uint8x16_t high = vpaddq_u8(vandq_u8(c, weights), vandq_u8(d, weights));
    uint8x16_t sum = vpaddq_u8(low, high);
    sum = vpaddq_u8(sum, sum);
    return vgetq_lane_u64(vreinterpretq_u64_u8(sum), 0);
}
static inline uint64_t cscan_high_bits(cscan_vector a, cscan_vector b, cscan_vector c, cscan_vector d) {
    const uint8x16_t high = vdupq_n_u8(0x80);
    return cscan_bits(vcgeq_u8(a, high), vcgeq_u8(b, high), vcgeq_u8(c, high), vcgeq_u8(d, high));
}
static inline int cscan_any(cscan_vector x) { return vmaxvq_u8(x) != 0; }
static inline cscan_vector cscan_beyond(cscan_vector x) { return vcgeq_u8(x, vdupq_n_u8(0x80)); }
static inline cscan_vector cscan_and(cscan_vector a, cscan_vector b) { return vandq_u8(a, b); }
#define CSCAN_VECTORS 1
#endif

#if defined(CSCAN_VECTORS)
#define CSCAN_EACH(WHAT) cscan_bits(WHAT(a), WHAT(b), WHAT(c), WHAT(d))

static inline cscan_plain cscan_classify_plain(const uint8_t *bytes) {
    cscan_vector a = cscan_load(bytes), b = cscan_load(bytes + 16), c = cscan_load(bytes + 32), d = cscan_load(bytes + 48);
    cscan_plain result;
#define CSCAN_LETTER(x) cscan_among(cscan_fold(x), 'a', 26)
#define CSCAN_SPACE(x) cscan_is(x, ' ')
// 2C and 2E.
#define CSCAN_STOP(x) cscan_is(cscan_with(x, 2), '.')
    result.letters = CSCAN_EACH(CSCAN_LETTER);
    result.spaces = CSCAN_EACH(CSCAN_SPACE);
    result.stops = CSCAN_EACH(CSCAN_STOP);
    result.high = cscan_high_bits(a, b, c, d);
    return result;
}

/// Bytes that begin characters of two bytes which are mostly letters: `leads` of cscan_two_byte.
static inline uint64_t cscan_two_byte_leads(const uint8_t *bytes) {
    cscan_vector a = cscan_load(bytes), b = cscan_load(bytes + 16), c = cscan_load(bytes + 32), d = cscan_load(bytes + 48);
#define CSCAN_LEAD(x) cscan_among(x, 0xC3, 0x1D)
    return CSCAN_EACH(CSCAN_LEAD);
}

static inline cscan_two_byte cscan_classify_two_byte(const uint8_t *bytes) {
    cscan_vector a = cscan_load(bytes), b = cscan_load(bytes + 16), c = cscan_load(bytes + 32), d = cscan_load(bytes + 48);
    cscan_two_byte result;
#define CSCAN_CONTINUATION(x) cscan_among(x, 0x80, 0x40)
#define CSCAN_LATIN(x) cscan_among(x, 0xC3, 7)
#define CSCAN_CYRILLIC(x) cscan_among(x, 0xD0, 5)
#define CSCAN_C3(x) cscan_is(x, 0xC3)
#define CSCAN_D8(x) cscan_is(x, 0xD8)
#define CSCAN_SIGN(x) cscan_or(cscan_is(x, 0x97), cscan_is(x, 0xB7))
    result.continuations = CSCAN_EACH(CSCAN_CONTINUATION);
    result.leads = CSCAN_EACH(CSCAN_LEAD);
    result.latin = CSCAN_EACH(CSCAN_LATIN);
    result.cyrillic = CSCAN_EACH(CSCAN_CYRILLIC);
    result.c3 = CSCAN_EACH(CSCAN_C3);
    result.d8 = CSCAN_EACH(CSCAN_D8);
    result.signs = CSCAN_EACH(CSCAN_SIGN);
    return result;
}

static inline cscan_cyrillic cscan_classify_cyrillic(const uint8_t *bytes) {
    cscan_vector a = cscan_load(bytes), b = cscan_load(bytes + 16), c = cscan_load(bytes + 32), d = cscan_load(bytes + 48);
    cscan_cyrillic result;
#define CSCAN_D0(x) cscan_is(x, 0xD0)
#define CSCAN_D1(x) cscan_is(x, 0xD1)
#define CSCAN_C2(x) cscan_is(x, 0xC2)
#define CSCAN_CAPITAL(x) cscan_or(cscan_among(x, 0x92, 2), cscan_among(x, 0xA0, 2))
#define CSCAN_VE(x) cscan_is(x, 0xB2)
#define CSCAN_PE(x) cscan_is(x, 0xBF)
#define CSCAN_UPPER(x) cscan_among(x, 0x90, 0x30)
    result.d0 = CSCAN_EACH(CSCAN_D0);
    result.d1 = CSCAN_EACH(CSCAN_D1);
    result.c2 = CSCAN_EACH(CSCAN_C2);
    result.capitals = CSCAN_EACH(CSCAN_CAPITAL);
    result.ve = CSCAN_EACH(CSCAN_VE);
    result.pe = CSCAN_EACH(CSCAN_PE);
    result.upper = CSCAN_EACH(CSCAN_UPPER);
    return result;
}
#else
static inline cscan_plain cscan_classify_plain(const uint8_t *bytes) { return cscan_portable_plain(bytes); }
static inline uint64_t cscan_two_byte_leads(const uint8_t *bytes) { return cscan_portable_two_byte_leads(bytes); }
static inline cscan_two_byte cscan_classify_two_byte(const uint8_t *bytes) { return cscan_portable_two_byte(bytes); }
static inline cscan_cyrillic cscan_classify_cyrillic(const uint8_t *bytes) { return cscan_portable_cyrillic(bytes); }
#endif

/// Letters of ASCII, and bytes beyond it but C2 and E2, which begin spaces, marks and signs.
static inline uint64_t cscan_word_bytes(const uint8_t *bytes) {
#if defined(CSCAN_VECTORS)
    cscan_vector a = cscan_load(bytes), b = cscan_load(bytes + 16), c = cscan_load(bytes + 32), d = cscan_load(bytes + 48);
    uint64_t high = cscan_high_bits(a, b, c, d);
    uint64_t letters = CSCAN_EACH(CSCAN_LETTER);
#define CSCAN_NO_WORD(x) cscan_or(cscan_is(x, 0xC2), cscan_is(x, 0xE2))
    return high ? letters | (high & ~CSCAN_EACH(CSCAN_NO_WORD)) : letters;
#else
    return cscan_portable_word_bytes(bytes);
#endif
}

/// The bytes that are `value`, the bits outside `mask` left out; `value` has none of these.
static inline uint64_t cscan_places(const uint8_t *bytes, uint8_t value, uint8_t mask) {
#if defined(CSCAN_VECTORS)
    cscan_vector a = cscan_load(bytes), b = cscan_load(bytes + 16), c = cscan_load(bytes + 32), d = cscan_load(bytes + 48);
#define CSCAN_VALUE(x) cscan_is(cscan_only(x, mask), value)
    return CSCAN_EACH(CSCAN_VALUE);
#else
    return cscan_portable_places(bytes, value, mask);
#endif
}

/// The first sixty-four bytes from `*position` on, by sixty-fours, that hold one which is `value`, the bits outside `mask` left out: which of
/// them are, and in `*position` where they begin. Zero where none up to those from `last` on do, which are the last that are read; then
/// `*position` is behind `last`.
static inline uint64_t cscan_next_places(const uint8_t *bytes, intptr_t *position, intptr_t last, uint8_t value, uint8_t mask) {
    intptr_t place = *position;
    uint64_t places = 0;
    for (; place <= last; place += 64) {
#if defined(CSCAN_VECTORS)
        const uint8_t *here = bytes + place;
        cscan_vector a = CSCAN_VALUE(cscan_load(here)), b = CSCAN_VALUE(cscan_load(here + 16));
        cscan_vector c = CSCAN_VALUE(cscan_load(here + 32)), d = CSCAN_VALUE(cscan_load(here + 48));
        if (!cscan_any(cscan_or(cscan_or(a, b), cscan_or(c, d)))) continue;
        places = cscan_bits(a, b, c, d);
        break;
#else
        places = cscan_portable_places(bytes + place, value, mask);
        if (places) break;
#endif
    }
    *position = place;
    return places;
}

#if defined(CSCAN_VECTORS)
/// Letters that may be capitals: those of ASCII, and bytes beyond it.
#define CSCAN_MAY_BE_CAPITAL(x) cscan_or(cscan_among(x, 'A', 26), cscan_beyond(x))
#define CSCAN_MAY_BE_SMALL(x) cscan_or(cscan_among(x, 'a', 26), cscan_beyond(x))
#define CSCAN_FROM(WHAT) cscan_bits(WHAT(0), WHAT(16), WHAT(32), WHAT(48))
#endif

/// The spaces behind which a capital of ASCII stands, or a byte beyond it. Reads sixty-five bytes.
static inline uint64_t cscan_capitals(const uint8_t *bytes) {
#if defined(CSCAN_VECTORS)
#define CSCAN_CAPITAL_AT(place) \
    cscan_and(cscan_is(cscan_load(bytes + place), ' '), CSCAN_MAY_BE_CAPITAL(cscan_load(bytes + place + 1)))
    return CSCAN_FROM(CSCAN_CAPITAL_AT);
#else
    return cscan_portable_capitals(bytes);
#endif
}

/// The full stops behind which a space and a small letter of ASCII stand, or a byte beyond it. Reads sixty-six bytes.
static inline uint64_t cscan_small_sentences(const uint8_t *bytes) {
#if defined(CSCAN_VECTORS)
#define CSCAN_SMALL_AT(place) \
    cscan_and( \
        cscan_and(cscan_is(cscan_load(bytes + place), '.'), cscan_is(cscan_load(bytes + place + 1), ' ')), \
        CSCAN_MAY_BE_SMALL(cscan_load(bytes + place + 2)))
    return CSCAN_FROM(CSCAN_SMALL_AT);
#else
    return cscan_portable_small_sentences(bytes);
#endif
}

/// Where some bytes begin among others; null where they do not. Linear in both.
const uint8_t *cscan_find(const uint8_t *bytes, size_t count, const uint8_t *needle, size_t length);

/// Whether two stretches hold the same bytes. Linear in their length.
int cscan_equal(const uint8_t *bytes, const uint8_t *others, size_t length);

/// Asks for memory that is read before long.
static inline void cscan_prefetch(const void *place) { __builtin_prefetch(place); }

#endif
