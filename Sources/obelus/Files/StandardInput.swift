import Platform

/// Standard input, where no path is named.
enum StandardInput {
    /// Whether somebody hands over a text: it is a pipe or a file, and not an empty one. Then it is what a run without paths is about,
    /// as in ripgrep. A terminal, `/dev/null` and sockets hand over nothing, and neither does a pipe that ends at once: services that
    /// run programs leave their standard input so, and a check there is about the current folder.
    ///
    /// Waits until the pipe holds something or ends.
    static var holdsText: Bool {
        var status = stat()
        guard fstat(STDIN_FILENO, &status) == 0 else { return false }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return status.st_size > lseek(STDIN_FILENO, 0, SEEK_CUR)
        case S_IFIFO: return isFilled()
        default: return false
        }
    }

    private static func isFilled() -> Bool {
        var pipe = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        if poll(&pipe, 1, patience) == 0 {
            Complaint.write("reading standard input, since no path is named; to check files, name them, or “.” for the current folder")
            while poll(&pipe, 1, -1) < 0, errno == EINTR {}
        }
        return pipe.revents & Int16(POLLIN) != 0
    }

    /// Milliseconds before somebody wonders what the program waits for.
    private static let patience: CInt = 1000
}
