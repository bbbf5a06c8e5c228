/// What the exit status tells.
enum ExitStatus: Int32, Error {
    /// Nothing was found, or all of it was fixed.
    case clean = 0
    /// Findings are left.
    case findings = 1
    /// Something could not be done; there is a line about it on standard error.
    case failed = 2
}
