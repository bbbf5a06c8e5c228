import UnicodeText

extension Matcher {
    /// The ranges of all matches.
    func matches(in bytes: [UInt8], range: Range<Int>? = nil, startingAt start: Int? = nil) throws -> [Range<Int>] {
        var found: [Range<Int>] = []
        try bytes.withUnsafeBufferPointer { buffer throws(UnicodeError) in
            try forEachMatch(in: buffer, range: range ?? 0..<buffer.count, startingAt: start) { match in
                found.append(match.range)
                return true
            }
        }
        return found
    }
}
