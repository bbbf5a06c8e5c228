import Catalog
import Linting
import Prose
import Readers
import Testing

/// What chatbots and sites say of a translation, in sentences that no list has.
@Suite struct ChatbotWordsTests {
    private let linter = Linter(
        rules: Catalog.rules.filter { $0.id.hasPrefix("leftovers/chat-") || $0.id == "leftovers/translation-notice" })

    private func rules(_ text: String, _ language: String) -> [String] {
        linter.check(linter.document(Array(text.utf8), ReadingOptions(language: LanguageTag(language[...])))).map(\.rule)
    }

    @Test(arguments: [
        ("en", "Certainly! Here is the requested German translation of your letter:"), ("de", "Klar, hier kommt die Übersetzung:"),
        ("fr", "Bien sûr, voici votre texte en espagnol :"), ("es", "Entendido. A continuación, la traducción completa:"),
        ("it", "Certo! Di seguito trovi la traduzione della lettera:"), ("pt", "Com certeza! Aqui está o texto em inglês:"),
        ("pl", "Jasne, oto przetłumaczony fragment:"), ("cs", "Samozřejmě, níže najdete překlad dopisu:"),
        ("ru", "Хорошо, ниже перевод письма:"),
        ("uk", "Гаразд, ось текст англійською мовою:"), ("zh", "没问题，下面是这封信的译文："), ("ja", "かしこまりました。以下に英訳を記します："),
        ("sv", "Självklart, här är översättningen av brevet:"), ("fi", "Here is the Finnish translation of the letter:"),
    ])
    func aHandoverIsFound(_ language: String, _ line: String) {
        #expect(rules("\(line)\n\nX 1912.\n\nY 1913.\n", language) == ["leftovers/chat-preamble"])
    }

    @Test(arguments: [
        ("en", "Here is what the mayor said:"), ("en", "Of course the bridge was closed."), ("de", "Hier ist die Liste der Brücken:"),
        ("fr", "Voici les règles du port :"), ("ru", "Вот список мостов:"), ("zh", "以下是桥梁名单："), ("ja", "以下の通りです："),
        ("en", "The translation of the letter took a year, and nobody was content with it."),
    ])
    func aSentenceOfTheTextIsNone(_ language: String, _ line: String) {
        #expect(rules("\(line)\n\nX 1912.\n\nY 1913.\n", language) == [])
    }

    @Test(arguments: [
        ("en", "I’m sorry, but the bridge is closed, and I can’t help it."), ("de", "Leider kann ich am Montag nicht kommen."),
        ("es", "Lo siento, no puedo ir."), ("ru", "Извините, я не могу прийти."), ("ja", "申し訳ありませんが、月曜日は行けません。"),
    ])
    func anApologyIsNone(_ language: String, _ line: String) {
        #expect(rules("X 1912.\n\n\(line)\n\nY 1913.\n", language) == [])
    }

    @Test(arguments: [
        ("en", "Sorry, but I can’t help with translating this passage."), ("de", "Leider kann ich diesen Abschnitt nicht übersetzen."),
        ("fr", "Je suis désolé, mais je ne peux pas répondre à cette demande."), ("pt", "Desculpe, mas não consigo traduzir este trecho."),
        ("it", "Mi dispiace, non sono in grado di tradurre questo brano."),
        ("pl", "Przepraszam, ale nie mogę przetłumaczyć tego fragmentu."),
        ("uk", "На жаль, я не можу перекласти цей уривок."), ("zh", "抱歉，我无法翻译这段内容。"), ("ja", "申し訳ございませんが、この部分は翻訳できません。"),
    ])
    func aRefusalIsFound(_ language: String, _ line: String) {
        #expect(rules("X 1912.\n\n\(line)\n\nY 1913.\n", language) == ["leftovers/chat-refusal"])
    }

    @Test(arguments: [
        ("en", "This guide has been machine translated from Finnish."),
        ("de", "Dieser Artikel wurde mit DeepL aus dem Finnischen übersetzt."),
        ("fr", "Ce texte a été automatiquement traduit du finnois."), ("es", "Este artículo fue traducido automáticamente del finés."),
        ("it", "Questo articolo è stato tradotto da un’intelligenza artificiale."),
        ("pl", "Ten artykuł został przetłumaczony automatycznie z fińskiego."),
        ("cs", "Tento článek byl automaticky přeložen z finštiny."), ("ru", "Эта страница была переведена нейросетью с финского."),
        ("zh", "本页由人工智能翻译，可能有误。"), ("ja", "この文書はAIにより翻訳されました。"), ("ko", "이 글은 기계 번역되었습니다."),
    ])
    func aNoticeIsFound(_ language: String, _ line: String) {
        #expect(rules("\(line)\n\nX 1912.\n\nY 1913.\n", language) == ["leftovers/translation-notice"])
    }
}
