#pragma once

/// Lets the disk begin to write what the open file holds, without waiting for it. Where the system cannot be asked for that, nothing is done:
/// `fsync` will do all.
void cfiles_begin_sync(int descriptor);
