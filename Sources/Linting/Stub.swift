import Prose
extension PatternRule {
    func check(_ block: BlockView, into report: inout Report) {}
}
extension PhraseRule {
    func check(_ block: BlockView, at offsets: [Int], into report: inout Report) {}
}
extension Rule { var anchors: [String] { [] } }
