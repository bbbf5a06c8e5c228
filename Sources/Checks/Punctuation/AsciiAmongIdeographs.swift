import Linting
import Prose

/// `punctuation/ascii-in-cjk`: a comma, full stop or other mark of ASCII behind a Chinese or Japanese character
/// (`你好,世界.`).
public enum AsciiAmongIdeographs: BlockCheck {
    public static let signals: Signals = [.han, .kana]

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        let isJapanese = block.language.base == .japanese
        for position in block.content where bytes[position] < 0x40 {
            guard let wide = wideForm(bytes[position], isJapanese), let before = block.scalar(before: position),
                before.isIdeographic || closers.contains(before), !isPart(position, isJapanese, block),
                !block.isProtected(position..<position + 1)
            else { continue }
            // The space that a mark of ASCII needs, a wide one brings along.
            let space = block.document.spaceAfter(position + 1, notAfter: block.content.upperBound)
            let after = block.scalar(at: space.upperBound)
            let isAmongIdeographs = after.map { $0.isIdeographic || isWideMark($0) } ?? true
            report.add(
                position..<position + 1,
                "“\(Character(Unicode.Scalar(bytes[position])))” of ASCII stands in \(isJapanese ? "Japanese" : "Chinese") text",
                safety: isAmongIdeographs ? .safe : .unsafe,
                edits: [Edit(position..<(isAmongIdeographs ? space.upperBound : position + 1), wide)])
        }
    }

    private static let closers: Set<Unicode.Scalar> = ["」", "』", "》", "）", "”", "〉", "】"]

    private static func wideForm(_ byte: UInt8, _ isJapanese: Bool) -> String? {
        switch byte {
        case UInt8(ascii: ","): isJapanese ? "、" : "，"
        case UInt8(ascii: "."): "。"
        case UInt8(ascii: "?"): "？"
        case UInt8(ascii: "!"): "！"
        case UInt8(ascii: ":"): "："
        case UInt8(ascii: ";"): "；"
        default: nil
        }
    }

    private static func isWideMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x3000...0x303F).contains(scalar.value) || (0xFF01...0xFF65).contains(scalar.value) || scalar == "“"
            || scalar == "”"
    }

    /// Whether the mark is part of something longer: an ellipsis, `::`, `.com`, `:8080`, `?!`.
    private static func isPart(_ position: Int, _ isJapanese: Bool, _ block: BlockView) -> Bool {
        let byte = block.document.bytes[position]
        let next = block.byte(at: position + 1)
        let isWord = UInt8(ascii: "0")...UInt8(ascii: "9") ~= next || UInt8(ascii: "a")...UInt8(ascii: "z") ~= next | 0x20
        switch byte {
        case UInt8(ascii: "."): return next == byte || isWord
        case UInt8(ascii: ":"):
            // Whoever writes about code ends the line before it with a colon of ASCII.
            guard !isJapanese, let after = block.scalar(at: position + 1) else { return true }
            return !after.isIdeographic && after != "“"
        case UInt8(ascii: ";"): return next == UInt8(ascii: ")")
        default: return false
        }
    }
}
