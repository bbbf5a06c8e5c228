import Bytes
import Linting
import Prose

/// `numbers/mixed-dates`: dates in digits with full stops, and others with slashes, in one text (`03.03.2016`, `07/06/2016`).
public enum MixedDates: Check {
    public static let trigger = Trigger.blocks([.punctuationBeforeDigit, .slash])

    private static let slash = UInt8(ascii: "/")
    /// A text with more of them is a table or a log, whose columns have ways of their own.
    private static let most = 12

    public static func check(_ view: DocumentView, into report: inout Report) {
        var stops: [ByteRange] = []
        var slashes: [ByteRange] = []
        for block in view.blocks where block.signals.contains(.digit) {
            let numbers = block.numbers
            for index in numbers.indices.dropLast(2) {
                let (first, second, year) = (numbers[index], numbers[index + 1], numbers[index + 2])
                guard year.count == 4, 1...2 ~= first.count, 1...2 ~= second.count, first.upperBound + 1 == second.lowerBound,
                    second.upperBound + 1 == year.lowerBound, block.byte(at: first.upperBound) == block.byte(at: second.upperBound),
                    isDate(value(first, block), value(second, block), value(year, block)), isFree(first.lowerBound..<year.upperBound, block)
                else { continue }
                switch block.byte(at: first.upperBound) {
                case Ascii.stop: stops.append(first.lowerBound..<year.upperBound)
                case slash: slashes.append(first.lowerBound..<year.upperBound)
                default: break
                }
            }
        }
        guard !stops.isEmpty, !slashes.isEmpty, stops.count + slashes.count <= most else { return }
        // The fewer are those that slipped; of as many each, nobody can tell.
        var places: [ByteRange] = []
        if stops.count <= slashes.count { places += stops }
        if slashes.count <= stops.count { places += slashes }
        for place in places.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            report.add(place, "Other dates of the text have other separators than this one")
        }
    }

    private static func isDate(_ first: Int, _ second: Int, _ year: Int) -> Bool {
        1...31 ~= first && 1...31 ~= second && min(first, second) <= 12 && 1000...2199 ~= year
    }

    private static func isFree(_ range: ByteRange, _ block: BlockView) -> Bool {
        let before = block.byte(at: range.lowerBound - 1)
        let after = block.byte(at: range.upperBound)
        return !Ascii.isLetterOrDigit(before) && !"./-=_".utf8.contains(before) && !Ascii.isLetterOrDigit(after) && after != slash
    }

    private static func value(_ range: ByteRange, _ block: BlockView) -> Int {
        block.document.bytes[range].reduce(0) { $0 * 10 + Int($1 &- 48) }
    }
}
