import Linting
import Prose
import Readers

/// What must be true of any text.
struct Properties {
    private let mutant: Mutant
    private let linter: Linter
    /// What is not: the property, and the rule or kind of fix.
    private(set) var broken: [String] = []

    private init(_ mutant: Mutant) {
        self.mutant = mutant
        linter = Linters.all[mutant.linter]
    }

    /// What a mutant breaks.
    static func broken(_ mutant: Mutant) -> [String] {
        var properties = Properties(mutant)
        properties.check()
        return properties.broken
    }

    private mutating func check() {
        let (findings, refused) = linter.checkWithRefusals(linter.document(mutant.bytes, mutant.options))
        for refusal in refused where refusal.reason != .changesIllFormedBytes {
            broken.append("refused \(refusal.rule): \(refusal.reason.description)")
        }
        for finding in findings { checkEdits(of: finding) }
        checkFixes("safe", FixChoice())
        checkFixes("unsafe", FixChoice(unsafe: true))
        checkFixes("marks", FixChoice(touches: [.marks]))
    }

    private mutating func checkEdits(of finding: Finding) {
        guard let fix = finding.fix else { return }
        var position = 0
        for edit in fix.edits {
            guard edit.range.lowerBound >= position, edit.range.upperBound <= mutant.bytes.count else {
                broken.append("edit \(finding.rule)")
                return
            }
            position = edit.range.upperBound
            if fix.touches == .marks, Self.letters(Array(mutant.bytes[edit.range])) != Self.letters(Array(edit.replacement.utf8)) {
                broken.append("letters \(finding.rule)")
                return
            }
        }
    }

    private mutating func checkFixes(_ name: String, _ choice: FixChoice) {
        let once = linter.fix(mutant.bytes, mutant.options, choosing: choice)
        for refusal in once.refused where refusal.reason != .changesIllFormedBytes {
            broken.append("refused \(name) \(refusal.rule): \(refusal.reason.description)")
        }
        let twice = linter.fix(once.bytes, mutant.options, choosing: choice)
        let language = mutant.language == nil ? " (language recognized)" : ""
        if twice.bytes != once.bytes { broken.append("idempotent \(name)\(language)") }
        let fresh = linter.check(linter.document(once.bytes, mutant.options))
        if fresh != once.remaining { broken.append("remaining \(name)\(language)") }
        if name != "unsafe", Self.illFormed(once.bytes) != Self.illFormed(mutant.bytes) { broken.append("ill-formed \(name)") }
        if name == "marks", Self.letters(once.bytes) != Self.letters(mutant.bytes) { broken.append("letters marks") }
    }

    // MARK: Texts

    /// The letters, digits and marks of a text, in order; those that nobody sees are none.
    private static func letters(_ bytes: [UInt8]) -> [Unicode.Scalar] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
                .otherNumber,
                .nonspacingMark, .spacingMark:
                scalar != "\u{2BC}" && !scalar.properties.isDefaultIgnorableCodePoint
            default: false
            }
        }
    }

    /// The bytes that are part of no well-formed character, in order. By the standard library's decoder, not by ours.
    private static func illFormed(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let lead = bytes[position]
            let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            let end = min(bytes.count, position + length)
            if String(validating: bytes[position..<end], as: UTF8.self)?.unicodeScalars.count == 1 {
                position = end
            } else {
                result.append(lead)
                position += 1
            }
        }
        return result
    }
}
