import Bytes
import Prose

/// The comments addressed to Obelus in a file of messages or segments. Each text of such a file is a message, so a comment that suppresses
/// in its block does so in the message that it is in, or else in the next one; between `obelus-disable` and `obelus-enable` are messages.
struct MessageDirectives {
    /// Those for all messages of the file.
    private(set) var whole: [Directive] = []
    /// Those that began and have not ended.
    private var open: [String] = []
    private var next: [String] = []

    /// Takes up a comment if it is addressed to Obelus.
    ///
    /// - Complexity: linear in the comment.
    mutating func note(_ comment: some BidirectionalCollection<UInt8>) {
        let text = comment.drop { $0 <= Ascii.space }
        guard text.starts(with: Directive.prefix.utf8) else { return }
        var directive = String(decoding: text, as: UTF8.self)
        while directive.utf8.last.map({ $0 <= Ascii.space }) ?? false { directive.removeLast() }
        let word = directive.prefix { $0 != ":" && $0 != "," && !$0.isWhitespace }
        let rest = directive[word.endIndex...]
        switch Directive.Verb(word: word) {
        case .ignore: next.append(Self.whole + rest)
        case .start: open.append(Self.whole + rest)
        case .file: whole.append(Directive(range: 0..<0, text: directive, isShared: true))
        case .end:
            let names = rest.prefix { $0 != ":" }
            let begun = open.lastIndex { names.allSatisfy(\.isWhitespace) || $0.dropFirst(Self.whole.count).prefix { $0 != ":" } == names }
            if let begun { open.remove(at: begun) } else { next.append(directive) }
        // Whoever reads it says that it means nothing.
        case nil: next.append(directive)
        }
    }

    /// A text of its own, to which the whole message belongs.
    private static let whole = Directive.Verb.file.rawValue

    /// Forgets what waits for the next message: there is none.
    mutating func skip() { next.removeAll() }

    /// Gives a message's texts the comments that are for it, and forgets those that were for it alone.
    mutating func take(for texts: inout ArraySlice<Passage>) {
        guard !next.isEmpty || !open.isEmpty else { return }
        let isShared = texts.count > 1
        let directives =
            open.map { Directive(range: 0..<0, text: $0, isShared: true) }
            + next.map { Directive(range: 0..<0, text: $0, isShared: isShared) }
        for index in texts.indices { texts[index].directives += directives }
        next.removeAll()
    }

    /// Gives all texts the comments that are for the whole file.
    func addWhole(to passages: inout [Passage]) {
        guard !whole.isEmpty else { return }
        for index in passages.indices { passages[index].directives = whole + passages[index].directives }
    }
}
