import Bytes

/// A language as BCP 47 names it, reduced to what rules ask for: the primary subtag, the script and the region.
///
/// The subtags are packed, so that comparing costs a few instructions.
public struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
    /// The primary subtag's ASCII letters, first letter in the highest used byte; 0 when undetermined.
    public let primary: UInt32
    /// The script subtag's four ASCII letters, the first a capital, packed likewise; 0 where the tag names none.
    public let script: UInt32
    /// The region subtag's ASCII letters or digits, packed likewise; 0 where the tag names none.
    public let region: UInt32

    /// No language is known: only rules that hold in all languages run.
    public static let undetermined = LanguageTag(primary: 0, script: 0, region: 0)

    public static let english = LanguageTag("en")
    public static let french = LanguageTag("fr")
    public static let german = LanguageTag("de")
    public static let spanish = LanguageTag("es")
    public static let italian = LanguageTag("it")
    public static let portuguese = LanguageTag("pt")
    public static let polish = LanguageTag("pl")
    public static let czech = LanguageTag("cs")
    public static let ukrainian = LanguageTag("uk")
    public static let russian = LanguageTag("ru")
    public static let chinese = LanguageTag("zh")
    public static let japanese = LanguageTag("ja")
    public static let arabic = LanguageTag("ar")

    private init(primary: UInt32, script: UInt32, region: UInt32) {
        self.primary = primary
        self.script = script
        self.region = region
    }

    /// Reads a tag such as `en`, `de-CH` or `zh_Hant_TW`. Anything without a primary subtag of two or three
    /// letters, and `und` and `auto`, reads as `undetermined`.
    ///
    /// Source: RFC 5646, section 2.1. Complexity: linear in the tag.
    public init(_ tag: some StringProtocol) {
        if let packed = Self.plain(tag) {
            self.init(primary: packed, script: 0, region: 0)
            return
        }
        var subtags: [[UInt8]] = [[]]
        for byte in tag.utf8 {
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
                subtags.append([])
            } else {
                subtags[subtags.count - 1].append(byte)
            }
        }
        let isLetter = { (byte: UInt8) in Ascii.isLetter(byte) }
        guard (2...3).contains(subtags[0].count), subtags[0].allSatisfy(isLetter) else {
            self = .undetermined
            return
        }
        let primary = subtags[0].reduce(UInt32(0)) { $0 << 8 | UInt32($1 | 0x20) }
        if primary == LanguageTag.packed("und") {
            self = .undetermined
            return
        }
        var script: UInt32 = 0
        var region: UInt32 = 0
        for (index, subtag) in subtags.enumerated().dropFirst() {
            // A script comes right behind the language, as far as languages are named today.
            if index == 1, subtag.count == 4, subtag.allSatisfy(isLetter) {
                script = subtag.reduce(UInt32(0)) { $0 << 8 | UInt32($1 | 0x20) } & ~0x2000_0000
                continue
            }
            if subtag.count == 2, subtag.allSatisfy(isLetter) {
                region = subtag.reduce(UInt32(0)) { $0 << 8 | UInt32($1 & ~0x20) }
                break
            }
            if subtag.count == 3, subtag.allSatisfy({ Ascii.isDigit($0) }) {
                region = subtag.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                break
            }
        }
        self.init(primary: primary, script: script, region: region)
    }

    /// Two or three letters alone, packed, as most tags are; nil for any other, and for `und`. Tags are made in many places, and to take
    /// one apart takes a thousand times as long as to compare two.
    private static func plain(_ tag: some StringProtocol) -> UInt32? {
        var (value, count): (UInt32, Int) = (0, 0)
        for byte in tag.utf8 {
            guard count < 3, Ascii.isLetter(byte) else { return nil }
            value = value << 8 | UInt32(byte | 0x20)
            count += 1
        }
        return count >= 2 && value != packed("und") ? value : nil
    }

    private static func packed(_ subtag: StaticString) -> UInt32 {
        var value: UInt32 = 0
        for index in 0..<subtag.utf8CodeUnitCount { value = value << 8 | UInt32(subtag.utf8Start[index]) }
        return value
    }

    /// The tag in its usual spelling, `und` when undetermined.
    public var description: String {
        guard primary != 0 else { return "und" }
        // Three subtags of at most four letters, and what is between.
        return String(unsafeUninitializedCapacity: 14) { bytes in
            var count = Self.unpack(primary, into: bytes, 0)
            count = Self.unpack(script, into: bytes, count)
            return Self.unpack(region, into: bytes, count)
        }
    }

    /// Writes a subtag behind those before it; returns how many bytes there are then.
    private static func unpack(_ subtag: UInt32, into bytes: UnsafeMutableBufferPointer<UInt8>, _ start: Int) -> Int {
        guard subtag != 0 else { return start }
        var count = start
        if count > 0 {
            bytes[count] = UInt8(ascii: "-")
            count += 1
        }
        // The first letter is in the highest byte that is used.
        var rest = subtag << UInt32(subtag.leadingZeroBitCount / 8 * 8)
        while rest != 0 {
            bytes[count] = UInt8(truncatingIfNeeded: rest >> 24)
            rest <<= 8
            count += 1
        }
        return count
    }

    /// The language alone, without script and region.
    public var base: LanguageTag { LanguageTag(primary: primary, script: 0, region: 0) }
    var withoutRegion: LanguageTag { LanguageTag(primary: primary, script: script, region: 0) }
    var withoutScript: LanguageTag { LanguageTag(primary: primary, script: 0, region: region) }

    /// Whether the language is written without spaces between words.
    public var isWrittenWithoutSpaces: Bool { primary == Self.chinese.primary || primary == Self.japanese.primary }
}
