import Bytes
import Platform
import Prose

/// The lines of files that were changed since a revision of their git repository, by asking git.
struct ChangedLines: Sendable {
    /// As the user wrote it.
    let revision: String
    /// By the root of the repository: by the path below it, the lines, from 1. What git does not know is new from end to end.
    private let repositories: [PathKey: [PathKey: [Range<Int>]]]

    /// Asks git about the repositories that files are in.
    ///
    /// Compared with the revision is what is on disk, committed or not. Of a revision that has gone on since the branch began, what they have in
    /// common counts: `--since origin/main` is about the changes of a branch, not about those of others.
    ///
    /// - Parameters:
    ///   - paths: absolute.
    ///   - currentFolder: absolute, for messages.
    /// - Throws: the first thing that is wrong: git is missing, a file is in no repository, the revision is unknown.
    init(since revision: String, of paths: [String], currentFolder: String) throws(PlacedError) {
        self.revision = revision
        var repositories: [PathKey: [PathKey: [Range<Int>]]] = [:]
        for path in paths {
            let root = Self.root(of: path)
            guard !root.isEmpty else {
                throw PlacedError(
                    path: Paths.displayed(path, from: currentFolder), message: "is not in a git repository, which --since needs")
            }
            if repositories[PathKey(root)] == nil { repositories[PathKey(root)] = try Self.changes(in: root, since: revision) }
        }
        self.repositories = repositories
    }

    /// The changed lines of a file, from 1, ascending; nil where all of it is new.
    func lines(of path: String) -> [Range<Int>]? {
        let root = Self.root(of: path)
        guard let below = Paths.relative(Self.place(of: path), to: root), let files = repositories[PathKey(root)] else { return nil }
        return files[PathKey(String(below))]
    }

    /// The same as places in a source.
    ///
    /// - Parameters:
    ///   - lineStarts: of the bytes at hand, of which `linesBefore` lines of the file come before.
    ///   - start: the byte of the file that the first of the bytes is.
    ///   - count: how many bytes are at hand.
    /// - Complexity: linear in the changes.
    static func places(_ lines: [Range<Int>], _ lineStarts: [Int], linesBefore: Int, start: Int, count: Int) -> [ByteRange] {
        lines.compactMap { range in
            let first = max(0, range.lowerBound - 1 - linesBefore)
            let end = min(lineStarts.count, range.upperBound - 1 - linesBefore)
            guard first < end else { return nil }
            // The first line has what stands before it, too: a byte order mark.
            return start + (first == 0 ? 0 : lineStarts[first])..<start + (end < lineStarts.count ? lineStarts[end] : count)
        }
    }

    /// A path whose folder has no links, as git names what is below its root.
    private static func place(of path: String) -> String {
        guard let folder = Paths.folder(of: path), let real = Paths.real(folder) else { return path }
        return Paths.join(real, String(Paths.name(of: path)))
    }

    /// The root of the repository that a path is in, without links; empty where it is in none.
    private static func root(of path: String) -> String {
        let folder = Paths.folder(of: place(of: path)) ?? "/"
        return RepositoryRoot(repositoryOf: folder, or: "").path
    }

    // MARK: git

