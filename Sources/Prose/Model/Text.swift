import Bytes

/// Decoded text and its way back: the bytes that checks read, where each of them is in the file, and how a replacement is
/// written there.
///
/// For plain text and Markdown the map is the identity and nothing is escaped.
public struct Text: Sendable {
    /// The text as read, in UTF-8: entities, escapes and line wraps undone. May hold ill-formed sequences.
    public let bytes: [UInt8]
    /// Where the text is in its file.
    public let map: SourceMap
    /// How a replacement is written back.
    public let escape: Escape

    /// A text that is its file, or the part of it that begins at byte `start`.
    public init(_ bytes: [UInt8], at start: Int = 0) {
        self.init(bytes, map: SourceMap(start: start), escape: .none)
    }

    public init(_ bytes: [UInt8], map: SourceMap, escape: Escape) {
        self.bytes = bytes
        self.map = map
        self.escape = escape
    }
}

/// The way from a text to the bytes of its file.
///
/// The text is made of *runs*, whose bytes are those of the file, and *atoms*: some bytes of the text that some bytes of the
/// file stand for (`”` for `\u201d`, `"` for `\"`). Only atoms are kept, so the map of a text without any takes no memory.
///
/// Markup is an atom, too: an inline tag is one that is empty in the text, an image the character that stands for it, and what is
/// between two paragraphs of HTML is the blank line that readers see there.
public struct SourceMap: Sendable {
    /// Bytes of the text that the file spells in its own way. Nothing begins or ends inside one.
    public struct Atom: Sendable, Equatable {
        /// UTF-8 bytes of the text; empty for markup that readers do not see.
        public var text: ByteRange
        /// Bytes of the file.
        public var file: ByteRange
        public var kind: Kind

        public enum Kind: UInt8, Sendable {
            case text
            /// Text whose spelling might go on with letters and digits that come to be after it: `&copy` without its semicolon.
            case unfinishedText
            /// No edit of the text changes it.
            case markup
            /// What an edit put into the text, or took out of it, while the file is as it was: it may be edited again, at any place in it.
            case edited
        }

        public var isMarkup: Bool { kind == .markup }

        public init(text: ByteRange, file: ByteRange, kind: Kind = .text) {
            self.text = text
            self.file = file
            self.kind = kind
        }
    }

    /// The file's byte at which the text begins.
    public let start: Int
    /// Ascending, without overlap.
    private let atoms: [Atom]

    /// - Parameters:
    ///   - start: the file's byte at which the text begins.
    ///   - atoms: ascending, without overlap; only markup and what was edited is empty in the text. Between them text and file have the same bytes.
    public init(start: Int = 0, atoms: [Atom] = []) {
        self.start = start
        self.atoms = atoms
    }

    /// Whether every offset of the text is the same one of the file.
    public var isIdentity: Bool { start == 0 && atoms.isEmpty }

    /// Whether parts of the file are markup, which edits leave alone.
    public var hasMarkup: Bool { atoms.contains { $0.isMarkup } }

    /// The bytes of the file that a range of the text stands for; nil where an end of it lies inside an atom. Markup at its ends that
    /// is empty in the text is left out; an empty range is before such markup.
    ///
    /// - Complexity: logarithmic in the atoms.
    public func file(_ range: ByteRange) -> ByteRange? {
        let upper = place(before: range.upperBound)
        let lower = range.isEmpty ? upper : place(after: range.lowerBound)
        guard lower.isBoundary, upper.isBoundary else { return nil }
        return lower.offset..<upper.offset
    }

    /// The same, widened to whole atoms.
    ///
    /// - Complexity: logarithmic in the atoms.
    public func file(around range: ByteRange) -> ByteRange {
        let upper = place(before: range.upperBound)
        let lower = range.isEmpty ? upper : place(after: range.lowerBound)
        return lower.offset..<max(lower.offset, upper.isBoundary ? upper.offset : upper.end)
    }

    /// The text's offset of a byte of the file; that of an atom's start for bytes inside one.
    ///
    /// - Complexity: logarithmic in the atoms.
    public func text(_ offset: Int) -> Int {
        let next = atoms.partitioningIndex { $0.file.lowerBound > offset }
        guard next > 0 else { return offset - start }
        let atom = atoms[next - 1]
        return offset < atom.file.upperBound ? atom.text.lowerBound : offset - atom.file.upperBound + atom.text.upperBound
    }

