import Bytes
import Linting
import Prose

/// `scraping/share-bar`: a line of the networks that readers can share a page in (`Facebook Twitter WhatsApp`), alone or behind the
/// title of a video.
public enum ShareBar: Check {
    public static let trigger = Trigger.literals(["facebook", "twitter", "whatsapp", "telegram", "微信", "вконтакте", "linkedin"])

    /// How many names in a row are a bar: two may be a sentence’s.
    private static let fewest = 3
    /// In bytes: a title and the names behind it.
    private static let longest = 300

    public static func check(_ view: DocumentView, into report: inout Report) {
        var last = -1
        for place in view.places where Int(place.block) != last {
            last = Int(place.block)
            let block = view.block(last)
            guard block.kind == .paragraph || block.kind == .verse || block.kind == .listItem, block.content.count <= longest,
                endsInName(block.document.bytes[block.content]),
                let names = bar(block.document.text(block.content))
            else { continue }
            // A single name below a title is a caption’s; a title above the names is a player’s.
            report.add(
                block.content,
                names
                    ? "This line lists networks to share the page in"
                    : "This line is the title of a video or picture with buttons to share it",
                edits: block.removal.map { [Edit($0, "")] } ?? [])
            if !names, last + 1 < view.document.blocks.count { checkDuration(view.block(last + 1), &report) }
        }
    }

    /// Below the buttons of a video stands its title with how long it is: `The bridge from above 2:25`.
    private static func checkDuration(_ block: BlockView, _ report: inout Report) {
        guard block.content.count <= longest, let time = block.document.text(block.content).split(separator: " ").last else { return }
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return }
        report.add(
            block.content, "This line is the title of a video with its duration", edits: block.removal.map { [Edit($0, "")] } ?? [])
    }

    /// Whether the last word of the line is the name of a network: before all of it is taken apart, since sentences name networks, too.
    private static func endsInName(_ line: ArraySlice<UInt8>) -> Bool {
        let last = line.reversed().prefix {
            $0 != Ascii.space && $0 != UInt8(ascii: "|") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ",")
        }
        let word = String(decoding: last.reversed(), as: UTF8.self).lowercased()
        return PageWords.networks.contains(word) || word == "plus" || word == "·" || word == "•"
    }

    /// Whether nothing but names ends the line, all of it (true) or its end (false); nil where it is no bar.
    private static func bar(_ text: String) -> Bool? {
        let words = text.replacing("Google Plus", with: "google+").lowercased().split { $0.isWhitespace || "|·•,/".contains($0) }.map(
            String.init)
        guard let last = words.last, !last.hasSuffix(".") else { return nil }
        let names = words.reversed().prefix { PageWords.networks.contains($0) }.count
        guard names >= fewest else { return nil }
        // “on Facebook, Twitter, Instagram” is a sentence’s end.
        if names == words.count { return true }
        let hasCommas = text.suffix(40).contains(",")
        return hasCommas || text.contains(". ") ? nil : false
    }
}
