internal import CICU

/// A set of scalars that ICU made.
final class ScalarSet {
    private let set: OpaquePointer

    init(adopting set: OpaquePointer) { self.set = set }

    /// The scalars of a script that are recommended for identifiers (UTS #39): those in everyday use, without
    /// full-width, mathematical, historic and technical forms.
    init(recommendedIn script: Script) throws(UnicodeError) {
        guard let empty = cicu_uset_openEmpty() else { throw .library(name: "uset_openEmpty") }
        set = empty
        guard let code = script.icuCode else { return }
        var status: Int32 = 0
        cicu_uset_applyIntPropertyValue(set, Int32(CICU_PROPERTY_SCRIPT), code, &status)
        try UnicodeError.check(status)
        let recommended = cicu_uspoof_getRecommendedSet(&status)
        try UnicodeError.check(status)
        cicu_uset_retainAll(set, recommended)
    }

    deinit { cicu_uset_close(set) }

    func contains(_ scalar: Unicode.Scalar) -> Bool { cicu_uset_contains(set, scalar.value) }

    /// Calls `body` with each scalar in ascending order.
    func forEach(_ body: (Unicode.Scalar) -> Void) {
        for index in 0..<cicu_uset_getItemCount(set) {
            var first: UInt32 = 0
            var last: UInt32 = 0
            guard cicu_uset_getRange(set, index, &first, &last), first <= last else { continue }
            for value in first...last {
                if let scalar = Unicode.Scalar(value) { body(scalar) }
            }
        }
    }
}
