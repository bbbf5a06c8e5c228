import Bytes
import Linting
import Prose
import UnicodeText

/// A single word of the source that is in the target as it was, in a script that the target's language is not written in.
public enum ResidueWord: PairsCheck {
    public static func check(_ pairs: PairsView, into report: inout PairsReport) {
        // What a file leaves as it is more than once, it means to: a command, a brand, a type of file.
        var places: [[UInt8]: [(pair: Int, source: ByteRange)]] = [:]
        // By their numbers: to copy a pair, all that it holds has to be counted.
        for index in pairs.pairs.indices {
            let (source, target) = (pairs.pairs[index].source.language, pairs.pairs[index].language)
            // Nearly all texts in other scripts are without a letter of this one.
            guard PairsResidue.mayHaveForeign(source, target),
                PairsResidue.showsForeign(PairSigns(pairs.pairs[index].target).kinds, source, target)
            else { continue }
            for (word, source) in words(pairs.pairs[index]) { places[word, default: []].append((index, source)) }
        }
        for (word, found) in places where found.count == 1 {
            report.add(
                found[0].pair, text: word, source: found[0].source,
                "The word “\(String(decoding: word, as: UTF8.self))” of the source was not translated")
        }
    }

    /// The words of a target that may be residue, with their places in the source.
    private static func words(_ pair: PairsView.Pair) -> [(word: [UInt8], source: ByteRange)] {
        let target = PairSide(pair.target, pair.language)
        guard !target.isCode else { return [] }
        let all = target.words
        let foreign = all.filter { word in target.scalars[word].allSatisfy { !$0.isLetter || !PairSide.isOwn($0, pair.language) } }
        // Several are a run, which another rule is for, or names; where most of the text is foreign, it is meant to be.
        guard foreign.count == 1, all.count >= 4, let word = foreign.first, word.count >= 3 else { return [] }
        let scalars = target.scalars[word]
        guard scalars.allSatisfy({ $0.isLetter && $0.isLowercase }) else { return [] }
        let range = target.bytes(word)
        guard !target.spans.contains(where: { $0.range.overlaps(range) }), isPlain(word, target) else { return [] }
        let bytes = Array(pair.target[range])
        // Only as a word of its own is it one of the source.
        let source = PairSide(pair.source.text.bytes, pair.source.language)
        guard let place = source.words.first(where: { source.bytes[source.bytes($0)].elementsEqual(bytes) }) else { return [] }
        return [(bytes, source.bytes(place))]
    }

    /// Whether nothing marks the word as one that is meant to stay: marks, brackets, a hyphen, a sign of markup.
    private static func isPlain(_ word: Range<Int>, _ target: PairSide) -> Bool {
        let isOpen = { (scalar: Unicode.Scalar?) in
            guard let scalar else { return true }
            return scalar.isWhitespace || scalar.isLetter || ",.;:!?，。、；：！？".unicodeScalars.contains(scalar)
        }
        return isOpen(target[word.lowerBound - 1]) && isOpen(target[word.upperBound])
    }
}
