import ArgumentParser
import Platform

// A program may be started with its standard streams closed. The next file to be opened would take the number of one, and
// messages would be written into it.
for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
    _ = open("/dev/null", O_RDWR)
}

// A reader that goes away is told by an error of `write`, not by a signal: `obelus fix | head` mends all files.
signal(SIGPIPE, SIG_IGN)

let arguments = Array(CommandLine.arguments.dropFirst())
if let name = arguments.first, let problem = Obelus.problem(withCommand: name) {
    Complaint.write(problem)
    exit(ExitStatus.failed.rawValue)
}
do {
    var command = try Obelus.command(for: arguments)
    try command.run()
} catch {
    exit(Obelus.end(with: error))
}
