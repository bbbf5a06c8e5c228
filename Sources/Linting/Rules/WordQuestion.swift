import Prose

/// Words that a check has to know of whether, and how often, the text has them before it speaks. All questions that are asked
/// in one pass are answered together, by one walk over the text.
public struct WordQuestion: Sendable {
    /// Byte for byte; no letters beyond those in them stand beside a word that is found.
    let words: [[UInt8]]
    /// A word is not counted further than this.
    let enough: Int
    /// What begins or ends at one of these offsets does not count.
    let uncounted: Set<Int>
    /// Is told how often the text has each of the words.
    let answer: @Sendable (_ counts: [Int], _ report: inout Report) -> Void
}

extension Report {
    /// Asks how often the text has some words. The running rule goes on with `answer`, once the other rules have asked, too.
    ///
    /// - Parameters:
    ///   - words: UTF-8, byte for byte. A word ends at what is no letter.
    ///   - enough: how far a word is counted.
    ///   - uncounted: offsets; a word that begins or ends there does not count.
    ///   - answer: is told of each word how often the text has it, in their order.
    public mutating func ask(
        about words: [[UInt8]], enough: Int, uncounted: Set<Int> = [], _ answer: @escaping @Sendable ([Int], inout Report) -> Void
    ) {
        questions.append((current, WordQuestion(words: words, enough: enough, uncounted: uncounted, answer: answer)))
    }
}

extension Document {
    /// How often the text has the words of each question.
    ///
    /// Complexity: linear in the text.
    func counts(for questions: [WordQuestion]) -> [[Int]] {
        var counts = questions.map { [Int](repeating: 0, count: $0.words.count) }
        let places = questions.indices.flatMap { question in questions[question].words.indices.map { (question: question, word: $0) } }
        var open = places.count
        forEachWord(of: LiteralSet(questions.flatMap(\.words), .exact)) { index, range in
            let (number, word) = places[index]
            let question = questions[number]
            guard counts[number][word] < question.enough,
                question.uncounted.isEmpty
                    || !question.uncounted.contains(range.lowerBound) && !question.uncounted.contains(range.upperBound)
            else { return true }
            counts[number][word] += 1
            if counts[number][word] == question.enough { open -= 1 }
            return open > 0
        }
        return counts
    }
}
