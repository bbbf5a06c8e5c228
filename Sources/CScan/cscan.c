// For memmem, which is in every C library and in no standard of C.
#define _GNU_SOURCE
#include "cscan.h"

#include <string.h>

const uint8_t *cscan_find(const uint8_t *bytes, size_t count, const uint8_t *needle, size_t length) {
    return (const uint8_t *)memmem(bytes, count, needle, length);
}

int cscan_equal(const uint8_t *bytes, const uint8_t *others, size_t length) { return memcmp(bytes, others, length) == 0; }
