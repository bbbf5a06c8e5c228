import Bytes
import Prose
import UnicodeText

/// What tells two words that a mark glues together from a name, an address or a piece of code.
extension BlockView {
    /// Whether running text goes on on both sides of two words: other words before the left one, and a space or a mark of
    /// prose behind the right one.
    func isInRunningText(_ left: ByteRange, _ right: ByteRange) -> Bool {
        guard left.lowerBound - 1 > content.lowerBound, let before = scalar(before: left.lowerBound),
            " \u{A0}-'’".unicodeScalars.contains(before), right.upperBound + 1 < content.upperBound,
            let after = scalar(at: right.upperBound)
        else { return false }
        return " \u{A0}-'’,:;?!".unicodeScalars.contains(after)
    }

    /// Whether a range holds a capital and small letters behind it.
    func isCapitalized(_ range: ByteRange) -> Bool {
        guard !range.isEmpty, let first = scalar(at: range.lowerBound), first.isCapital else { return false }
        return isLowercase(range.lowerBound + UTF8.width(first)..<range.upperBound)
    }
}

/// Words that begin many a sentence, and no part of a name: articles, pronouns, prepositions, conjunctions, and adverbs of
/// time, place and reasoning.
enum SentenceOpeners {
    /// Those of a language, in small letters; those of all where the language is not among them.
    static func of(_ language: LanguageTag) -> Set<String> { table[language.base] ?? all }

    private static let all = table.values.reduce(into: Set<String>()) { $0.formUnion($1) }

    private static let table: [LanguageTag: Set<String>] = [
        .english: set(
            """
            the he she it they we you but and this that these those there then in an at on as if when however although because
            while after before since once now today here what why how who where which so such most many some all no not our their
            his her its my your with for from by to of also still yet thus only everyone everything nobody nothing
            """),
        .german: set(
            """
            er sie es wir das die der den dem des aber und ein eine einen einem einer eines ich du ihr dies diese dieser dieses
            diesen dann da dort hier nun jetzt heute weil wenn als ob wie was wer wo warum doch denn auch nur noch schon so im in am
            an auf aus bei mit nach von vor zu zum zur für über alle viele einige jeder jede jedes keine kein man seit während
            nachdem bevor allerdings jedoch außerdem deshalb daher trotzdem
            """),
        .french: set(
            """
            il elle mais les ce la le un une des on nous vous ils elles je tu cette ces cet son sa ses leur leurs et ou où quand si
            comme dans pour par sur avec sans après avant depuis alors ainsi puis donc car aussi enfin ici tout tous toute chaque
            """),
        .spanish: set(
            """
            él ella pero los el lo la las un una unos unas se en con por para sin y o si no como cuando donde porque aunque ya
            después antes desde luego pues entonces así también todo todos toda su sus este esta esto estos estas ese esa eso mi
            muy más hay
            """),
        .portuguese: set(
            """
            ele ela mas os as um uma o a em no na nos nas com por para sem e ou se não como quando onde porque embora já depois antes
            desde então assim também todo todos toda seu sua este esta isto esse essa isso meu minha muito mais há são é foi
            """),
        .italian: set(
            """
            lui lei ma gli i il lo la le un uno una si in con per senza e o se non come quando dove perché anche già dopo prima poi
            allora così tutto tutti tutta questo questa questi queste quello quella suo sua è era sono
            """),
        .russian: set(
            """
            он она они оно но это мы вы я ты и а в на с у к о по из за для от до без при если когда где как что кто почему потому
            тогда затем также однако еще ещё уже только вот так там здесь теперь все всё его ее её их этот эта эти тот та после
            перед следовательно
            """),
        .ukrainian: set(
            """
            він вона вони воно але це ми ви я ти і й а у в на з із за для від до без при якщо коли де як що хто чому тому тоді потім
            також однак проте ще вже лише тільки ось так там тут тепер всі все його її їх цей ця ці той та після перед серед загалом
            утім
            """),
        .polish: set(
            """
            on ona oni ono ale to ten ta te tego a i w z na do o po za od dla bez przy u jeśli gdy gdyby kiedy gdzie co kto jak
            dlaczego bo więc potem jednak także też już tylko tak tam tu teraz nie wszyscy wszystko jego jej ich przed niech jaka jaki
            """),
        .czech: set(
            """
            on ona oni ono ale to ten ta tato toto my vy já ty a i v ve na s se z ze k o po za od do pro bez při když kdy kde jak co
            kdo proč protože proto pak potom však avšak také už jen tak tam tu teď ne všichni všechno jeho její jejich před
            """),
    ]

    private static func set(_ words: String) -> Set<String> {
        Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
