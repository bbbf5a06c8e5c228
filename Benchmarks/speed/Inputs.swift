import Damage

/// Makes inputs of a given size out of a folder of texts, the same for the same folder and seed.
struct Inputs {
    var texts: [Texts.Text]
    /// One paragraph in so many is damaged; 0: none.
    var damage = 0
    var seed: UInt64 = 1

    /// One file: the texts one after the other, over again as often as it takes, to the end of the paragraph in which the
    /// size is reached.
    func file(_ path: String, bytes size: Int) throws {
        var result: [UInt8] = []
        result.reserveCapacity(size + 1 << 20)
        try forEach { text in
            result += text
            result += text.last == 10 ? [10] : [10, 10]
            return result.count < size
        }
        if let end = (size..<max(size, result.count)).first(where: { result[$0] == 10 }) {
            result.removeLast(result.count - end - 1)
        }
        try Folder.write(result, to: path)
    }

    /// Many files: a copy of each text, over again in further folders as often as it takes.
    func files(_ folder: String, bytes size: Int) throws {
        try Folder.make(folder)
        var total = 0
        var count = 0
        try forEach { text in
            let part = folder + "/\(count / 500)"
            try Folder.make(part)
            try Folder.write(text, to: part + "/\(count).txt")
            total += text.count
            count += 1
            return total < size
        }
    }

    /// Many short files: the texts, cut where a paragraph ends behind so many bytes.
    func articles(_ folder: String, bytes size: Int) throws {
        try Folder.make(folder)
        var count = 0
        try forEachArticle(size) { article in
            let part = folder + "/\(count / 1000)"
            try Folder.make(part)
            try Folder.write(Array(article), to: part + "/\(count).txt")
            count += 1
        }
    }

    /// The same as records: a JSON object on each line, with the text alone.
    func records(_ path: String, bytes size: Int) throws {
        var result: [UInt8] = []
        try forEachArticle(size) { article in
            result += Array(#"{"text":""#.utf8)
            for byte in article {
                switch byte {
                case UInt8(ascii: "\n"): result += Array(#"\n"#.utf8)
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
                case 0..<0x20: result.append(0x20)
                default: result.append(byte)
                }
            }
            result += Array("\"}\n".utf8)
        }
        try Folder.write(result, to: path)
    }

    /// What articles, posts and records of corpora mostly have, in bytes.
    private static let article = 5000

    private func forEachArticle(_ size: Int, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
        var total = 0
        try forEach { text in
            var start = 0
            for (index, byte) in text.enumerated() where byte == 10 && index - start >= Self.article {
                try body(text[start...index])
                total += index + 1 - start
                start = index + 1
            }
            return total < size
        }
    }

    /// Hands over the texts again and again until `body` returns false.
    private func forEach(_ body: ([UInt8]) throws -> Bool) throws {
        var random = SplitMix64(seed: seed, name: "speed")
        var cache: [[UInt8]] = []
        for text in texts { cache.append(try Texts.bytes(text)) }
        guard cache.contains(where: { !$0.isEmpty }) else { throw Complaint("all texts are empty") }
        while true {
            for (index, bytes) in cache.enumerated() {
                let text = damage == 0 ? bytes : Wreck(texts[index].language, oneIn: damage).damaged(bytes, &random)
                guard try body(text) else { return }
            }
        }
    }
}

/// Damages a text in many places.
struct Wreck {
    private let language: String
    private let oneIn: Int
    private let kinds: [Kind]

    init(_ language: String, oneIn: Int) {
        self.language = language
        self.oneIn = oneIn
        // What a model says stands around a whole text, not in the middle of it.
        kinds = Kinds.all.filter { $0.languages.contains(language) && $0.family != "models" }
    }

    /// Damages one paragraph in so many, each in one way.
    func damaged(_ text: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        let paragraphs = Self.paragraphs(text)
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 16)
        var position = 0
        // Damage may reach into the next paragraph, so that one that was damaged is followed by one that is not.
        var free = 0
        for (index, paragraph) in paragraphs.enumerated() where index >= free && random.below(oneIn) == 0 {
            let next = paragraphs.indices.contains(index + 1) ? paragraphs[index + 1] : nil
            let end = next?.upperBound ?? text.count
            let start = paragraph.lowerBound
            let passage = Stretch(
                bytes: Array(text[start..<end]), language: language, paragraph: 0..<paragraph.count,
                next: next.map { $0.lowerBound - start..<$0.upperBound - start })
            guard let damage = damage(passage, &random) else { continue }
            result += text[position..<start]
            result += damage.apply(to: passage.bytes)
            position = end
            free = index + 2
        }
        return result + text[position...]
    }

    /// Some kind of damage for which the paragraph has a place.
    private func damage(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        for _ in 0..<8 {
            if let kind = random.pick(kinds), let damage = kind.damage(passage, &random) { return damage }
        }
        return nil
    }

    /// The lines of a text that are of a paragraph's length.
    private static func paragraphs(_ text: [UInt8]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for (index, byte) in text.enumerated() where byte == 10 {
            if (80...2500).contains(index - start) { result.append(start..<index) }
            start = index + 1
        }
        return result
    }
}
