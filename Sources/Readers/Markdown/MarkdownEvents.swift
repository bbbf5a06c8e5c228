import Bytes
import Prose
import SystemMD4C

/// Runs MD4C and passes what it reports on to a builder, with pointers turned into offsets of the file.
final class MarkdownEvents {
    private let text: UnsafeBufferPointer<UInt8>
    /// What to add to an offset in `text` to get an offset in the file.
    private let fileOffset: Int
    private let builder: MarkdownBlockBuilder
    /// How much more MD4C may report. Its output can grow with the square of its input (a table of many columns with
    /// one cell a row, a long definition used often), and stopping is the only remedy.
    private var budget: Int

    init(_ text: UnsafeBufferPointer<UInt8>, fileOffset: Int, builder: MarkdownBlockBuilder) {
        self.text = text
        self.fileOffset = fileOffset
        self.builder = builder
        self.budget = 8 * text.count + 1 << 16
    }

    /// - Returns: Whether MD4C came to the end of the text.
    func parse(flags: Int32) -> Bool {
        var parser = MD_PARSER()
        parser.flags = UInt32(flags)
        parser.enter_block = { type, detail, receiver in
            MarkdownEvents.receive(receiver, cost: 1) { $0.enterBlock(type, detail) }
        }
        parser.leave_block = { type, _, receiver in
            MarkdownEvents.receive(receiver, cost: 1) { $0.builder.leaveBlock(MarkdownEvents.kind(type)) }
        }
        parser.enter_span = { type, detail, receiver in
            MarkdownEvents.receive(receiver, cost: MarkdownEvents.cost(type, detail)) {
                $0.builder.enterSpan(MarkdownEvents.kind(type))
            }
        }
        parser.leave_span = { type, detail, receiver in
            MarkdownEvents.receive(receiver, cost: MarkdownEvents.cost(type, detail)) {
                $0.builder.leaveSpan(MarkdownEvents.kind(type))
            }
        }
        parser.text = { type, start, count, receiver in
            MarkdownEvents.receive(receiver, cost: 1) { $0.receiveText(type, start, Int(count)) }
        }
        let size = MD_SIZE(text.count)
        // Safe: the receiver outlives the call that hands it back, and bytes are as large as characters.
        return text.withMemoryRebound(to: CChar.self) { characters in
            md_parse(characters.baseAddress, size, &parser, Unmanaged.passUnretained(self).toOpaque()) == 0
        }
    }

    /// Hands an event to the receiver behind MD4C's pointer. Complexity: constant.
    private static func receive(
        _ receiver: UnsafeMutableRawPointer?, cost: Int, _ event: (MarkdownEvents) -> Void
    ) -> Int32 {
        guard let receiver else { return -1 }
        let events = Unmanaged<MarkdownEvents>.fromOpaque(receiver).takeUnretainedValue()
        events.budget -= cost
        guard events.budget >= 0 else { return -1 }
        event(events)
        return 0
    }

    /// What a span has cost MD4C: it reads a link's destination and title each time that it reports the link.
    private static func cost(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int {
        guard type == MD_SPAN_A || type == MD_SPAN_IMG, let detail else { return 1 }
        // MD4C promises that the details of links and of images are laid out alike.
        let link = detail.load(as: MD_SPAN_A_DETAIL.self)
        return 1 + (Int(link.href.size) + Int(link.title.size)) / 16
    }

    private func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
        var taskMark: Int?
        if type == MD_BLOCK_LI, let item = detail?.load(as: MD_BLOCK_LI_DETAIL.self), item.is_task != 0 {
            taskMark = Int(item.task_mark_offset) + fileOffset
        }
        builder.enterBlock(Self.kind(type), taskMark: taskMark)
    }

    private func receiveText(_ type: MD_TEXTTYPE, _ start: UnsafePointer<CChar>?, _ count: Int) {
        switch type {
        case MD_TEXT_BR, MD_TEXT_SOFTBR:
            builder.lineBreak()
        default:
            guard let range = fileRange(start, count) else {
                if type == MD_TEXT_HTML { builder.tagGoesOn() }
                return
            }
            builder.text(Self.kind(type), range)
        }
    }

    /// The place in the file of text that MD4C reports; nil for its literals and for nothing.
    private func fileRange(_ start: UnsafePointer<CChar>?, _ count: Int) -> ByteRange? {
        guard count > 0, let start, let base = text.baseAddress else { return nil }
        let (address, first) = (UInt(bitPattern: start), UInt(bitPattern: base))
        guard address >= first, address - first < UInt(text.count) else { return nil }
        let lower = Int(address - first)
        return lower + fileOffset..<min(lower + count, text.count) + fileOffset
    }

    private static func kind(_ type: MD_BLOCKTYPE) -> MarkdownBlockBuilder.BlockEvent {
        switch type {
        case MD_BLOCK_QUOTE: .quote
        case MD_BLOCK_UL, MD_BLOCK_OL: .list
        case MD_BLOCK_LI: .item
        case MD_BLOCK_HR: .thematicBreak
        case MD_BLOCK_H: .heading
        case MD_BLOCK_CODE: .code
        case MD_BLOCK_HTML: .html
        case MD_BLOCK_P: .paragraph
        case MD_BLOCK_TABLE: .table
        case MD_BLOCK_TH, MD_BLOCK_TD: .cell
        default: .other
        }
    }

    private static func kind(_ type: MD_SPANTYPE) -> MarkdownBlockBuilder.SpanEvent {
        switch type {
        case MD_SPAN_CODE: .code
        case MD_SPAN_A: .link
        case MD_SPAN_IMG: .image
        default: .emphasis
        }
    }

    private static func kind(_ type: MD_TEXTTYPE) -> MarkdownBlockBuilder.TextEvent {
        switch type {
        case MD_TEXT_ENTITY: .entity
        case MD_TEXT_CODE: .code
        case MD_TEXT_HTML: .html
        default: .text
        }
    }
}
