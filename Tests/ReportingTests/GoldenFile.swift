import Platform

/// What a report is to be, byte for byte: a file in `Golden`. With OBELUS_UPDATE_GOLDEN=1 the tests write it.
struct GoldenFile {
    let path: String

    init(_ name: String, testFile: String = #filePath) {
        path =
            testFile.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
            + "/Golden/\(name).txt"
    }

    /// The file's text; where it is to be rewritten, it is `actual` from now on.
    func text(updatedTo actual: String) -> String? {
        if getenv("OBELUS_UPDATE_GOLDEN") != nil {
            guard let file = fopen(path, "w") else { return nil }
            defer { fclose(file) }
            let bytes = Array(actual.utf8)
            fwrite(bytes, 1, bytes.count, file)
            return actual
        }
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
