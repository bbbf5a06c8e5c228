import Testing
import UnicodeText

@Suite struct SmallLettersTests {
    /// Each character there is becomes what the standard library makes of it.
    @Test func everyCharacterIsAsTheStandardLibraryHasIt() {
        let wrong = (UInt32(0)...0x10FFFF).compactMap { Unicode.Scalar($0) }.filter { scalar in
            // Behind a letter and before one, so that the places of characters count.
            let text = "Ä\(scalar)Ж"
            return text.smallUTF8 != Array(text.lowercased().utf8)
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(10))")
    }

    @Test(arguments: ["", "ÜBERSETZT VON DeepL", "İSTANBUL", "ΑΣ", "ПЕРЕВЕДЕНО 翻訳 – “Ok”", "Straẞe"])
    func textsAreAsTheStandardLibraryHasThem(_ text: String) {
        #expect(text.smallUTF8 == Array(text.lowercased().utf8))
    }
}
