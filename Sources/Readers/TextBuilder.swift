import Bytes
import Prose

/// Puts a text together from pieces of a file, and remembers where each is.
///
/// Each piece of the file is added once, in the order of the file, and each begins where the one before ended, or later: what is left
/// out between two is taken into the next atom, or is markup that readers do not see.
struct TextBuilder {
    private(set) var bytes: [UInt8] = []
    private(set) var atoms: [SourceMap.Atom] = []
    /// The byte of the file at which the text begins; nil before the first piece.
    private var start: Int?
    /// The byte of the file up to which it has been read.
    private var position = 0

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// Adds bytes that the file spells as they are.
    ///
    /// - Parameters:
    ///   - piece: the bytes; not empty.
    ///   - file: the byte of the file that the first of them is.
    @inline(__always)
    mutating func add(_ piece: UnsafeBufferPointer<UInt8>, at file: Int) {
        skip(to: file)
        bytes.append(contentsOf: piece)
        position = file + piece.count
    }

    /// Adds bytes that the file spells in its own way, or markup.
    ///
    /// - Parameters:
    ///   - text: what readers see; only markup may be empty.
    ///   - file: the bytes of the file that stand for it.
    @inline(__always)
    mutating func add(_ text: some Collection<UInt8>, for file: ByteRange, _ kind: SourceMap.Atom.Kind = .text) {
        skip(to: file.lowerBound)
        let first = bytes.count
        bytes.append(contentsOf: text)
        atoms.append(SourceMap.Atom(text: first..<bytes.count, file: file, kind: kind))
        position = file.upperBound
    }

    /// Adds what readers see in the place of everything between the last piece and an offset of the file; nothing before the first piece.
    mutating func addGap(_ text: some Collection<UInt8>, before file: Int) {
        guard start != nil, position < file else { return }
        add(text, for: position..<file, .markup)
    }

    /// Takes what is left out before an offset of the file for markup that readers do not see.
    @inline(__always)
    private mutating func skip(to file: Int) {
        guard start != nil else {
            start = file
            position = file
            return
        }
        guard position < file else { return }
        atoms.append(SourceMap.Atom(text: bytes.count..<bytes.count, file: position..<file, kind: .markup))
        position = file
    }

    /// The text.
    ///
    /// - Parameter offset: what to add to the pieces' offsets to get those of the file, if they were given in a part of it.
    func text(_ escape: Escape, offset: Int = 0) -> Text {
        let moved =
            offset == 0
            ? atoms
            : atoms.map { atom in
                SourceMap.Atom(
                    text: atom.text, file: atom.file.lowerBound + offset..<atom.file.upperBound + offset, kind: atom.kind)
            }
        return Text(bytes, map: SourceMap(start: (start ?? 0) + offset, atoms: moved), escape: escape)
    }
}
