import Platform

/// Where the measurements are made: the programs, the folders of texts, and the inputs made of them so far.
struct Workshop {
    /// The program that is measured.
    let program: String
    /// What it was before, to be measured in turn with it.
    let before: String?
    /// This program, which makes the inputs in processes of their own: memory that it held would be counted as that of the
    /// programs it starts.
    let own: String
    let typos: String?
    let folder: String
    let clean: String
    let machine: String?
    let article: String
    let runs: Int
    /// How much the large inputs hold, in MB of 1,000,000 bytes.
    let megabytes: Int

    init(_ arguments: Arguments) throws(Complaint) {
        program = try arguments.required("program")
        before = arguments.value("before")
        own = CommandLine.arguments[0]
        typos = arguments.value("typos")
        folder = try arguments.required("folder")
        clean = try arguments.required("clean")
        machine = arguments.value("machine")
        article = try arguments.required("article")
        runs = try arguments.number("runs", 7)
        megabytes = try arguments.number("megabytes", 100)
    }

    /// What an input is made of.
    enum Source: String, CaseIterable {
        case english, russian, chinese, mixed, machine, damaged
    }

    /// Where a source's texts are; nil where there are none.
    func texts(_ source: Source) -> String? {
        let candidates: [String]
        switch source {
        case .english, .damaged: candidates = [clean + "/en/books", clean + "/en", clean]
        case .russian: candidates = [clean + "/ru"]
        case .chinese: candidates = [clean + "/zh"]
        case .mixed: candidates = [clean]
        case .machine: candidates = machine.map { [$0] } ?? []
        }
        return candidates.first(where: Folder.exists)
    }

    /// A file of so many MB of a source, made if it is not there yet.
    func file(_ source: Source, _ megabytes: Int) throws(Complaint) -> String {
        try make(source, megabytes, folder + "/\(source)-\(megabytes).txt", [])
    }

    /// A folder of many files, of so many MB together.
    func files(_ source: Source, _ megabytes: Int) throws(Complaint) -> String {
        try make(source, megabytes, folder + "/\(source)-\(megabytes)", ["--shape", "files"])
    }

    /// A folder of files of about 5 KB.
    func articles(_ source: Source, _ megabytes: Int) throws(Complaint) -> String {
        try make(source, megabytes, folder + "/\(source)-articles-\(megabytes)", ["--shape", "articles"])
    }

    /// The same texts as records.
    func records(_ source: Source, _ megabytes: Int) throws(Complaint) -> String {
        try make(source, megabytes, folder + "/\(source)-\(megabytes).jsonl", ["--shape", "records"])
    }

    private func make(
        _ source: Source, _ megabytes: Int, _ path: String, _ more: [String]
    ) throws(Complaint) -> String {
        if Folder.exists(path) { return path }
        guard let texts = texts(source) else { throw Complaint("there are no texts for “\(source)”") }
        var words = [own, "input", texts, "--to", path, "--megabytes", "\(megabytes)"] + more
        switch source {
        case .english: words += ["--language", "en"]
        case .damaged: words += ["--language", "en", "--damage", "10"]
        case .russian: words += ["--language", "ru"]
        case .chinese: words += ["--language", "zh"]
        case .mixed: words += ["--order", "mixed"]
        case .machine: break
        }
        _ = try Invocation(words: words, output: "-").measured()
        return path
    }

    /// One of the texts that nobody writes, made anew: it is there once, and is fixed once it was checked.
    func adversary(_ text: Adversary.Text, _ megabytes: Int) throws(Complaint) -> String {
        let path = folder + "/adversary.\(text.ending)"
        _ = try Invocation(words: [own, "adversary", text.name, "--to", path, "--megabytes", "\(megabytes)"], output: "-").measured()
        return path
    }

    // MARK: The programs

    func check(_ path: String, jobs: Int = 1, by other: String? = nil, language: String? = nil) -> Invocation {
        let words = [other ?? program, "check", "--no-config", "--jobs", "\(jobs)"]
        return Invocation(words: words + (language.map { ["--language", $0] } ?? []) + [path], statuses: [0, 1])
    }

    func fix(_ path: String, by other: String? = nil) -> Invocation {
        Invocation(words: [other ?? program, "fix", "--no-config", "--jobs", "1", path], statuses: [0, 1])
    }

    func countWords(_ path: String) -> Invocation {
        Invocation(words: ["wc", "-w", path], environment: ["LC_ALL=C.UTF-8"])
    }

    /// Copies a file or a folder and waits until the disk has it.
    func copy(_ path: String, to copy: String) throws(Complaint) {
        _ = try Invocation(words: ["rm", "-rf", copy]).measured()
        _ = try Invocation(words: ["cp", "-R", path, copy]).measured()
        sync()
    }
}
