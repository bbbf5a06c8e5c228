import Platform

/// What a process took, from its start to its end.
struct Usage {
    /// Seconds by the clock.
    var wall: Double
    /// Seconds of the processors, the kernel's work for it included.
    var cpu: Double
    /// The most memory that it held at one time, in bytes.
    var peak: Int
    var end: End

    enum End: Equatable {
        case status(Int)
        case signal(Int)
    }
}

/// A program with its arguments.
struct Invocation {
    var words: [String]
    /// Added to the environment.
    var environment: [String] = []
    /// The exit statuses that mean that all was done.
    var statuses: Set<Int> = [0]
    /// Where standard output goes.
    var output = "/dev/null"

    /// Starts the program and waits for its end.
    ///
    /// A process that is started by this call inherits the peak of memory of the one that starts it: whoever calls this to
    /// measure memory must be small itself.
    func run() throws(Complaint) -> Usage {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        if output != "-" {
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        }
        let arguments = words.map { strdup($0) } + [nil]
        let variables = (Self.inherited + environment).map { strdup($0) } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        var process: pid_t = 0
        let start = Clock.now()
        let code = posix_spawnp(&process, words[0], &actions, nil, arguments, variables)
        guard code == 0 else { throw Complaint("cannot start \(words[0]): \(String(cString: strerror(code)))") }
        var status: CInt = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw Folder.failure("cannot wait for \(words[0])") }
        }
        let wall = Clock.now() - start
        let signal = Int(status & 0x7F)
        #if canImport(Darwin)
        let unit = 1
        #else
        let unit = 1024
        #endif
        return Usage(
            wall: wall, cpu: Clock.seconds(usage.ru_utime) + Clock.seconds(usage.ru_stime),
            peak: Int(usage.ru_maxrss) * unit,
            end: signal == 0 ? .status(Int((status >> 8) & 0xFF)) : .signal(signal))
    }

    /// Runs the program, and complains where it did not do its work.
    func measured() throws(Complaint) -> Usage {
        let usage = try run()
        guard case .status(let status) = usage.end, statuses.contains(status) else {
            throw Complaint("\(words.joined(separator: " ")) ended with \(usage.end)")
        }
        return usage
    }

    /// The environment of this process without what would make programs behave in their own way.
    private static let inherited: [String] = {
        var result: [String] = []
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if !text.hasPrefix("LC_") && !text.hasPrefix("LANG") { result.append(text) }
            next += 1
        }
        return result
    }()
}

enum Clock {
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Seconds of the processor that this process has had.
    static func cpu() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }

    /// Has every process that is started from now on killed after so many seconds of the processor: what takes longer is
    /// a finding, and its exact time is not worth waiting for.
    static func limitProcesses(to seconds: Int) {
        var limit = rlimit()
        #if canImport(Darwin)
        getrlimit(RLIMIT_CPU, &limit)
        limit.rlim_cur = rlim_t(seconds)
        setrlimit(RLIMIT_CPU, &limit)
        #else
        let resource = __rlimit_resource_t(RLIMIT_CPU.rawValue)
        getrlimit(resource, &limit)
        limit.rlim_cur = rlim_t(seconds)
        setrlimit(resource, &limit)
        #endif
    }
}
