import Bytes

/// What the tools around a translation model write for themselves, and nobody should read: tokens that mark the ends
/// of a text, names of brackets, escape sequences of terminals.
public enum TokenizerResidue {
    /// Tokens that stand for no text.
    public static let emptyTokens = [
        "<s>", "</s>", "<pad>", "<eos>", "<bos>", "<EOS>", "<BOS>", "<PAD>", "[PAD]", "[SEP]", "[CLS]", "[EOS]", "[BOS]",
        "[MASK]", "<mask>", "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|end_of_text|>", "<|begin_of_text|>",
        "<|eot_id|>", "<|end|>", "<|assistant|>", "<|user|>", "<|system|>", "<|start_header_id|>", "<|end_header_id|>",
        "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<start_of_turn>", "<end_of_turn>", "<|fim_suffix|>", "<sep>",
        "<cls>", "<eot>", "<|endofprompt|>", "<|channel|>", "<|message|>", "<|return|>",
    ]

    /// Tags that prompts ask a model to put around its translation.
    public static let promptTags = [
        "<translation>", "</translation>", "<translated_text>", "</translated_text>", "<translated>", "</translated>",
        "<final_translation>", "</final_translation>", "<finaltext>", "</finaltext>", "<target_text>", "</target_text>",
        "<source_text>", "</source_text>", "<translation_result>", "</translation_result>", "<answer>", "</answer>",
        "<improved_translation>", "</improved_translation>",
    ]

    /// Tags that mean something elsewhere, too: they are a prompt's only where they stand around the whole text.
    public static let wrapperTags = [
        "<output>", "</output>", "<target>", "</target>", "<text>", "</text>", "<result>", "</result>", "<response>", "</response>",
        "<content>", "</content>", "<article>", "</article>", "<document>", "</document>",
    ]

    /// The names of formats that chatbots write behind the fence of a code block.
    public static let fenceNames: Set<String> = ["", "markdown", "md", "text", "txt", "plaintext", "plain", "html", "json", "xml"]

    /// Whether a tag of that name is one of a prompt by its spelling: capitals and low lines, as no markup is spelled.
    public static func isCapitalName(_ name: some Collection<UInt8>) -> Bool {
        name.count >= 4 && name.contains(UInt8(ascii: "_")) && name.allSatisfy { Ascii.isCapital($0) || $0 == UInt8(ascii: "_") }
    }

