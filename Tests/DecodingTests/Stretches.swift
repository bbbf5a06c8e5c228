import Decoding

extension [Mojibake.Stretch] {
    /// The text with the stretches read back.
    func applied(to text: String) -> String {
        let bytes = [UInt8](text.utf8)
        var result: [UInt8] = []
        var position = 0
        for stretch in self {
            result += bytes[position..<stretch.range.lowerBound]
            result += stretch.repaired.utf8
            position = stretch.range.upperBound
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }
}
