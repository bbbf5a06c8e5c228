/// White space of UTF-8, as the readers and rules on spaces understand it.
public enum WhiteSpace {
    /// The length in bytes of the white-space character at `position`, 0 where there is none.
    @inlinable public static func length(at position: Int, _ base: UnsafePointer<UInt8>, limit: Int) -> Int {
        switch base[position] {
        case 0x20, 0x09, 0x0A, 0x0D, 0x0B, 0x0C: return 1
        case 0xC2: return position + 1 < limit && base[position + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard position + 2 < limit, base[position + 1] == 0x80 else { return 0 }
            let low = base[position + 2]
            return 0x80...0x8A ~= low || low == 0xAF || low == 0xA8 || low == 0xA9 ? 3 : 0
        case 0xE3:
            return position + 2 < limit && base[position + 1] == 0x80 && base[position + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }

    /// The length in bytes of the white-space character that ends at `position`, 0 where there is none.
    @inlinable public static func length(before position: Int, _ base: UnsafePointer<UInt8>, limit: Int) -> Int {
        guard position > limit else { return 0 }
        switch base[position - 1] {
        case 0x20, 0x09, 0x0A, 0x0D, 0x0B, 0x0C: return 1
        case 0x80...0xBF:
            if position - 2 >= limit, base[position - 2] == 0xC2 {
                return length(at: position - 2, base, limit: position)
            }
            if position - 3 >= limit, base[position - 3] == 0xE2 || base[position - 3] == 0xE3 {
                return length(at: position - 3, base, limit: position)
            }
            return 0
        default: return 0
        }
    }
}
