// Linux's own; Swift's Glibc does not show it.
#define _GNU_SOURCE
#include <fcntl.h>

#include "cfiles.h"

void cfiles_begin_sync(int descriptor) {
#ifdef __linux__
    sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
}
