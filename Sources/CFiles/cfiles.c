// Linux's own; Swift's Glibc does not show it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/types.h>
#include <sys/xattr.h>
#ifdef __APPLE__
#include <copyfile.h>
#include <unistd.h>
#endif

#include "cfiles.h"

void cfiles_begin_sync(int descriptor) {
#ifdef __linux__
    sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
}

int cfiles_make_temporary(char *template) { return mkostemp(template, O_CLOEXEC); }

int cfiles_lock(int descriptor) {
    while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EINTR) return errno;
    }
    return 0;
}

#ifdef __linux__

// What may be lost: the system gives a new file its own.
static int is_systems_own(const char *name) {
    return strncmp(name, "security.", 9) == 0 || strncmp(name, "trusted.", 8) == 0;
}

static int copy_attribute(const char *path, const char *name, int descriptor) {
    ssize_t size = getxattr(path, name, NULL, 0);
    // It may have been removed since the list was made.
    if (size < 0) return errno == ENODATA ? 0 : errno;
    char *value = malloc((size_t)size + 1);
    if (value == NULL) return ENOMEM;
    size = getxattr(path, name, value, (size_t)size);
    int code = size < 0 ? errno : 0;
    if (code == 0 && fsetxattr(descriptor, name, value, (size_t)size, 0) != 0) code = errno;
    free(value);
    return code;
}

int cfiles_copy_attributes(const char *path, int descriptor) {
    ssize_t size = listxattr(path, NULL, 0);
    if (size < 0) return errno == ENOTSUP || errno == ENOSYS ? 0 : errno;
    if (size == 0) return 0;
    // One byte more, so that the last name ends even if the list is another one now.
    char *names = malloc((size_t)size + 1);
    if (names == NULL) return ENOMEM;
    size = listxattr(path, names, (size_t)size);
    int code = size < 0 ? errno : 0;
    if (size >= 0) names[size] = 0;
    for (const char *name = names; code == 0 && name < names + size; name += strlen(name) + 1) {
        code = copy_attribute(path, name, descriptor);
        if (code != 0 && is_systems_own(name)) code = 0;
    }
    free(names);
    return code;
}

#elif defined(__APPLE__)

int cfiles_copy_attributes(const char *path, int descriptor) {
    int source = open(path, O_RDONLY | O_CLOEXEC);
    if (source < 0) return errno;
    int code = fcopyfile(source, descriptor, NULL, COPYFILE_XATTR | COPYFILE_ACL) == 0 ? 0 : errno;
    close(source);
    return code;
}

#else

int cfiles_copy_attributes(const char *path, int descriptor) { return 0; }

#endif
