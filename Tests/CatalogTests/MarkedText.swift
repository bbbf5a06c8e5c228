/// A text in which every place that a rule should find, or does find, is marked: `⟦left⇒right|rules⟧`.
///
/// `left` is what stands in the article, `right` what the fix puts there; `⇒` a safe fix, `⇝` one that somebody should look
/// at, neither where no fix can know. The rules (apart by spaces) must each find the place; a place without any is fixed by a
/// finding elsewhere, as the second of two marks is. `‹200B›` is the character of that number, for those that nobody sees.
///
/// The marks say what is right, and, at the place, in what the program does otherwise as yet: `?rule` should find it and does not,
/// `!rule` finds it and should not, and `≠` is followed by what the fixes make of the place as it is (`⟦left⇒right≠now|rules⟧`), a second
/// one by what they do with the unsafe ones, where that is another thing. A place that all of its rules miss is left as it is.
struct MarkedText {
    struct Place: Equatable {
        /// The bytes of `broken` that are the place.
        let range: Range<Int>
        /// The rules that find it, as they should.
        let rules: [String]
        /// The rules that should find it, and do not.
        let missed: [String]
        /// The rules that find it, and should not.
        let alarms: [String]
        let text: String
        /// Whether the fixes make something else of it than they should.
        let isFixedWrongly: Bool
    }

    private(set) var broken = ""
    private(set) var fixed = ""
    /// With the unsafe fixes, too.
    private(set) var fixedUnsafe = ""
    /// What the safe fixes make of the text as they are, known failings included.
    private(set) var nowFixed = ""
    /// What all fixes make of it as they are.
    private(set) var nowFixedUnsafe = ""
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
        add(text, fixed: text, unsafe: text, now: text, nowUnsafe: text)
    }

    private mutating func add(_ text: Scalars, fixed right: Scalars, unsafe: Scalars, now: Scalars, nowUnsafe: Scalars) {
        broken.unicodeScalars += text
        fixed.unicodeScalars += right
        fixedUnsafe.unicodeScalars += unsafe
        nowFixed.unicodeScalars += now
        nowFixedUnsafe.unicodeScalars += nowUnsafe
    }

    private mutating func addPlace(_ mark: Scalars) {
        var body = mark
        var names: [String] = []
        if let bar = mark.lastIndex(of: "|"), mark.last != "|", mark[mark.index(after: bar)...].allSatisfy(Self.isOfRule) {
            body = mark[..<bar]
            names = String(mark[mark.index(after: bar)...]).split(separator: " ").map(String.init)
        }
        let parts = body.split(separator: "≠", maxSplits: 2, omittingEmptySubsequences: false)
        let should = parts[0]
        let arrow = should.firstIndex { $0 == "⇒" || $0 == "⇝" }
        let left = should[..<(arrow ?? should.endIndex)]
        let right = arrow.map { should[should.index(after: $0)...] } ?? left
        let safe = arrow.map { should[$0] } == "⇒" ? right : left
        let missed = names.filter { $0.hasPrefix("?") }.map { String($0.dropFirst()) }
        let alarms = names.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
        let rules = names.filter { !$0.hasPrefix("?") && !$0.hasPrefix("!") }
        let isMissed = !missed.isEmpty && rules.isEmpty
        let now = parts.count > 1 ? parts[1] : isMissed ? left : safe
        let nowUnsafe = parts.count > 1 ? parts[parts.count - 1] : isMissed ? left : right
        let start = broken.utf8.count
        add(left, fixed: safe, unsafe: right, now: now, nowUnsafe: nowUnsafe)
        places.append(
            Place(
                range: start..<broken.utf8.count, rules: rules, missed: missed, alarms: alarms, text: String(left),
                isFixedWrongly: parts.count > 1))
    }

    private static func isOfRule(_ scalar: Unicode.Scalar) -> Bool {
        "a"..."z" ~= scalar || "0"..."9" ~= scalar || "/- ?!".unicodeScalars.contains(scalar)
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
