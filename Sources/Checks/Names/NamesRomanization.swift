import Bytes
import Linting
import Prose

/// `names/romanization`: one name in two spellings (`Zelensky … Zelenskyy`).
public enum NamesRomanization: Check {
    /// The spellings of each name that English texts have. A spelling that is another's beginning comes behind it.
    private static let families: [[String]] = [
        ["Zelenskyy", "Zelenskyi", "Zelenskiy", "Zelenskiĭ", "Zelenski", "Zelensky", "Zelenskij", "Zelenskii"],
        ["Volodymyr", "Volodimir"], ["Kyiv", "Kiev", "Kyyiv"], ["Kharkiv", "Kharkov"], ["Lviv", "Lvov", "Lvív"],
        ["Odesa", "Odessa"], ["Mykolaiv", "Nikolaev", "Nikolayev", "Mykolayiv"], ["Donbas", "Donbass"],
        ["Luhansk", "Lugansk"], ["Chernihiv", "Chernigov"], ["Zaporizhzhia", "Zaporizhia", "Zaporozhye", "Zaporizhzhya", "Zaporozhie"],
        ["Dnipro", "Dnepr"], ["Kherson", "Cherson"], ["Bakhmut", "Bahmut"], ["Sievierodonetsk", "Severodonetsk"],
        ["Chernobyl", "Chornobyl"], ["Lukashenko", "Lukashenka"], ["Tymoshenko", "Timoshenko"], ["Klitschko", "Klychko", "Klichko"],
        ["Zaluzhnyi", "Zaluzhnyy", "Zaluzhny", "Zaluzhniy"], ["Syrskyi", "Syrskyy", "Syrsky", "Syrskiy"], ["Podolyak", "Podoliak"],
        ["Yermak", "Ermak"], ["Shmyhal", "Shmygal"], ["Reznikov", "Reznikow"], ["Navalny", "Navalnyy", "Navalniy", "Nawalny"],
        ["Shoigu", "Shoygu", "Shojgu"], ["Prigozhin", "Prigogine", "Prigozin"], ["Medvedev", "Medwedew"],
        ["Tikhanovskaya", "Tsikhanouskaya", "Tikhanovska", "Tsikhanouskaia"], ["Gorbachev", "Gorbachov", "Gorbachyov"],
        ["Khrushchev", "Khruschev", "Krushchev"], ["Yeltsin", "Eltsin"], ["Dostoevsky", "Dostoyevsky", "Dostoevskii"],
        ["Tchaikovsky", "Chaikovsky", "Tschaikovsky"], ["Chekhov", "Tchekhov", "Chekov"], ["Tolstoy", "Tolstoi"],
        ["Budanov", "Budanow"], ["Kuleba", "Culeba"], ["Peskov", "Peskow"], ["Lavrov", "Lawrow"], ["Kadyrov", "Kadirov"],
        ["Yanukovych", "Yanukovich", "Janukovych"], ["Yushchenko", "Yuschenko", "Juschtschenko"], ["Saakashvili", "Saakaschwili"],
        ["Xinjiang", "Sinkiang"], ["Beijing", "Peking"], ["Mao Zedong", "Mao Tse-tung"], ["Qaddafi", "Gaddafi", "Gadhafi", "Kaddafi"],
        ["Hezbollah", "Hizbullah", "Hezbullah", "Hizbollah"],
    ]

    private static let names: [(text: [UInt8], family: Int)] = families.enumerated()
        .flatMap { index, family in family.map { (Array($0.utf8), index) } }
        .sorted { $0.text.count > $1.text.count }

    public static let trigger = Trigger.literals(families.flatMap { $0 }.map { $0.lowercased() })

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var places: [[UInt8]: [ByteRange]] = [:]
        var families: [[UInt8]: Int] = [:]
        var last = -1
        for hit in view.places where hit.offset != last {
            guard let name = names.first(where: { stands($0.text, at: hit.offset, document) }) else { continue }
            last = hit.offset
            places[name.text, default: []].append(hit.offset..<hit.offset + name.text.count)
            families[name.text] = name.family
        }
        for (name, found) in places {
            // The spelling that is most frequent, or else comes first, stands.
            guard
                let chief = places.filter({ families[$0.key] == families[name] })
                    .max(by: { ($0.value.count, -$0.value[0].lowerBound) < ($1.value.count, -$1.value[0].lowerBound) }),
                chief.key != name
            else { continue }
            let other = String(decoding: chief.key, as: UTF8.self)
            report.add(
                found[0], "The text also spells this name “\(other)”", edits: found.map { Edit($0, other) })
        }
    }

    /// Whether the name stands there as a word of its own; an ending for the possessive may follow.
    private static func stands(_ name: [UInt8], at offset: Int, _ document: Document) -> Bool {
        let end = offset + name.count
        guard end <= document.bytes.count, document.bytes[offset..<end].elementsEqual(name) else { return false }
        guard end < document.bytes.count else { return true }
        let next = document.bytes[end]
        return !document.isLetterByte(next) && next != UInt8(ascii: "-") && next != UInt8(ascii: "_")
    }
}
