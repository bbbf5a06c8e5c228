import Platform
import Settings

/// The `.gitignore` and `.ignore` files that hold in a folder: its own, and those above it as far as the git repository
/// it is in. Outside of a repository, those above the folder that a walk starts from do not count.
///
/// As in ripgrep, a nearer file goes before a farther one of the same name, and `.ignore` before `.gitignore`.
struct IgnoreTree: Sendable {
    /// From the farthest to the nearest.
    private var gitLists: [IgnoreList] = []
    private var ownLists: [IgnoreList] = []

    /// The files that hold in the folder that a walk starts from.
    init(start folder: String, errors: inout [PlacedError], displayed: (String) -> String) {
        var folders = [folder]
        while let current = folders.last, !Self.exists(Paths.join(current, ".git")) {
            guard let above = Paths.folder(of: current) else {
                folders = [folder]
                break
            }
            folders.append(above)
        }
        if let root = folders.last {
            add(Paths.join(root, ".git/info/exclude"), root, to: \.gitLists, &errors, displayed)
        }
        for folder in folders.reversed() { enter(folder, errors: &errors, displayed: displayed) }
    }

    /// Adds the files of a folder within the last one.
    mutating func enter(_ folder: String, errors: inout [PlacedError], displayed: (String) -> String) {
        add(Paths.join(folder, ".gitignore"), folder, to: \.gitLists, &errors, displayed)
        add(Paths.join(folder, ".ignore"), folder, to: \.ownLists, &errors, displayed)
    }

    /// Whether a path in one of the folders is left out.
    func ignores(_ path: String, isFolder: Bool) -> Bool {
        for list in ownLists.reversed() + gitLists.reversed() {
            if let verdict = list.verdict(path, isFolder: isFolder) { return verdict == .ignore }
        }
        return false
    }

    private mutating func add(
        _ path: String, _ folder: String, to lists: WritableKeyPath<IgnoreTree, [IgnoreList]>,
        _ errors: inout [PlacedError], _ displayed: (String) -> String
    ) {
        guard Self.exists(path) else { return }
        do throws(PlacedError) {
            let list = IgnoreList(file: try Files.read(path, atMost: Files.largestSetting), folder: folder)
            if !list.isEmpty { self[keyPath: lists].append(list) }
        } catch {
            errors.append(PlacedError(path: displayed(path), message: error.message))
        }
    }

    private static func exists(_ path: String) -> Bool { path.withSystemPath { access($0, F_OK) } == 0 }
}