    /// The text without tags whose names are spelled so.
    private static func withoutCapitalTags(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            var start = position + 1
            if start < bytes.count, bytes[start] == UInt8(ascii: "/") { start += 1 }
            if bytes[position] == UInt8(ascii: "<"), start < bytes.count,
                let end = bytes[start...].prefix(40).firstIndex(of: UInt8(ascii: ">")), isCapitalName(bytes[start..<end])
            {
                position = end + 1
                continue
            }
            result.append(bytes[position])
            position += 1
        }
        return result
    }

    /// The length of a token with a number or a language in it: `<extra_id_0>`, `<2en>`, `>>eng<<`.
    public static func numberedTokenLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        // Nearly every bracket is followed by something else.
        switch (bytes.first, bytes.dropFirst().first) {
        case (UInt8(ascii: "<"), UInt8(ascii: "2")), (UInt8(ascii: "<"), UInt8(ascii: "e")), (UInt8(ascii: ">"), UInt8(ascii: ">")): break
        default: return nil
        }
        let head = Array(bytes.prefix(20))
        let isLanguage = { (code: ArraySlice<UInt8>) in
            (2...3).contains(code.count) && code.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
        }
        if head.starts(with: ">>".utf8), let end = head.firstIndex(of: UInt8(ascii: "<")), end + 1 < head.count,
            head[end + 1] == UInt8(ascii: "<"), isLanguage(head[2..<end])
        {
            return end + 2
        }
        guard let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        if head.starts(with: "<2".utf8), isLanguage(head[2..<end]) { return end + 1 }
        let isExtra =
            head.starts(with: "<extra_id_".utf8) && end > 10
            && head[10..<end].allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return isExtra ? end + 1 : nil
    }

    /// The brackets' names in the Penn Treebank.
    public static let brackets: [(name: String, bracket: String)] = [
        ("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]"), ("-LCB-", "{"), ("-RCB-", "}"),
    ]

    /// What residue begins with: nearly every text holds none of it. 0x1B is ESC, 0xC4 the first byte of Ġ and Ċ.
    private static let firstBytes: Set<UInt8> = Set("<[>-`".utf8).union([0x1B, 0xC4])

    /// `text` without tokens and sequences, and with brackets for their names.
    public static func removed(from text: String) -> String {
        guard text.utf8.contains(where: { firstBytes.contains($0) }) else { return text }
        if isFence(text) { return "" }
        var bytes = withoutTerminalSequences(Array(text.utf8))
        for (token, text) in replaced where bytes.firstRange(of: token) != nil { bytes = replacing(token, with: text, in: bytes) }
        return String(decoding: withoutCapitalTags(withoutNumberedTokens(bytes)), as: UTF8.self)
    }

    /// Whether the text is nothing but the fence of a code block.
    private static func isFence(_ text: String) -> Bool {
        let name = text.drop { $0.isWhitespace || $0 == "`" }
        return text.contains("```") && fenceNames.contains(name.prefix { $0.isLetter }.lowercased())
            && name.allSatisfy { $0.isLetter || $0.isWhitespace }
    }

    private static func withoutNumberedTokens(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<") || bytes[position] == UInt8(ascii: ">"),
                let length = numberedTokenLength(bytes[position...])
            {
                position += length
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return result
    }

    /// The length of the escape sequence of a terminal at `offset` (ECMA-48, 5.4), where ESC stands; nil where none is.
    ///
    /// Only sequences that programs write into text count: those that set colors, move the cursor, erase, and switch modes. The
    /// standard lets nearly everything stand between ESC and a letter; where a stray ESC precedes a bracket of the text, that
    /// would be words (`ESC[ 50 % of`, `ESC[see below]`). Of such a place only the ESC is not text.
    ///
    /// - Complexity: constant.
    public static func terminalSequenceLength(_ bytes: some RandomAccessCollection<UInt8>, at offset: Int) -> Int? {
        // Longer than the longest that sets two colors by red, green and blue: ESC[38;2;255;255;255;48;2;255;255;255m.
        let rest = bytes.dropFirst(offset).prefix(48)
        guard rest.first == 0x1B, rest.dropFirst().first == UInt8(ascii: "[") else { return nil }
        var parameters = rest.dropFirst(2)
        let isPrivate = parameters.first == UInt8(ascii: "?")
        if isPrivate { parameters = parameters.dropFirst() }
        let numbers = parameters.prefix { (0x30...0x3B).contains($0) }
        guard let final = parameters.dropFirst(numbers.count).first, ends(final, isPrivate: isPrivate, hasNumbers: !numbers.isEmpty) else {
            return nil
        }
        let length = 2 + (isPrivate ? 1 : 0) + numbers.count + 1
        return closesBracket(bytes.dropFirst(offset + length)) ? nil : length
    }

    /// Whether the byte ends a sequence that programs write.
    private static func ends(_ byte: UInt8, isPrivate: Bool, hasNumbers: Bool) -> Bool {
        switch byte {
        // Colors; erasing a line or the screen; the cursor to a place.
        case UInt8(ascii: "m"), UInt8(ascii: "K"), UInt8(ascii: "J"), UInt8(ascii: "H"): !isPrivate
        // The cursor by so many places, scrolling, pasted text.
        case UInt8(ascii: "A")...UInt8(ascii: "G"), UInt8(ascii: "S"), UInt8(ascii: "T"), UInt8(ascii: "~"): !isPrivate && hasNumbers
        // Modes: ESC[?25h shows the cursor.
        case UInt8(ascii: "h"), UInt8(ascii: "l"): isPrivate && hasNumbers
        default: false
        }
    }

    /// Whether a bracket closes in the line that was not opened in it: then the one before belongs to the text.
    private static func closesBracket(_ bytes: some Collection<UInt8>) -> Bool {
        // What stands in brackets is seldom longer.
        for byte in bytes.prefix(80) {
            switch byte {
            case UInt8(ascii: "]"): return true
            case UInt8(ascii: "["), 0x1B, 0x0A, 0x0D: return false
            default: continue
            }
        }
        return false
    }

    private static func withoutTerminalSequences(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if bytes[position] == 0x1B, let length = terminalSequenceLength(bytes, at: position) {
                position += length
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return result
    }

    /// What stands for something else, or for nothing, in the order in which it is replaced.
    private static let replaced: [(token: [UInt8], text: [UInt8])] = {
        var pairs = (emptyTokens + promptTags + wrapperTags).map { (token: $0, text: "") }
        pairs += brackets.map { (token: $0.name, text: $0.bracket) }
        // These stand for a space and a line end.
        pairs += [(token: "Ġ", text: " "), (token: "Ċ", text: "\n")]
        return pairs.map { (token: Array($0.token.utf8), text: Array($0.text.utf8)) }
    }()

    private static func replacing(_ token: [UInt8], with text: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if bytes[position...].starts(with: token) {
                result += text
                position += token.count
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return result
    }
}
