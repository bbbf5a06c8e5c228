import Synchronization

/// The segmenters of the process: each is lent to one thread at a time and kept for the next, because to make one takes ICU
/// longer than to segment a paragraph.
public enum SharedSegmenters {
    /// Unchecked because a segmenter is in the pool or with one thread, never both: the lock hands it over.
    private struct Idle: @unchecked Sendable {
        /// Few: a language or two, by as many threads as there are.
        var segmenters: [(kind: Segmenter.Kind, locale: String, segmenter: Segmenter)] = []
    }

    /// Sendable for the same reason.
    private struct Loan: @unchecked Sendable {
        let segmenter: Segmenter
    }

    private static let idle = Mutex(Idle())

    /// Calls `body` with a segmenter that nobody else uses in the meantime.
    ///
    /// - Parameters:
    ///   - kind: What it finds.
    ///   - locale: A BCP 47 tag.
    ///   - prose: How the sentences of the locale go on; asked only where a segmenter of sentences is made.
    /// - Returns: nil where ICU has no memory or no data.
    public static func with<Result>(
        _ kind: Segmenter.Kind, locale: String, prose: () -> ProseSentences = { ProseSentences() }, _ body: (Segmenter) -> Result
    ) -> Result? {
        let lent = idle.withLock { idle -> Loan? in
            guard let place = idle.segmenters.lastIndex(where: { $0.kind == kind && $0.locale == locale }) else { return nil }
            return Loan(segmenter: idle.segmenters.remove(at: place).segmenter)
        }
        guard let segmenter = lent?.segmenter ?? make(kind, locale, prose) else { return nil }
        let result = body(segmenter)
        let loan = Loan(segmenter: segmenter)
        idle.withLock { $0.segmenters.append((kind, locale, loan.segmenter)) }
        return result
    }

    private static func make(_ kind: Segmenter.Kind, _ locale: String, _ prose: () -> ProseSentences) -> Segmenter? {
        switch kind {
        case .sentence: try? Segmenter(sentencesOf: locale, prose())
        case .word, .graphemeCluster: try? Segmenter(kind, locale: locale)
        }
    }
}
