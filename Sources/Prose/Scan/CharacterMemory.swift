/// Where characters of three bytes stood last, as those of Chinese, Japanese and Thai are: enough to notice that three of them or
/// more stand right before themselves, or two at least twice, where no spaces tell words.
///
/// They are known by eight bytes, which is two characters and what tells most of a third: two alone come again within a few
/// lines all the time.
struct CharacterMemory {
    /// By hash. What was not there yet seems to have stood farther off than anything reaches.
    private let last: UnsafeMutablePointer<UInt32>

    private static let hashes = 2048
    /// The room that is needed, in bytes.
    static let size = 4 * hashes
    /// The farthest that characters may stand behind themselves, in bytes: 256 characters. A loop of longer ones is found as
    /// paragraphs are.
    static let farthest = 768
    /// The bytes of a character.
    static let character = 3

    /// - Parameter room: `size` bytes, which `prepare` must write to before anything else is asked.
    init(_ room: UnsafeMutableRawPointer) { last = room.bindMemory(to: UInt32.self, capacity: Self.hashes) }

    /// Makes the memory one of nothing: of texts that have such characters, because to clear it takes longer than to scan a short text.
    func prepare() { last.initialize(repeating: 1 << 31, count: Self.hashes) }

    /// Whether the first two characters are one and the same.
    @inline(__always) static func isDoubled(_ word: UInt64) -> Bool { (word ^ word &>> 24) & 0xFF_FFFF == 0 }

    /// Whether characters may stand so far behind themselves; one character again and again is told by the doubled one.
    @inline(__always) static func isNear(_ distance: Int) -> Bool {
        UInt(bitPattern: distance &- character &- 1) < UInt(farthest &- character)
    }

    /// Notes that characters stand at an offset, and returns how far behind others they do that may be the same.
    ///
    /// - Parameter word: eight bytes from `offset` on, the first of them lowest.
    @inline(__always) func remember(_ word: UInt64, at offset: Int) -> Int {
        // Multiplied by 2⁶⁴ over the golden ratio, as Knuth has it; the highest eleven bits number the places.
        let place = Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) &>> 53)
        let distance = UInt32(truncatingIfNeeded: offset) &- last[place]
        last[place] = UInt32(truncatingIfNeeded: offset)
        return Int(distance)
    }
}
