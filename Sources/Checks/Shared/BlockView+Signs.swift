import Bytes
import Prose

extension BlockView {
    /// The round brackets that open in the block, ascending: the last one before a place is found by halves.
    ///
    /// - Complexity: linear in the block, once.
    var openingBrackets: [Int] { remembered { OpeningBrackets(self) }.places }

    /// The curly braces of the block, ascending.
    ///
    /// - Complexity: linear in the block, once.
    var braces: [Int] { remembered { Braces(self) }.places }

    /// The delimiters of emphasis that are markup, ascending.
    ///
    /// - Complexity: linear in the block's markup, once.
    var emphasisDelimiters: [ByteRange] { remembered { EmphasisDelimiters(self) }.ranges }

    /// How many links of Markdown the block has.
    ///
    /// - Complexity: linear in the block's markup.
    var linkCount: Int {
        guard document.traits.contains(.asterisksAreMarkup) else { return 0 }
        return document.markup[block.markup].count { document.bytes[$0.range].starts(with: "](".utf8) }
    }
}

private struct OpeningBrackets {
    let places: [Int]
    init(_ block: BlockView) { places = Array(block.document.places(of: Ascii.open, in: block.content)) }
}

private struct Braces {
    let places: [Int]
    init(_ block: BlockView) {
        let signs = [UInt8(ascii: "{"), UInt8(ascii: "}")]
        places = signs.flatMap { Array(block.document.places(of: $0, in: block.content)) }.sorted()
    }
}

private struct EmphasisDelimiters {
    let ranges: [ByteRange]
    init(_ block: BlockView) {
        let document = block.document
        ranges = document.markup[block.block.markup].lazy.map(\.range).filter { range in
            document.bytes[range].allSatisfy { $0 == Ascii.asterisk || $0 == Ascii.underscore }
        }
    }
}
