// A path is bytes to the system, and a text to everybody else. Linux asks of a name only that it holds no slash and no NUL, so there are
// names that are not UTF-8: Latin-1 from an old archive, say. A text cannot hold their bytes, and with U+FFFD in their places it would be
// the name of no file, or of another one.
//
// So a byte that is not part of well-formed UTF-8 is kept as one of the last 128 code points, U+10FF80 to U+10FFFF, which are for private
// use and in no name that anybody types. The bytes of one that is in a name all the same are kept in this way, too: there is one text for
// each name, and one name for each text.
//
// Source of the idea: “surrogateescape”, PEP 383. Swift's texts have no surrogates.

extension String {
    /// A path as the system has it: bytes, with a NUL at their end.
    ///
    /// - Complexity: linear.
    public init(systemPath: UnsafePointer<CChar>) {
        // Safe: whoever hands a path over promises the NUL, and the bytes are read before this returns.
        let bytes = UnsafeRawBufferPointer(start: systemPath, count: strlen(systemPath))
        self.init(systemPath: bytes)
    }

    /// A path as the system has it: its bytes.
    ///
    /// - Complexity: linear.
    public init(systemPath bytes: some Collection<UInt8>) {
        if let text = String(validating: bytes, as: UTF8.self), !text.holdsKeptBytes {
            self = text
            return
        }
        let bytes = Array(bytes)
        var scalars = String.UnicodeScalarView()
        var position = 0
        while position < bytes.count {
            let lead = bytes[position]
            let end = Swift.min(bytes.count, position + (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4))
            if let scalar = String(validating: bytes[position..<end], as: UTF8.self)?.unicodeScalars.first, scalar.keptByte == nil {
                scalars.append(scalar)
                position = end
            } else {
                // Never nil: 0x10FF80 to 0x10FFFF are scalars, and a lead below 0x80 is one by itself.
                if let scalar = Unicode.Scalar(Unicode.Scalar.keptBytes + UInt32(lead)) { scalars.append(scalar) }
                position += 1
            }
        }
        self = String(scalars)
    }

    /// Lends the path to a call of the system, byte for byte as the system gave it.
    ///
    /// - Complexity: linear.
    public func withSystemPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        guard holdsKeptBytes else { return withCString(body) }
        var bytes: [CChar] = []
        for scalar in unicodeScalars {
            if let byte = scalar.keptByte {
                bytes.append(CChar(bitPattern: byte))
            } else {
                bytes += UTF8.encode(scalar).map { $0.map(CChar.init(bitPattern:)) } ?? []
            }
        }
        bytes.append(0)
        // Safe: the array ends with a NUL, and lives until the call is over.
        return bytes.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map(body) ?? withCString(body)
        }
    }

    /// The path as output shows it: bytes that are not UTF-8 as `\xE9`.
    ///
    /// - Complexity: linear; nearly all are returned as they are.
    public var displayedPath: String {
        guard holdsKeptBytes else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let byte = scalar.keptByte {
                result.append(contentsOf: ("\\x" + String(byte, radix: 16, uppercase: true)).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether one of the scalars is a byte that is kept. They all begin with F4 8F BE or F4 8F BF.
    private var holdsKeptBytes: Bool {
        utf8.contains(0xF4) && unicodeScalars.contains { $0.keptByte != nil }
    }
}

extension Unicode.Scalar {
    fileprivate static let keptBytes: UInt32 = 0x10FF00

    /// The byte of a path that the scalar keeps; nil for all others.
    fileprivate var keptByte: UInt8? {
        value >= Self.keptBytes + 0x80 ? UInt8(truncatingIfNeeded: value) : nil
    }
}

/// The program's arguments, byte for byte: `CommandLine.arguments` has U+FFFD where they are not UTF-8.
public enum SystemArguments {
    /// Without the program's name.
    public static var all: [String] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            // Safe: there are `argc` pointers, which live as long as the program, and a nil behind them.
            CommandLine.unsafeArgv[index].map { String(systemPath: $0) }
        }
    }
}
