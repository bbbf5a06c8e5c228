/// A broken article in which every broken place is marked: `⟦left⇒right|rules⟧`.
///
/// `left` is what stands in the article, `right` what the mend puts there; `⇒` a safe fix, `⇝` one that somebody should look
/// at, neither where no fix can know. The rules (apart by spaces) must each find the place; a place without any is mended by a
/// finding elsewhere, as the second of two marks is. `‹200B›` is the character of that number, for those that nobody sees.
struct MarkedText {
    struct Place {
        let range: Range<Int>
        let rules: [String]
        let text: String
    }

    private(set) var broken = ""
    private(set) var mended = ""
    /// With the unsafe fixes, too.
    private(set) var mendedUnsafe = ""
    private(set) var places: [Place] = []

    // By scalars throughout: a combining character behind a bracket or an arrow would make one character of both.
    private typealias Scalars = Substring.UnicodeScalarView

    init(_ text: String) {
        var rest = Self.visible(text)[...]
        while let opening = rest.firstIndex(of: "⟦"), let closing = rest[opening...].firstIndex(of: "⟧") {
            addPlain(rest[..<opening])
            addPlace(rest[rest.index(after: opening)..<closing])
            rest = rest[rest.index(after: closing)...]
        }
        addPlain(rest)
    }

    private mutating func addPlain(_ text: Scalars) {
        broken.unicodeScalars += text
        mended.unicodeScalars += text
        mendedUnsafe.unicodeScalars += text
    }

    private mutating func addPlace(_ mark: Scalars) {
        var body = mark
        var rules: [String] = []
        if let bar = mark.lastIndex(of: "|"), mark.last != "|", mark[mark.index(after: bar)...].allSatisfy(Self.isOfRule) {
            body = mark[..<bar]
            rules = String(mark[mark.index(after: bar)...]).split(separator: " ").map(String.init)
        }
        let arrow = body.firstIndex { $0 == "⇒" || $0 == "⇝" }
        let left = body[..<(arrow ?? body.endIndex)]
        let right = arrow.map { body[body.index(after: $0)...] } ?? left
        let start = broken.utf8.count
        broken.unicodeScalars += left
        mended.unicodeScalars += arrow.map { body[$0] } == "⇒" ? right : left
        mendedUnsafe.unicodeScalars += right
        places.append(Place(range: start..<broken.utf8.count, rules: rules, text: String(left)))
    }

    private static func isOfRule(_ scalar: Unicode.Scalar) -> Bool {
        "a"..."z" ~= scalar || "0"..."9" ~= scalar || "/- ".unicodeScalars.contains(scalar)
    }

    /// The text with its `‹200B›` as characters.
    private static func visible(_ text: String) -> String.UnicodeScalarView {
        var scalars = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let opening = rest.firstIndex(of: "‹") {
            scalars += rest[..<opening]
            rest = rest[opening...]
            let digits = rest.dropFirst().prefix { $0.properties.isASCIIHexDigit }
            if digits.count >= 4, rest[digits.endIndex...].first == "›",
                let scalar = UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init)
            {
                scalars.append(scalar)
                rest = rest[rest.index(after: digits.endIndex)...]
            } else {
                scalars.append(rest.removeFirst())
            }
        }
        scalars += rest
        return scalars
    }
}
