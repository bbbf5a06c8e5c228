extension String {
    /// The words of a list that stands in the code, with spaces or line ends between them.
    ///
    /// By bytes: to look for grapheme clusters takes ten times as long, and lists are taken apart each time the program starts.
    ///
    /// - Complexity: linear.
    public var listedWords: [String] { utf8.split { $0 <= 0x20 }.map { String(Substring($0)) } }
}
