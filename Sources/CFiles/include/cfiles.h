#pragma once

/// Lets the disk begin to write what the open file holds, without waiting for it. Where the system cannot be asked for that, nothing is done:
/// `fsync` will do all.
void cfiles_begin_sync(int descriptor);

/// Makes a file of a name that nothing has and opens it; no program that is started later inherits it. `template` ends in XXXXXX, which is
/// replaced. Returns the descriptor, or -1 with the reason in `errno`.
int cfiles_make_temporary(char *template);

/// Locks an open file for this process, without waiting, until the last descriptor of it is closed: at the latest when the process is gone,
/// however that came. Returns 0, or the error number: EWOULDBLOCK where another process has the lock.
int cfiles_lock(int descriptor);

/// Gives an open file the extended attributes of the file at a path, access control lists among them. What the system keeps for itself
/// (`security.`, `trusted.`) is copied where it allows that. Returns 0, or the error number.
int cfiles_copy_attributes(const char *path, int descriptor);
