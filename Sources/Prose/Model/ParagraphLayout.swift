/// How plain text sets off its paragraphs.
public enum ParagraphLayout: String, Sendable, CaseIterable {
    /// Recognize it.
    case auto
    /// Every line is a paragraph of its own; blank lines may stand between.
    case lines
    /// Lines are broken at a fixed width, and blank lines stand between paragraphs.
    case wrapped
}
