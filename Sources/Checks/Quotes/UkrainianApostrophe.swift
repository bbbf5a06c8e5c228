import Linting
import Prose

/// `quotes/ukrainian-apostrophe`: a double mark or an asterisk where Ukrainian has its apostrophe (`п"ять`, `п*ять`).
public enum UkrainianApostrophe: Check {
    public static let trigger = Trigger.blocks([.straightDoubleMark, .asterisk])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        for block in view.blocks {
            let signs = block.content.filter { document.bytes[$0] == UInt8(ascii: "\"") || document.bytes[$0] == UInt8(ascii: "*") }
            let places = signs.filter { isApostrophe($0, block) }
            for place in places {
                let range = place..<place + 1
                // One of an odd number of signs may be a quotation mark, or emphasis, that lost its space.
                let others = signs.count { document.bytes[$0] == document.bytes[place] && !places.contains($0) }
                report.add(
                    range, "\(document.text(range).inMessage) is used as an apostrophe", safety: others.isMultiple(of: 2) ? .safe : .unsafe,
                    edits: [Edit(range, document.apostropheStyle.own)])
            }
        }
    }

    private static func isApostrophe(_ offset: Int, _ block: BlockView) -> Bool {
        guard let before = block.scalar(before: offset), let after = block.scalar(at: offset + 1) else { return false }
        return consonants.contains(before) && iotated.contains(after)
    }

    static let iotated = Set("яюєїЯЮЄЇ".unicodeScalars)
    private static let consonants = Set("бпвмфкхгґжчшрдтзснлБПВМФКХГҐЖЧШРДТЗСНЛ".unicodeScalars)
}
