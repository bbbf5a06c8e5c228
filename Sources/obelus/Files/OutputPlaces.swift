import Discovery
import Platform

/// Where reports go, before any of them is opened: opening empties what is there.
enum OutputPlaces {
    /// Why the reports cannot go there: one would take the place of a text that is to be read, or of another report. Nil where they can.
    ///
    /// - Parameters:
    ///   - paths: of the files that reports go to.
    ///   - inputs: the texts.
    /// - Complexity: a look at each text's file, where a report's is there already.
    static func problem(with paths: [String], inputs: [InputFile]) -> PlacedError? {
        var places: [(path: String, place: Place)] = []
        for path in paths {
            guard let place = Place(path) else { continue }
            if let other = places.first(where: { $0.place == place }) {
                return PlacedError(
                    path: path, message: "is to hold two reports (as “\(other.path)”, too); name another file for one of them")
            }
            places.append((path, place))
        }
        guard places.contains(where: { $0.place.isThere }) else { return nil }
        for case .file(let input) in inputs.lazy.map(\.source) {
            guard let place = Place(input) else { continue }
            if let output = places.first(where: { $0.place == place }) {
                return PlacedError(path: output.path, message: "is a text to be read; name another file for the report")
            }
        }
        return nil
    }

    /// A file, whatever it is called; one that is not there yet is known by its folder and its name.
    private enum Place: Equatable {
        case node(device: UInt64, inode: UInt64)
        case name(PathKey)

        /// Nil for what is not a regular file: a terminal or `/dev/null` takes any number of reports.
        init?(_ path: String) {
            var status = stat()
            if path.withSystemPath({ stat($0, &status) }) == 0 {
                guard status.st_mode & S_IFMT == S_IFREG else { return nil }
                self = .node(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino))
                return
            }
            let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
            let folder = slash.map { String(path[...$0]) } ?? "."
            // Without its folder it cannot be opened, which is told then.
            guard let real = Paths.real(folder) else { return nil }
            let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
            self = .name(PathKey(Paths.join(real, String(name))))
        }

        var isThere: Bool { if case .node = self { true } else { false } }
    }
}
