import Damage
import Testing

/// A paragraph that has a place for most kinds of damage, in a text of three.
private enum Sample {
    static let before = "The council met in the old town hall on Monday evening, and nobody left before midnight.\n\n"
    static let after = "\n\nHe had come from the coast (a long way) to hear them, and he stayed until the very end of it.\n"
    static let paragraphs: [(language: String, text: String)] = [
        (
            "en",
            "“We will act,” said the mayor of the town in 1984, “and we will not wait,” she added. It wasn’t easy; the students’ first café (the old one) don’t open at 14:30, she’d heard on the Monday before. He asked her whether the long-term plan was final. “It is,” she told him. “We can’t wait.” The minister of finance was difficult to find, and nobody knew the way to the harbour, to the coast, or to the river."
        ),
        (
            "en",
            "\"We will act,\" said the mayor. \"And it won't wait,\" she added, which was 60% true... The rest of the 25 members had left before the vote, as usual."
        ),
        (
            "de",
            "„Wir werden handeln“, sagte die Bürgermeisterin. Außerdem könne niemand (auch der Rat nicht) länger warten, weil das Wasser steigt; so ist es."
        ),
        (
            "fr",
            "«\u{A0}Nous agirons\u{A0}», dit le maire. L’été fut long, et l’hiver aussi\u{202F}; qui peut l’oublier\u{202F}? Personne\u{202F}! Le conseil d’hier n’a rien décidé, et l’on attend."
        ),
        (
            "es",
            "El alcalde llegó tarde. ¿Qué pasó? Nadie lo sabía; «vamos a esperar», dijo la ministra del gobierno, y así terminó la reunión de los vecinos."
        ),
        ("ru", "«Мы будем действовать», — сказал мэр города. Никто не знал, который был час; но все ждали, что придёт человек из деревни."),
        ("uk", "Мер міста сказав, що п’ять людей чекали; п’ять інших пішли, бо не могли, і п’ять лишилися, а ще п’ять прийшли."),
        ("zh", "市长说：“我们会行动。”城里的人都知道，桥还没有修好，但是没有人愿意再等下去了。今天天气很好吗？大家说好。"),
        ("ar", "قال رئيس البلدية إن الجسر مغلق، ولا أحد يعرف متى يفتح؟ لكن الناس ينتظرون."),
    ]

    static func passages(for kind: Kind) -> [Stretch] {
        paragraphs.filter { kind.languages.contains($0.language) }.map { language, text in
            let planted = kind.plants[language].map { [text] + $0 } ?? [text]
            let paragraph = Array(planted.joined(separator: " ").utf8)
            let start = before.utf8.count
            let end = start + paragraph.count
            let bytes = Array(before.utf8) + paragraph + Array(after.utf8)
            return Stretch(bytes: bytes, language: language, paragraph: start..<end, next: end + 2..<bytes.count - 1)
        }
    }
}

@Suite struct DamageTests {
    @Test(arguments: Kinds.all.map(\.name))
    func undoingGivesTheCleanTextBack(_ name: String) throws {
        let kind = try #require(Kinds.all.first { $0.name == name })
        for passage in Sample.passages(for: kind) {
            for seed in 0..<20 as Range<UInt64> {
                var random = SplitMix64(seed: seed)
                guard let damage = kind.damage(passage, &random) else { continue }
                let damaged = damage.apply(to: passage.bytes)
                #expect(damaged != passage.bytes)
                #expect(damage.undo(damaged) == passage.bytes)
                #expect(damage.places.allSatisfy { $0.upperBound <= damaged.count })
            }
        }
    }

    @Test(arguments: Kinds.all.map(\.name))
    func damageKeepsTextWellFormed(_ name: String) throws {
        let kind = try #require(Kinds.all.first { $0.name == name })
        for passage in Sample.passages(for: kind) {
            var random = SplitMix64(seed: 1)
            guard let damage = kind.damage(passage, &random) else { continue }
            let damaged = damage.apply(to: passage.bytes)
            #expect(Array(String(decoding: damaged, as: UTF8.self).utf8) == damaged)
        }
    }

    @Test(arguments: Kinds.all.map(\.name))
    func sameSeedGivesTheSameDamage(_ name: String) throws {
        let kind = try #require(Kinds.all.first { $0.name == name })
        for passage in Sample.passages(for: kind) {
            var first = SplitMix64(seed: 7, name: name)
            var second = SplitMix64(seed: 7, name: name)
            #expect(kind.damage(passage, &first)?.changes == kind.damage(passage, &second)?.changes)
        }
    }

    @Test func namesAreUnique() {
        #expect(Set(Kinds.all.map(\.name)).count == Kinds.all.count)
    }

    @Test func offsetsAreMappedBothWays() throws {
        let bytes = Array("one two three".utf8)
        let damage = try #require(Damage([Change(4..<7, of: bytes, to: "2"), Change(13..<13, of: bytes, to: "!")]))
        #expect(String(decoding: damage.apply(to: bytes), as: UTF8.self) == "one 2 three!")
        #expect(damage.damagedRanges == [4..<5, 11..<12])
        #expect(damage.damaged(8) == 6)
        #expect(damage.clean(6) == 8)
        #expect(damage.hull == 4..<13)
    }

    @Test func generatorGivesItsPublishedSequence() {
        // Source: the reference implementation, prng.di.unimi.it/splitmix64.c, seeded with 1234567.
        var random = SplitMix64(seed: 1_234_567)
        #expect((0..<3).map { _ in random.next() } == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }
}
