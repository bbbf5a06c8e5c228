import Linting
import Prose

/// A place of a text with its surroundings on one line, for reading.
struct Excerpt {
    private let bytes: [UInt8]
    private let window: Range<Int>
    private let place: Range<Int>

    /// - Parameter reach: how many bytes of the surroundings are shown on either side.
    init(_ bytes: [UInt8], _ place: Range<Int>, reach: Int = 70) {
        self.bytes = bytes
        self.place = place
        var lower = max(0, place.lowerBound - reach)
        var upper = min(bytes.count, place.upperBound + reach)
        while lower > 0, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
        while upper < bytes.count, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
        window = lower..<upper
    }

    /// The excerpt with its place between ⟦ and ⟧.
    var marked: String {
        Self.visible(bytes[window.lowerBound..<place.lowerBound]) + "⟦" + Self.visible(bytes[place]) + "⟧"
            + Self.visible(bytes[place.upperBound..<window.upperBound])
    }

    /// The excerpt after the fix.
    func fixed(_ fix: Fix) -> String {
        var result: [UInt8] = []
        var position = min(window.lowerBound, fix.edits[0].range.lowerBound)
        for edit in fix.edits {
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement.utf8
            position = edit.range.upperBound
        }
        if position < window.upperBound { result += bytes[position..<window.upperBound] }
        return Self.visible(result[...])
    }

    /// Text with its invisible characters made visible.
    static func visible(_ bytes: ArraySlice<UInt8>) -> String {
        var result = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\n": result += "⏎"
            case "\r": result += "␍"
            case "\t": result += "␉"
            case "\u{A0}": result += "⍽"
            case _
            where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
                || scalar.properties.generalCategory == .spaceSeparator && scalar != " "
                || scalar.properties.generalCategory == .privateUse:
                result += "‹\(String(scalar.value, radix: 16, uppercase: true))›"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
