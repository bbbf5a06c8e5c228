/// The folder that the program was started in.
public enum CurrentFolder {
    /// Its absolute path; nil where it was removed.
    public static var path: String? {
        guard let buffer = getcwd(nil, 0) else { return nil }
        defer { free(buffer) }
        return String(systemPath: buffer)
    }
}
