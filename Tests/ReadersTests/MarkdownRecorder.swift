import SystemMD4C

/// What MD4C itself says is the text of each prose block: the measure for the reader. It hides what the reader reads as
/// opaque (code, images, autolinks, entities) or as tags, and leaves out blocks in which MD4C names no place.
final class MarkdownRecorder {
    private(set) var blocks: [[UInt8]] = []
    private var current: [UInt8]?
    private var hasPlace = false
    private var isVerbatim = false
    private var opaqueDepth = 0
    private var autolink: [UInt8]?

    static func record(_ text: [UInt8]) -> [[UInt8]] {
        let recorder = MarkdownRecorder()
        var parser = MD_PARSER()
        parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS)
        parser.enter_block = { MarkdownRecorder.from($2).boundary($0, enters: true) }
        parser.leave_block = { MarkdownRecorder.from($2).boundary($0, enters: false) }
        parser.enter_span = { MarkdownRecorder.from($2).enterSpan($0, $1) }
        parser.leave_span = { type, _, receiver in MarkdownRecorder.from(receiver).leaveSpan(type) }
        parser.text = { MarkdownRecorder.from($3).text($0, $1, Int($2)) }
        let padded = (text + [10, 0, 0, 0, 0]).map { CChar(bitPattern: $0) }
        _ = md_parse(padded, MD_SIZE(text.count + 1), &parser, Unmanaged.passUnretained(recorder).toOpaque())
        return recorder.blocks
    }

    private static func from(_ receiver: UnsafeMutableRawPointer?) -> MarkdownRecorder {
        Unmanaged<MarkdownRecorder>.fromOpaque(receiver!).takeUnretainedValue()
    }

    private func boundary(_ type: MD_BLOCKTYPE, enters: Bool) -> Int32 {
        if let current, hasPlace { blocks.append(current) }
        current = nil
        hasPlace = false
        opaqueDepth = 0
        isVerbatim = enters && (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML)
        return 0
    }

    private func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
        if type == MD_SPAN_IMG || type == MD_SPAN_CODE { opaqueDepth += 1 }
        if type == MD_SPAN_A, let detail {
            let href = detail.load(as: MD_SPAN_A_DETAIL.self).href
            autolink = (0..<Int(href.size)).map { UInt8(bitPattern: href.text[$0]) }
        }
        return 0
    }

    private func leaveSpan(_ type: MD_SPANTYPE) -> Int32 {
        if type == MD_SPAN_IMG || type == MD_SPAN_CODE { opaqueDepth -= 1 }
        if type == MD_SPAN_A { autolink = nil }
        return 0
    }

    private func text(_ type: MD_TEXTTYPE, _ start: UnsafePointer<CChar>?, _ count: Int) -> Int32 {
        guard !isVerbatim else { return 0 }
        let bytes = (0..<count).map { UInt8(bitPattern: start![$0]) }
        current = current ?? []
        if type == MD_TEXT_BR || type == MD_TEXT_SOFTBR {
            if opaqueDepth == 0 { current! += bytes }
            return 0
        }
        hasPlace = true
        // The tests use no link whose text is its own destination.
        let isAutolink = autolink.map { $0 == bytes || $0 == Array("mailto:".utf8) + bytes } ?? false
        if type == MD_TEXT_NORMAL, opaqueDepth == 0, !isAutolink { current! += bytes }
        return 0
    }
}
