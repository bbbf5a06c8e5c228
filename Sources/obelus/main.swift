import ArgumentParser

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// A reader that goes away is told by an error of `write`, not by a signal: `obelus fix | head` mends all files.
signal(SIGPIPE, SIG_IGN)

do {
    var command = try Obelus.parseAsRoot()
    try command.run()
} catch {
    exit(Obelus.end(with: error))
}
