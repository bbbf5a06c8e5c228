/// The commonest words of a language: one stands in nearly every clause.
public struct FunctionWords: Sendable {
    private let words: LiteralSet

    /// Nil where the language is not known well enough, or is told by its script.
    public static func of(_ language: LanguageTag) -> FunctionWords? {
        // Each is made when it is asked for first: most runs meet one language.
        switch language.base {
        case .english: english
        case .german: german
        case .french: french
        case .spanish: spanish
        case .italian: italian
        case .portuguese: portuguese
        case .polish: polish
        case .czech: czech
        case .russian: russian
        case .ukrainian: ukrainian
        default: nil
        }
    }

    /// Whether one of the words stands in the range. Complexity: linear; in text of the language a few words.
    public func occurs(in bytes: [UInt8], _ range: ByteRange) -> Bool {
        bytes.withUnsafeBufferPointer { occurs(in: $0, range) }
    }

    func occurs(in bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        var start = range.lowerBound
        for position in range {
            let byte = bytes[position]
            if byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 { continue }
            if start < position, words.contains(start..<position, of: bytes) { return true }
            start = position + 1
        }
        return start < range.upperBound && words.contains(start..<range.upperBound, of: bytes)
    }

    private init(_ list: String) {
        words = LiteralSet(list.split(separator: " ").map { Array($0.utf8) })
    }

    private static let english = FunctionWords(
        "the of and to in is that for was with on as by at it this be are from he his she you we they not have an but i my your if so me")
    private static let german = FunctionWords(
        "der die und das den dem des ist zu mit sich nicht ein eine auf für von im als auch es an sie er ich wir wie aus bei nach war hat so"
    )
    private static let french = FunctionWords(
        "le les et des est que une dans du pour qui pas sur au ce il elle avec nous vous je plus par ou sont en se")
    private static let spanish = FunctionWords("el los y las que del por con una para es no lo su al como más pero sus le ha se me")
    private static let italian = FunctionWords("il di che e la per un non una del con si è della i le da gli nel alla sono come più ma mi")
    private static let portuguese = FunctionWords("o os e que do da em um para com não uma no na por mais as dos como mas ao se é me")
    private static let polish = FunctionWords("i w na z się do nie że to jest o jak za po od ale dla był przez co już ja")
    private static let czech = FunctionWords("a v na se je že to s z do o i jako pro ve by za si jsem jsou ale po tak už jen")
    private static let russian = FunctionWords("и в не на что с он как по это я но к из у за от так же вы бы мы о для")
    private static let ukrainian = FunctionWords("і в не на що з та до як це за я але його у й він від про для по є ми")
}
