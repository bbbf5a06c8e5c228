import Prose
public struct PatternRule: Sendable {
    func check(_ block: BlockView, into report: inout Report) {}
}
public struct PhraseRule: Sendable {
    func check(_ block: BlockView, at offsets: [Int], into report: inout Report) {}
}
extension Rule { var anchors: [String] { [] } }