    /// The map of the text after an edit, from the text that it makes to the file as it was.
    ///
    /// - Complexity: linear in the atoms.
    /// - Parameters:
    ///   - edits: ascending, without overlap, as ranges of the text and what stands there afterwards, in bytes. None begins or ends inside an
    ///     atom, or holds markup that readers see.
    public func edited(by edits: [(range: ByteRange, length: Int)]) -> SourceMap {
        var result: [Atom] = []
        result.reserveCapacity(atoms.count + edits.count)
        var next = 0
        var shift = 0
        func add(_ atom: Atom) {
            var atom = atom
            atom.text = atom.text.lowerBound + shift..<atom.text.upperBound + shift
            result.append(atom)
        }
        for (range, length) in edits {
            // An insertion is before markup that is empty in the text, as `file` has it.
            while next < atoms.count, atoms[next].text.upperBound <= range.lowerBound,
                !range.isEmpty || atoms[next].text.lowerBound < range.lowerBound
            {
                add(atoms[next])
                next += 1
            }
            guard let file = file(range) else { continue }
            var text = range.lowerBound + shift..<range.lowerBound + shift + length
            var start = file.lowerBound
            func addEdited(upTo end: Int) {
                if start < end || !text.isEmpty { result.append(Atom(text: text, file: start..<end, kind: .edited)) }
                text = text.upperBound..<text.upperBound
            }
            // Markup that is empty in the text stays, behind what was put in.
            while next < atoms.count, atoms[next].text.lowerBound < range.upperBound {
                let atom = atoms[next]
                next += 1
                guard atom.isMarkup else { continue }
                addEdited(upTo: atom.file.lowerBound)
                result.append(Atom(text: text, file: atom.file, kind: .markup))
                start = atom.file.upperBound
            }
            addEdited(upTo: file.upperBound)
            shift += length - range.count
        }
        for atom in atoms[next...] { add(atom) }
        return SourceMap(start: start, atoms: result)
    }

    /// The atoms that have bytes in a range of the text, and the empty ones within it, not at its ends.
    ///
    /// - Complexity: logarithmic in all atoms.
    public func atoms(in range: ByteRange) -> ArraySlice<Atom> {
        // All that end after the beginning; an empty one there ends at it.
        let first = atoms.partitioningIndex { $0.text.upperBound > range.lowerBound }
        let end = atoms.partitioningIndex { $0.text.lowerBound >= range.upperBound }
        return first < end ? atoms[first..<end] : []
    }

    /// Whether markup stands in a range of the text, or right at one of its ends.
    ///
    /// - Complexity: logarithmic in all atoms, and linear in those of the range.
    public func hasMarkup(touching range: ByteRange) -> Bool {
        guard !atoms.isEmpty else { return false }
        let first = atoms.partitioningIndex { $0.text.upperBound >= range.lowerBound }
        return atoms[first...].prefix { $0.text.lowerBound <= range.upperBound }.contains { $0.isMarkup }
    }

    /// The atom that ends at an offset of the text, if one does; of several the last.
    ///
    /// - Complexity: logarithmic in the atoms.
    public func atom(endingAt offset: Int) -> Atom? {
        let next = atoms.partitioningIndex { $0.text.upperBound > offset }
        return next > 0 && atoms[next - 1].text.upperBound == offset ? atoms[next - 1] : nil
    }

    /// Where an offset of the text is in the file, after markup there that is empty in the text.
    private func place(after offset: Int) -> (offset: Int, end: Int, isBoundary: Bool) {
        place(of: offset, atoms.partitioningIndex { $0.text.lowerBound > offset })
    }

    /// The same, before such markup.
    private func place(before offset: Int) -> (offset: Int, end: Int, isBoundary: Bool) {
        place(of: offset, atoms.partitioningIndex { $0.text.lowerBound >= offset })
    }

    /// - Parameter next: the first atom that is not before the place.
    private func place(of offset: Int, _ next: Int) -> (offset: Int, end: Int, isBoundary: Bool) {
        guard next > 0 else { return (start + offset, start + offset, true) }
        let atom = atoms[next - 1]
        if offset >= atom.text.upperBound {
            let place = offset - atom.text.upperBound + atom.file.upperBound
            return (place, place, true)
        }
        return (atom.file.lowerBound, atom.file.upperBound, offset == atom.text.lowerBound || atom.kind == .edited)
    }
}
