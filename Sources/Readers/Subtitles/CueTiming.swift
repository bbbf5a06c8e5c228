import Bytes

/// The line that says when a cue is shown: `00:00:01,000 --> 00:00:02,500`, and what may be behind that.
struct CueTiming {
    /// Milliseconds.
    var start: Int
    var end: Int

    /// Reads a line without its end, as forgiving as players are: hours of any length or none, a full stop or a comma before the
    /// milliseconds, up to three digits of these, anything behind the times.
    ///
    /// - Complexity: linear in the line; constant for most lines that are none.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ line: ByteRange) {
        var position = line.lowerBound
        Self.skipBlanks(bytes, &position, line.upperBound)
        guard position < line.upperBound, Ascii.isDigit(bytes[position]),
            let start = Self.time(bytes, &position, line.upperBound)
        else { return nil }
        Self.skipBlanks(bytes, &position, line.upperBound)
        guard position + 3 <= line.upperBound, bytes[position] == Ascii.hyphen, bytes[position + 1] == Ascii.hyphen,
            bytes[position + 2] == Ascii.greater
        else { return nil }
        position += 3
        Self.skipBlanks(bytes, &position, line.upperBound)
        guard let end = Self.time(bytes, &position, line.upperBound) else { return nil }
        self.start = start
        self.end = end
    }

    private static func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ end: Int) {
        while position < end, Ascii.isBlank(bytes[position]) { position += 1 }
    }

    /// `1:02:03,004` or `02:03.004`; milliseconds may be missing.
    private static func time(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ end: Int) -> Int? {
        var (seconds, parts) = (0, 0)
        while parts < 3 {
            guard let number = number(bytes, &position, end) else { return nil }
            seconds = seconds &* 60 &+ number
            parts += 1
            guard position < end, bytes[position] == Ascii.colon else { break }
            position += 1
        }
        guard parts >= 2 else { return nil }
        guard position < end, bytes[position] == Ascii.stop || bytes[position] == UInt8(ascii: ",") else { return seconds &* 1000 }
        position += 1
        let first = position
        guard let fraction = number(bytes, &position, end) else { return nil }
        switch position - first {
        case 1: return seconds &* 1000 &+ fraction &* 100
        case 2: return seconds &* 1000 &+ fraction &* 10
        default: return seconds &* 1000 &+ fraction
        }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ end: Int) -> Int? {
        let first = position
        var value = 0
        while position < end, Ascii.isDigit(bytes[position]) {
            // Nine digits are more than any film is long.
            guard position - first < 9 else { return nil }
            value = value * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        return position > first ? value : nil
    }
}