    private static func changes(in root: String, since revision: String) throws(PlacedError) -> [PathKey: [Range<Int>]] {
        // What begins with a hyphen would be an option.
        let commit = try line(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
        guard let commit else {
            throw PlacedError(path: "--since", message: "“\(revision)” is not a revision of the repository \(root)")
        }
        let base = try line(root, ["merge-base", commit, "HEAD"]) ?? commit
        // No program that a configuration names is run, and no setting changes the form.
        let diff = try git(
            root,
            [
                "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "diff", "--unified=0", "--no-color", "--no-ext-diff",
                "--no-textconv",
                "--no-renames", "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/", "--diff-filter=AM", "--text", base, "--",
            ])
        guard diff.status == 0 else { throw failure(diff) }
        let tracked = try git(root, ["ls-files", "-z"])
        guard tracked.status == 0 else { throw failure(tracked) }
        var changes: [PathKey: [Range<Int>]] = [:]
        for name in tracked.output.split(separator: 0) { changes[PathKey(String(systemPath: name))] = [] }
        GitDiff.read(diff.output) { path, lines in changes[PathKey(path)]?.append(lines) }
        return changes
    }

    private static func git(_ root: String, _ arguments: [String]) throws(PlacedError) -> Subprocess {
        try Subprocess("git", ["-C", root] + arguments)
    }

    /// The one line that git answers with; nil where it has no answer.
    private static func line(_ root: String, _ arguments: [String]) throws(PlacedError) -> String? {
        let result = try git(root, arguments)
        // 1 is an answer, too; with more, git says what is wrong.
        guard result.status <= 1 || result.errors.isEmpty else { throw failure(result) }
        let line = result.output.prefix { $0 != 0x0A }
        return result.status == 0 && !line.isEmpty ? String(decoding: line, as: UTF8.self) : nil
    }

    private static func failure(_ result: Subprocess) -> PlacedError {
        let words = String(decoding: result.errors.prefix { $0 != 0x0A }, as: UTF8.self)
        return PlacedError(path: "git", message: words.isEmpty ? "ended with status \(result.status)" : words)
    }
}

/// A diff as `git diff --unified=0` writes it.
enum GitDiff {
    /// Calls for each hunk that adds lines: the file's path below the root, and the lines, from 1.
    ///
    /// - Complexity: linear in the bytes.
    static func read(_ bytes: [UInt8], _ hunk: (String, Range<Int>) -> Void) {
        var path: String?
        /// The lines of the hunk at hand that are still to come: they may look like anything.
        var left = 0
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[start..<end]
            start = end + 1
            if left > 0, line.first == UInt8(ascii: "+") || line.first == UInt8(ascii: "-") {
                left -= 1
            } else if line.starts(with: "+++ ".utf8) {
                path = name(line.dropFirst(4))
            } else if line.starts(with: "@@ ".utf8), let (removed, added) = ranges(line) {
                left = removed + added.count
                if let path, !added.isEmpty { hunk(path, added) }
            }
        }
    }

    /// `b/path`, quoted as in C where it holds what would end a line; nil for /dev/null.
    private static func name(_ text: ArraySlice<UInt8>) -> String? {
        var bytes = Array(text)
        if bytes.first == UInt8(ascii: "\"") {
            bytes = unquoted(bytes)
        } else if bytes.last == 0x09 {
            // Behind a name with a space.
            bytes.removeLast()
        }
        return bytes.starts(with: "b/".utf8) ? String(systemPath: bytes[2...]) : nil
    }

    private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            guard bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count else {
                result.append(bytes[position])
                position += 1
                continue
            }
            let next = bytes[position + 1]
            if (UInt8(ascii: "0")...UInt8(ascii: "3")).contains(next), position + 3 < bytes.count {
                result.append(bytes[position + 1...position + 3].reduce(0) { $0 &* 8 &+ ($1 &- UInt8(ascii: "0")) })
                position += 4
                continue
            }
            let escapes: [UInt8: UInt8] = [
                UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11,
                UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
            ]
            result.append(escapes[next] ?? next)
            position += 2
        }
        return result
    }

    /// How many lines a hunk removes, and which it adds: `@@ -1,2 +3,4 @@`.
    private static func ranges(_ line: ArraySlice<UInt8>) -> (removed: Int, added: Range<Int>)? {
        let words = line.split(separator: 0x20, maxSplits: 4)
        guard words.count > 3 else { return nil }
        func numbers(_ word: ArraySlice<UInt8>) -> (first: Int, count: Int)? {
            let parts = word.dropFirst().split(separator: UInt8(ascii: ","))
            guard let first = parts.first.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }) else { return nil }
            guard parts.count > 1 else { return (first, 1) }
            return Int(String(decoding: parts[1], as: UTF8.self)).map { (first, $0) }
        }
        guard let old = numbers(words[1]), let new = numbers(words[2]), new.first >= 0, new.count >= 0, old.count >= 0 else { return nil }
        return (old.count, new.first..<new.first + new.count)
    }
}
