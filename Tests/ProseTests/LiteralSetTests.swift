import Bytes
import Prose
import Readers
import Testing

@Suite struct LiteralSetTests {
    /// What a set finds at a place is what a search literal by literal finds there, whatever the literals' lengths.
    @Test(arguments: [LiteralSet.Comparison.exact, .folded])
    func findsWhatASearchOneByOneFinds(_ comparison: LiteralSet.Comparison) {
        // Lengths around those that a literal is known by, and literals that begin as others do.
        let literals = [
            "a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "abcdefghijk", "b", "né", "néon", "Né", "мир", "мира", "号",
            "ABCDEF", "[x]", "{x]", "",
        ]
        let set = LiteralSet(literals, comparison)
        let text = Array("abcdefghijklm ABCDEFGH néon NÉON мира МИР 号码 [x] {x] ab a".utf8)
        func folded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
            bytes.map { (65...90).contains($0) && comparison == .folded ? $0 + 32 : $0 }
        }
        for offset in text.indices {
            for end in [offset, offset + 1, offset + 3, offset + 7, text.count] where end <= text.count {
                var found: [String] = []
                text.withUnsafeBufferPointer { set.forEach(in: $0, at: offset, before: end) { found.append(literals[$0]) } }
                let expected = literals.filter { !$0.isEmpty && folded(text[offset..<end]).starts(with: folded($0.utf8)) }
                #expect(found.sorted() == expected.sorted(), "\(offset)..<\(end)")
                let isThere = text.withUnsafeBufferPointer { set.contains(offset..<end, of: $0) }
                #expect(isThere == literals.contains { !$0.isEmpty && folded(text[offset..<end]) == folded($0.utf8) })
                let occurs = text.withUnsafeBufferPointer { set.occurs(in: $0, offset..<end) }
                #expect(
                    occurs
                        == (offset..<end).contains { start in
                            literals.contains { !$0.isEmpty && folded(text[start..<end]).starts(with: folded($0.utf8)) }
                        })
                #expect(set.firstLength(in: text, at: offset, before: end) == expected.first?.utf8.count)
            }
        }
    }

    @Test func aBeginningIsFoundWithoutCase() {
        let set = LiteralSet(["кавычк", "quotes", "aspas"])
        let text = Array("Кавычка, Quotes, quotas, ASPAS".utf8)
        text.withUnsafeBufferPointer { text in
            let found = text.indices.filter { set.holdsBeginning(in: text, at: $0) }
            #expect(found == [0, 16, 32])
        }
    }

    @Test func theLongestThatIsWantedIsFound() {
        let set = LiteralSet(["in", "in the", "in the end"])
        let text = Array("In the end".utf8)
        text.withUnsafeBufferPointer { text in
            #expect(set.longestLength(in: text, at: 0, before: text.count) == 10)
            #expect(set.longestLength(in: text, at: 0, before: 9) == 6)
            #expect(set.longestLength(in: text, at: 0, before: text.count) { $0 < 6 } == 2)
            #expect(set.longestLength(in: text, at: 1, before: text.count) == nil)
        }
    }

    @Test func anEmptySetFindsNothing() {
        let text = Array("anything".utf8)
        text.withUnsafeBufferPointer { text in
            #expect(LiteralSet.none.longestLength(in: text, at: 0, before: text.count) == nil)
            #expect(!LiteralSet.none.contains(0..<0, of: text))
        }
    }
}

@Suite struct SignalsTests {
    /// What sets of numbers do, sets of signals do, across the end of a machine word.
    @Test func theyAreASetOfNumbers() {
        let left: Set<Int> = [0, 1, 31, 63, 64, 127]
        let right: Set<Int> = [1, 62, 63, 65, 127]
        func signals(_ numbers: Set<Int>) -> Signals { numbers.reduce(into: []) { $0.formUnion(Signals(number: $1)) } }
        func numbers(_ signals: Signals) -> [Int] {
            var numbers: [Int] = []
            signals.forEachNumber { numbers.append($0) }
            return numbers
        }
        #expect(numbers(signals(left)) == left.sorted())
        #expect(numbers(signals(left).union(signals(right))) == left.union(right).sorted())
        #expect(numbers(signals(left).intersection(signals(right))) == left.intersection(right).sorted())
        #expect(numbers(signals(left).symmetricDifference(signals(right))) == left.symmetricDifference(right).sorted())
        #expect(numbers(signals(left).subtracting(signals(right))) == left.subtracting(right).sorted())
        #expect(!signals(left).isDisjoint(with: signals([64])) && signals(left).isDisjoint(with: signals([65, 2])))
        #expect(signals(left).contains(signals([63, 64])) && !signals(left).contains(signals([63, 65])))
        #expect(signals([64]).isEmpty == false && Signals().isEmpty)
    }

    @Test func aDashBeforeADigitIsSeen() {
        func signals(_ text: String) -> Signals { Document(Array(text.utf8), ReadingOptions(language: .english)).signals }
        #expect(signals("It was -5 °C.").contains(.dashBeforeDigit))
        #expect(signals("1911—2012").contains(.dashBeforeDigit))
        #expect(!signals("It was 5-ish, - 5 and 6.").contains(.dashBeforeDigit))
    }
}
