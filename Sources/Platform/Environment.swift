/// Variables of the environment.
public enum Environment {
    /// The value of a variable; nil where it is not set. Bytes that are not UTF-8 come as U+FFFD.
    public static subscript(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
