import Prose
import Testing

@testable import Readers

/// Texts made to be slow: on each of the unguarded ones MD4C 0.4.8 takes from seconds to minutes.
@Suite struct MarkdownAdversarialTests {
    static let size = 1 << 20

    static func filled(_ piece: String, _ count: Int = size) -> [UInt8] {
        let unit = Array(piece.utf8)
        return Array(repeatElement(unit, count: count / unit.count).joined())
    }

    static func text(_ name: String) -> [UInt8] {
        let half = size / 2
        switch name {
        case "quotes": return filled(">")
        case "spaced quotes": return filled("> ")
        case "quotes, then lazy lines": return filled(">", half) + filled("a\n", half)
        case "brackets": return filled("[")
        case "bracket pairs": return filled("[", half) + filled("]", half)
        case "images": return filled("![[]()")
        case "open links": return filled("[a](")
        case "asterisks": return filled("*")
        case "emphasis": return filled("*a **b _c ")
        case "bullets": return filled("- ") + [0x61]
        case "numbers": return filled("1. ") + [0x61]
        case "bullets, then blank lines": return filled("- ", half) + Array("a\n".utf8) + filled("\n", half)
        case "quoted bullets": return filled(">- ") + [0x61]
        case "brackets over lines": return filled("[\n", half) + filled("]\n", half)
        case "links over lines": return filled("[a](b\n\"c\")\n")
        case "links behind lines": return filled("a\n", half) + filled("[a](b)\n", half)
        case "links over lines of numbers": return Array("a\n".utf8) + filled("2. [a](b)\n")
        case "paragraphs of brackets":
            let paragraph = filled("[\n", 9000) + filled("]\n", 9000) + [10]
            return Array(repeatElement(paragraph, count: size / paragraph.count).joined())
        case "open definitions": return filled("[a]: u (x\n")
        case "one long definition": return Array("[a]: ".utf8) + filled("x", half) + Array("\n\n".utf8) + filled("[a] ", half)
        case "a wide table":
            return filled("x|", size / 4) + [10] + filled("---|", half) + [10] + filled("a\n", size / 4)
        case "images without text": return filled("![](a)\n")
        case "breaks": return filled("***\n")
        case "cells": return Array("a|b\n---|---\n".utf8) + filled("*a*|![](x)\n")
        case "a long row": return filled("a|", half) + [10] + filled("---|", half)
        case "tags": return filled("a <b\n")
        default: return filled("`a``b ")
        }
    }

    /// What is quadratic takes minutes for these, and nobody waits for it.
    @Test(
        arguments: [
            "quotes", "spaced quotes", "quotes, then lazy lines", "brackets", "bracket pairs", "images", "open links",
            "asterisks", "emphasis", "bullets", "numbers", "bullets, then blank lines", "quoted bullets",
            "brackets over lines", "links over lines", "links behind lines", "links over lines of numbers", "paragraphs of brackets",
            "open definitions", "one long definition",
            "a wide table", "images without text", "breaks", "cells", "a long row", "tags", "backticks",
        ])
    func `blocks of a megabyte ascend and do not overlap`(_ name: String) {
        let bytes = Self.text(name)
        var position = 0
        for block in MarkdownReader.read(bytes).blocks {
            #expect(block.range.lowerBound >= position && block.range.upperBound <= bytes.count, "\(name): \(block.range)")
            position = block.range.upperBound
        }
    }

    @Test func `lists nested too deeply are text`() {
        let depth = 200
        let bytes = Self.filled("- ", 2 * depth) + Array("end".utf8)
        let blocks = MarkdownReader.read(bytes).blocks
        #expect(blocks.map(\.kind) == [.listItem])
        #expect(blocks.map(\.range) == [MarkdownLimits.deepestColumn..<bytes.count])
    }

    @Test func `many links are read in long lists, tables and rows of definitions`() {
        let list = Self.filled("- [a](b)\n", 9 * 3000)
        #expect(MarkdownReader.read(list).markup.count == 6000)
        let table = Array("x|y\n---|---\n".utf8) + Self.filled("[a](b)|\n", 8 * 3000)
        #expect(MarkdownReader.read(table).markup.count == 6000)
        let definitions = Array("[a] [z]\n\n".utf8) + Self.filled("[a]: /u \"t\"\n", 12 * 3000) + Array("[z]: /z\n".utf8)
        #expect(MarkdownReader.read(definitions).blocks.count == 1)
        #expect(MarkdownReader.read(definitions).markup.count == 4)
    }
}
