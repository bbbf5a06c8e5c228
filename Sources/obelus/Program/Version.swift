/// The program's version.
enum Version {
    /// What `--version` prints and SARIF names (Semantic Versioning 2.0.0).
    static let current = "0.1.0"
}
