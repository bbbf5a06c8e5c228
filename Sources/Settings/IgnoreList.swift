import Platform

/// The patterns of a `.gitignore`, of an `.ignore`, or of the key `exclude`. The last that matches decides.
///
/// Source: gitignore(5).
public struct IgnoreList: Sendable {
    /// What a list says about a path.
    public enum Verdict: Sendable {
        case ignore, include
    }

    private struct Line: Sendable {
        var glob: Glob
        var isNegated: Bool
        var isForFolders: Bool
    }

    /// The absolute path of the folder that the patterns are relative to.
    public let folder: String
    private var lines: [Line] = []

    /// An empty list.
    public init(folder: String) {
        self.folder = folder
    }

    /// Reads an ignore file. What is no pattern matches nothing, as in git.
    public init(file: [UInt8], folder: String) {
        self.init(folder: folder)
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = file.starts(with: byteOrderMark) ? file.dropFirst(3) : file[...]
        for line in content.split(separator: UInt8(ascii: "\n")) {
            var line = line
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            guard line.first != UInt8(ascii: "#") else { continue }
            try? append(String(decoding: Self.withoutTrailingSpaces(line), as: UTF8.self), braces: false)
        }
    }

    public var isEmpty: Bool { lines.isEmpty }

    /// Adds a pattern behind the others: `!` before it takes back what the others ignore, `/` behind it means folders
    /// only. An empty text adds nothing.
    public mutating func append(_ pattern: String, braces: Bool) throws(Glob.Failure) {
        var pattern = pattern[...]
        let isNegated = pattern.hasPrefix("!")
        if isNegated { pattern.removeFirst() }
        let isForFolders = pattern.hasSuffix("/")
        if isForFolders { pattern.removeLast() }
        guard !pattern.isEmpty else { return }
        let glob = try Glob(String(pattern), braces: braces)
        lines.append(Line(glob: glob, isNegated: isNegated, isForFolders: isForFolders))
    }

    /// What the list says about an absolute path; nil: nothing.
    public func verdict(_ path: String, isFolder: Bool) -> Verdict? {
        guard !lines.isEmpty, let relative = Paths.relative(path, to: folder) else { return nil }
        let line = lines.last { (isFolder || !$0.isForFolders) && $0.glob.matches(relative) }
        return line.map { $0.isNegated ? .include : .ignore }
    }

    /// Spaces at the end of a line count only behind a backslash.
    private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while line.last == UInt8(ascii: " ") {
            let backslashes = line.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
            if backslashes % 2 == 1 { break }
            line.removeLast()
        }
        return line
    }
}
