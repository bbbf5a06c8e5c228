/// Which baseline counts.
enum BaselineChoice: Sendable, Hashable {
    /// The one that the configuration of each file names.
    case configured
    /// This one, for all files.
    case file(String)
    case none
}
