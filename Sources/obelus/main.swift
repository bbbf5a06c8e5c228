import ArgumentParser
import Platform

// A program may be started with its standard streams closed. The next file to be opened would take the number of one, and
// messages would be written into it. What takes their places can be neither read from nor written to, so that whoever tries is told.
for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
    _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
}

// A reader that goes away is told by an error of `write`, not by a signal: `obelus fix | head` fixes all files.
signal(SIGPIPE, SIG_IGN)

let arguments = Array(CommandLine.arguments.dropFirst())
// Also where the system does not tell a program its arguments (Linux without /proc): a check that checked nothing must not pass.
if arguments.isEmpty {
    let output = Output.standardError()
    output.write(Obelus.helpMessage() + "\n")
    output.flush()
    exit(ExitStatus.failed.rawValue)
}
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
