/// What a terminal says about itself.
public enum Terminal {
    /// The columns of the terminal behind a descriptor; nil where that is none, or does not say.
    public static func columns(of descriptor: CInt) -> Int? {
        var size = winsize()
        // The request's type differs: unsigned long with glibc, int with musl.
        guard ioctl(descriptor, numericCast(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
