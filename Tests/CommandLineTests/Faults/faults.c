// Makes calls of the C library fail, for tests of what a program does then:
//
//     cc -shared -fPIC -o faults.so faults.c -ldl
//     LD_PRELOAD=./faults.so FAULT=fsync FAULT_AT=2 FAULT_ERROR=5 obelus fix .
//
// FAULT is the name of a call, FAULT_AT the number of the one that fails, FAULT_ERROR its error number; with FAULT_ON all after it fail, too.
// The call `short` is a write that writes half, as on a disk that becomes full in the middle of it; the next one fails. What goes to
// standard error never fails. Where a call failed, the file FAULT_MARK is made.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int fails(const char *call) {
    static atomic_int calls;
    const char *name = getenv("FAULT"), *at = getenv("FAULT_AT"), *error = getenv("FAULT_ERROR"), *mark = getenv("FAULT_MARK");
    if (name == NULL || at == NULL || error == NULL || strcmp(name, call) != 0) return 0;
    int number = atomic_fetch_add(&calls, 1) + 1;
    if (number < atoi(at) || (number > atoi(at) && getenv("FAULT_ON") == NULL)) return 0;
    if (mark != NULL) {
        long descriptor = syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600);
        if (descriptor >= 0) syscall(SYS_close, descriptor);
    }
    errno = atoi(error);
    return 1;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (real == NULL) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name);

ssize_t write(int descriptor, const void *bytes, size_t count) {
    REAL(ssize_t, write, int, const void *, size_t)
    static atomic_int is_full;
    if (descriptor != STDERR_FILENO) {
        if (atomic_load(&is_full)) {
            errno = ENOSPC;
            return -1;
        }
        if (fails("short")) {
            atomic_store(&is_full, 1);
            return real(descriptor, bytes, count / 2);
        }
        if (fails("write")) return -1;
    }
    return real(descriptor, bytes, count);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
    REAL(ssize_t, read, int, void *, size_t)
    return fails("read") ? -1 : real(descriptor, bytes, count);
}

int open(const char *path, int flags, ...) {
    REAL(int, open, const char *, int, ...)
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails("open") ? -1 : real(path, flags, mode);
}

int fsync(int descriptor) {
    REAL(int, fsync, int)
    return fails("fsync") ? -1 : real(descriptor);
}

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *)
    return fails("rename") ? -1 : real(from, to);
}

int mkostemp(char *template, int flags) {
    REAL(int, mkostemp, char *, int)
    return fails("mkostemp") ? -1 : real(template, flags);
}

int fchmod(int descriptor, mode_t mode) {
    REAL(int, fchmod, int, mode_t)
    return fails("fchmod") ? -1 : real(descriptor, mode);
}

int flock(int descriptor, int operation) {
    REAL(int, flock, int, int)
    return fails("flock") ? -1 : real(descriptor, operation);
}

ssize_t listxattr(const char *path, char *list, size_t size) {
    REAL(ssize_t, listxattr, const char *, char *, size_t)
    return fails("listxattr") ? -1 : real(path, list, size);
}

int stat(const char *path, struct stat *status) {
    REAL(int, stat, const char *, struct stat *)
    return fails("stat") ? -1 : real(path, status);
}

int lstat(const char *path, struct stat *status) {
    REAL(int, lstat, const char *, struct stat *)
    return fails("lstat") ? -1 : real(path, status);
}

int fstat(int descriptor, struct stat *status) {
    REAL(int, fstat, int, struct stat *)
    return fails("fstat") ? -1 : real(descriptor, status);
}

DIR *opendir(const char *path) {
    REAL(DIR *, opendir, const char *)
    return fails("opendir") ? NULL : real(path);
}

struct dirent *readdir(DIR *folder) {
    REAL(struct dirent *, readdir, DIR *)
    return fails("readdir") ? NULL : real(folder);
}

int unlink(const char *path) {
    REAL(int, unlink, const char *)
    return fails("unlink") ? -1 : real(path);
}
