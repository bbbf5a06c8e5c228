internal import CScan

extension StringProtocol {
    /// Whether all characters are of ASCII.
    ///
    /// - Complexity: linear.
    public var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

extension String {
    /// Whether two strings are the same bytes of UTF-8: equal ones may be other bytes, by Unicode's equivalence.
    ///
    /// - Complexity: linear.
    public func hasBytes(of other: String) -> Bool {
        let same = utf8.withContiguousStorageIfAvailable { own in
            other.utf8.withContiguousStorageIfAvailable { other in own.count == other.count && own.elementsEqual(other) }
        }
        return (same ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether all bytes are ASCII.
    ///
    /// - Complexity: linear.
    public var isASCII: Bool { firstPlace(from: 0, to: count, of: 0x80, mask: 0x80) == nil }

    /// Which of the sixty-four bytes from `position` on are `value`, the bits outside `mask` left out: a bit each, the lowest
    /// for the first of them, and none for what stands at `end` or behind it.
    ///
    /// - Parameters:
    ///   - value: has no bit outside `mask`.
    ///   - position: UTF-8 bytes; before `end`.
    ///   - end: at most `count`.
    /// - Complexity: constant.
    public func places(of value: UInt8, mask: UInt8 = 0xFF, from position: Int, to end: Int) -> UInt64 {
        guard let base = baseAddress else { return 0 }
        let length = end &- position
        guard position &+ 64 <= count else {
            var places: UInt64 = 0
            for index in 0..<Swift.min(length, 64) where base[position &+ index] & mask == value { places |= 1 &<< UInt64(index) }
            return places
        }
        let places = cscan_places(base + position, value, mask)
        return length >= 64 ? places : places & ((1 &<< UInt64(length)) &- 1)
    }

    /// Which of the next sixty-four bytes that hold such a byte it are, by sixty-fours from `position` on: a bit each, as `places`. No bit
    /// where none stands before `end`.
    ///
    /// - Parameters:
    ///   - value: has no bit outside `mask`.
    ///   - position: UTF-8 bytes; becomes where the sixty-four begin, or `end` and more where there are none.
    ///   - end: at most `count`.
    /// - Complexity: linear in the bytes that are passed over.
    public func nextPlaces(of value: UInt8, mask: UInt8 = 0xFF, from position: inout Int, to end: Int) -> UInt64 {
        guard let base = baseAddress else {
            position = end
            return 0
        }
        // Sixty-four bytes from there on are all before the end, and there to be read.
        let last = end &- 64
        if position <= last {
            let places = cscan_next_places(base, &position, last, value, mask)
            if places != 0 { return places }
        }
        guard position < end else { return 0 }
        let places = places(of: value, mask: mask, from: position, to: end)
        if places == 0 { position = end }
        return places
    }

    /// Which of the sixty-four bytes from `position` on are full stops behind which a space stands, and a small letter of ASCII or a byte
    /// beyond it: a bit each, as `places`, and none for the last two bytes before `end`.
    ///
    /// - Parameters:
    ///   - position: UTF-8 bytes; before `end`.
    ///   - end: at most `count`.
    /// - Complexity: constant.
    public func stopsBeforeSmallLetters(from position: Int, to end: Int) -> UInt64 {
        guard let base = baseAddress else { return 0 }
        let length = end &- position &- 2
        guard position &+ 66 <= count else {
            var places: UInt64 = 0
            for index in 0..<Swift.max(0, Swift.min(length, 64)) where base[position &+ index] == UInt8(ascii: ".") {
                let next = base[position &+ index &+ 2]
                guard base[position &+ index &+ 1] == 0x20, Ascii.isSmallLetter(next) || next >= 0x80 else { continue }
                places |= 1 &<< UInt64(index)
            }
            return places
        }
        // Reads the sixty-six bytes that are there.
        let places = cscan_small_sentences(base + position)
        return length >= 64 ? places : places & ((1 &<< UInt64(Swift.max(0, length))) &- 1)
    }

    /// Which of the sixty-four bytes from `position` on are spaces behind which a capital of ASCII or a byte beyond it stands: a bit each,
    /// as `places`, and none for the last byte before `end`.
    ///
    /// - Parameters:
    ///   - position: UTF-8 bytes; before `end`.
    ///   - end: at most `count`.
    /// - Complexity: constant.
    public func spacesBeforeCapitals(from position: Int, to end: Int) -> UInt64 {
        guard let base = baseAddress else { return 0 }
        let length = end &- position &- 1
        guard position &+ 65 <= count else {
            var places: UInt64 = 0
            for index in 0..<Swift.max(0, Swift.min(length, 64)) where base[position &+ index] == 0x20 {
                let next = base[position &+ index &+ 1]
                if Ascii.isCapital(next) || next >= 0x80 { places |= 1 &<< UInt64(index) }
            }
            return places
        }
        // Reads the sixty-five bytes that are there.
        let places = cscan_capitals(base + position)
        return length >= 64 ? places : places & ((1 &<< UInt64(Swift.max(0, length))) &- 1)
    }

    /// The first place in a range at which a byte is `value`, the bits outside `mask` left out; nil where none is.
    ///
    /// - Parameters:
    ///   - position: UTF-8 bytes; where to begin.
    ///   - end: at most `count`.
    ///   - value: has no bit outside `mask`.
    /// - Complexity: linear, sixty-four bytes at a time.
    public func firstPlace(from position: Int, to end: Int, of value: UInt8, mask: UInt8 = 0xFF) -> Int? {
        var position = position
        let found = nextPlaces(of: value, mask: mask, from: &position, to: end)
        return found != 0 ? position &+ found.trailingZeroBitCount : nil
    }

    /// Whether three ASCII digits stand in a range with a space between each two of them, or what is near to a digit does.
    ///
    /// - Complexity: linear, sixty bytes at a time.
    public func mayHoldSpacedDigits(from position: Int, to end: Int) -> Bool {
        var position = position
        while position &+ 5 <= end {
            // Digits are among the sixteen from U+0030 on.
            let digits = places(of: 0x30, mask: 0xF0, from: position, to: end)
            let spaced = digits & digits &>> 2 & digits &>> 4
            if spaced != 0 {
                let spaces = places(of: 0x20, from: position, to: end)
                if spaced & spaces &>> 1 & spaces &>> 3 != 0 { return true }
            }
            position &+= 60
        }
        return false
    }
}
