import Bytes
import Prose

/// The elements of HTML that a reader of text has to tell apart. All others are tags that readers do not see.
enum HTMLElement: UInt8, CaseIterable {
    case a, abbr, address, article, aside, audio, b, base, big, blockquote, body, br, button, canvas, caption, center, cite, code, col
    case colgroup, datalist, dd, del, details, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frame
    case frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, image, img, input, ins, kbd, label, legend, li, link
    case listing, main, map, mark, marquee, math, menu, meta, meter, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option
    case p, param, picture, plaintext, pre, progress, q, rp, rt, ruby, s, samp, script, search, section, select, small, source, span
    case strike, strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
    case u, ul, `var`, video, wbr, xmp

    /// What an element does to the text around it.
    enum Role: Equatable {
        /// A tag that readers do not see: text before and after it is adjacent.
        case transparent
        /// Ends a block, and begins one if text follows. Text in it is of that kind, nil: of the kind around it.
        case block(Block.Kind?)
        /// Stands for something that readers see: an image, code.
        case object
        /// Its content is not read: readers do not see it, or it is no prose and a block of its own.
        case skipped(breaks: Bool)
        case lineBreak
    }

    var role: Role {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6, .title: .block(.heading)
        case .li, .dd, .dt: .block(.listItem)
        case .td, .th, .caption, .figcaption, .legend, .option, .summary, .button: .block(.tableCell)
        case .p, .div, .section, .article, .ul, .ol, .dl, .dir, .menu, .blockquote, .address, .header, .footer, .main, .nav, .aside, .form,
            .body, .html, .head, .table, .tbody, .thead, .tfoot, .tr, .colgroup, .figure, .details, .dialog, .fieldset, .hgroup, .hr,
            .center, .search, .optgroup, .frameset, .marquee:
            .block(nil)
        case .code, .kbd, .samp, .var, .select, .object, .iframe, .textarea, .svg, .math, .audio, .video, .canvas, .meter, .progress, .img,
            .image, .input, .embed, .tt:
            .object
        case .pre, .listing, .xmp, .plaintext: .skipped(breaks: true)
        // What is written beside a character to say how it is read is no part of the sentence.
        case .script, .style, .template, .noembed, .noframes, .datalist, .rt, .rp: .skipped(breaks: false)
        case .br: .lineBreak
        default: .transparent
        }
    }

    /// Whether it has no content and no end tag.
    var isVoid: Bool {
        switch self {
        case .base, .br, .col, .embed, .frame, .hr, .image, .img, .input, .link, .meta, .param, .source, .track, .wbr: true
        default: false
        }
    }

    /// Whether a start tag of it ends `svg` and `math`, where it is no element (HTML, section 13.2.6.5).
    var endsForeignContent: Bool {
        switch self {
        case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5, .h6, .head,
            .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strike, .strong, .sub, .sup,
            .table, .tt, .u, .ul, .var:
            true
        default: false
        }
    }

    /// The element of a name in any case; nil for one that is unknown.
    ///
    /// - Complexity: constant.
    @inline(__always)
    static func named(_ bytes: UnsafeBufferPointer<UInt8>, _ name: ByteRange, _ table: Table) -> HTMLElement? {
        guard name.count <= 10 else { return nil }
        return table[key(bytes, name)]
    }

    /// A name as a number: a letter in lower case and a digit need six bits.
    @inline(__always)
    private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ name: ByteRange) -> UInt64 {
        var key: UInt64 = 0
        for position in name {
            let byte = bytes[position]
            // Six bits hold letters and digits apart: 1 to 26 and 48 to 57; anything else makes no known name.
            guard Ascii.isLetterOrDigit(byte) else { return .max }
            key = key &<< 6 | UInt64(byte & (byte >= 64 ? 0x1F : 0x3F))
        }
        return key
    }

    /// Elements by their names: an open table of four times as many places as there are names.
    struct Table: Sendable {
        private static let size = 512
        private var keys = [UInt64](repeating: .max, count: size)
        private var elements = [UInt8](repeating: 0, count: size)

        init() {
            for element in HTMLElement.allCases {
                let name = Array("\(element)".utf8)
                let key = name.withUnsafeBufferPointer { HTMLElement.key($0, 0..<$0.count) }
                var place = Self.place(key)
                while keys[place] != .max { place = (place + 1) & (Self.size - 1) }
                keys[place] = key
                elements[place] = element.rawValue
            }
        }

        /// Multiplied by the golden ratio's digits, of which the highest bits depend on all of the key's.
        @inline(__always) private static func place(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 55) }

        @inline(__always)
        fileprivate subscript(key: UInt64) -> HTMLElement? {
            guard key != .max else { return nil }
            var place = Self.place(key)
            while keys[place] != key {
                if keys[place] == .max { return nil }
                place = (place + 1) & (Self.size - 1)
            }
            return HTMLElement(rawValue: elements[place])
        }
    }

    static let names = Table()
}
