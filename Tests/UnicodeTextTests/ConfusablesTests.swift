import TestSupport
import Testing

@testable import UnicodeText

@Suite struct ConfusablesTests {
    @Test func skeletons() throws {
        let confusables = try Confusables()
        #expect(try confusables.skeleton(of: "раураl") == confusables.skeleton(of: "paypal"))
        #expect(try confusables.skeleton(of: "paypa1") == confusables.skeleton(of: "paypal"))
        #expect(try confusables.skeleton(of: "paypal") != confusables.skeleton(of: "papal"))
        #expect(try confusables.skeleton(of: "") == "")
        // A skeleton much longer than its text.
        let long = String(repeating: "\u{FDFA}", count: 500)
        #expect(try confusables.skeleton(of: long).unicodeScalars.count > 500 * 10)
    }

    @Test(
        arguments: [
            ("е", "e"), ("а", "a"), ("о", "o"), ("с", "c"), ("р", "p"), ("х", "x"), ("у", "y"), ("і", "i"), ("І", "I"),
            ("В", "B"), ("Н", "H"), ("ο", "o"), ("Ο", "O"), ("Α", "A"), ("ё", "ë"),
        ] as [(Unicode.Scalar, Unicode.Scalar)])
    func latinLookAlikes(letter: Unicode.Scalar, latin: Unicode.Scalar) throws {
        let found = try LookAlikes(in: .latin, locale: "en").letter(for: letter)
        #expect(found == latin, "\(letter.codePointAndName): \(found?.codePointAndName ?? "none")")
    }

    @Test(arguments: ["ж", "ы", "Я", "Ω", "ψ", "漢", "e", "1", "“", "\u{301}"] as [Unicode.Scalar])
    func noLatinLookAlike(letter: Unicode.Scalar) throws {
        let found = try LookAlikes(in: .latin, locale: "en").letter(for: letter)
        #expect(found == nil, "\(letter.codePointAndName): \(found?.codePointAndName ?? "none")")
    }

    @Test func alphabetOfTheLocaleDecides() throws {
        // "y" looks like у and like ү, which Russian does not have and Kazakh has besides у.
        #expect(try LookAlikes(in: .cyrillic, locale: "ru").letter(for: "y") == "у")
        #expect(try LookAlikes(in: .cyrillic, locale: "kk").letter(for: "y") == nil)
    }

    @Test(arguments: [
        ("mayоr", "latin", "mayor"), ("Москвa", "cyrillic", "Москва"), ("paypаl-2", "latin", "paypal-2"),
        ("cтол", "cyrillic", "стол"), ("naïvе", "latin", "naïve"),
    ])
    func respelling(word: String, script: String, expected: String) throws {
        let lookAlikes =
            try script == "latin" ? LookAlikes(in: .latin, locale: "en") : LookAlikes(in: .cyrillic, locale: "ru")
        #expect(lookAlikes.respelling(of: word) == expected, "\(inspect(Array(word.utf8)))")
    }

    @Test func noRespelling() throws {
        let lookAlikes = try LookAlikes(in: .latin, locale: "en")
        #expect(lookAlikes.respelling(of: "mayor") == nil)
        #expect(lookAlikes.respelling(of: "mayжr") == nil)
        #expect(lookAlikes.respelling(of: "") == nil)
    }
}
