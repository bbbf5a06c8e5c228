import Bytes
import Linting
import Prose
import UnicodeText

/// `captions/credit`: a line that is nothing but the credit of a picture (`© REUTERS / Yves Herman`).
public enum CaptionsCredit: Check {
    /// A © or a slash stands in every credit that no known word opens.
    public static let trigger = Trigger.blocks([.letterlike, .slash], outline: [.paragraph, .line], beginnings: beginningPhrases)
    private static let beginningPhrases = openers + pictureLabels + pictureWords + agencies.filter { $0.utf8.count >= 5 }

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        var text = block.content
        // A bullet before it is another rule's finding.
        if let first = document.scalar(at: text.lowerBound), !first.scalar.isASCII, "•·▪●■‣⁃◦".unicodeScalars.contains(first.scalar) {
            text = document.spaceAfter(text.lowerBound + first.length, notAfter: text.upperBound).upperBound..<text.upperBound
        }
        guard !text.isEmpty, mayBeCredit(text, block), isCredit(document.text(text)) else { return }
        report.add(
            text, "This is a picture credit, not part of the text", confidence: 0.9, edits: block.removal.map { [Edit($0, "")] } ?? [])
    }

    /// Whether the line shows what every credit shows, by bytes: a ©, a slash, or a word that opens one, brackets aside.
    private static func mayBeCredit(_ range: ByteRange, _ block: BlockView) -> Bool {
        let bytes = block.document.bytes
        let first = bytes[range.lowerBound]
        let start = first == UInt8(ascii: "(") || first == UInt8(ascii: "[") ? range.lowerBound + 1 : range.lowerBound
        guard start < range.upperBound else { return false }
        let next = start + 1 < range.upperBound ? bytes[start + 1] : 0
        if bytes[start] == 0xC2 && next == 0xA9 || bytes[start] | 0x20 == UInt8(ascii: "c") && next == UInt8(ascii: ")") { return true }
        if block.signals.contains(.slash), maySign(start..<range.upperBound, bytes) { return true }
        return beginnings.length(in: bytes, start..<range.upperBound) != nil
    }

    /// Whether the first or the last of the names between slashes may be an agency's.
    private static func maySign(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            let line = UnsafeBufferPointer(rebasing: bytes[range])
            guard let slash = line.lastIndex(of: UInt8(ascii: "/")) else { return false }
            if isAgency(line, 0) || isAgency(line, slash + 1) { return true }
            if let colon = line.firstPlace(from: 0, to: slash, of: UInt8(ascii: ":")), isAgency(line, colon + 1) { return true }
            return line.suffix(12).elementsEqual("getty images".utf8, by: { $0 | 0x20 == $1 | 0x20 })
        }
    }

    /// Whether the word behind spaces and brackets may begin an agency's name.
    private static func isAgency(_ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var start = start
        while start < line.count, line[start] == 0x20 || line[start] == UInt8(ascii: "(") { start += 1 }
        var end = start
        while end < line.count, Ascii.isLetterOrBeyond(line[end]) { end += 1 }
        return agencyWords.contains(start..<end, of: line)
    }

    /// The first words of the agencies' names, in letters, as they stand in texts.
    private static let agencyWords = LiteralSet(
        agencies.flatMap { [$0, $0.prefix(1).uppercased() + $0.dropFirst(), $0.uppercased()] }.map { name in
            Array(name.utf8.prefix { Ascii.isLetterOrBeyond($0) })
        })

    /// How beginningPhrases begin, as they stand in texts.
    private static let beginnings = LeadingPhrases(
        beginningPhrases.flatMap { [$0, $0.prefix(1).uppercased() + $0.dropFirst(), $0.uppercased()] }.filter { $0.utf8.count >= 4 })

    /// Words that open a credit, in lower case, colon included.
    private static let openers = [
        "photo:", "photo by", "photos by", "photos:", "photo credit", "photo/", "photo -", "photo –", "photo —", "photo from",
        "image:", "image by", "image credit", "image source", "image from", "image via", "images:", "picture:", "pictures:",
        "picture credit", "pic:", "credit:", "credits:", "file photo:", "photo courtesy", "image courtesy", "picture courtesy",
        "courtesy of", "photograph:", "photograph by", "photo illustration:", "illustration:", "illustration by", "illustrative photo:",
        "screenshot:", "screenshot from", "cover photo:", "featured image:", "photo source", "photo ©",
        "foto:", "foto ©", "foto/", "foto de", "foto von", "foto di", "foto por", "fotos:", "fotografía:", "fotografie:",
        "fotografia:", "bild:", "bild von", "bilder:", "bildquelle", "bildrechte", "symbolbild:", "archivbild:", "archivfoto:",
        "titelbild:", "crédit photo", "crédits photo", "crédit :", "crédits :", "photo :", "photo d’archives", "illustration :",
        "crédito:", "créditos:", "imagen:", "imagem:", "immagine:", "fonte foto", "foto d'archivio", "foto archivio", "crédito da foto",
        "zdjęcie:", "zdjęcia:", "zdj.", "fot.", "źródło zdjęcia", "ilustrační foto", "snímek:", "zdroj foto", "foto ilustrační",
        "фото:", "фото ", "фото/", "фото -", "фото –", "фото —", "фотo:", "фотографія:", "світлина:", "зображення:", "скріншот:",
        "знімок:", "ілюстративне фото", "ілюстрація:", "снимок:", "картинка:", "иллюстрация:", "изображение:", "скриншот:",
        "архивное фото", "архівне фото", "图片来源", "图片來源", "圖片來源", "图源", "图/", "资料图", "圖／", "摄影：",
        "写真：", "写真:", "写真＝", "写真=", "写真/", "写真提供", "画像：", "画像:", "画像提供", "撮影：", "撮影=", "撮影＝",
        "الصورة:", "صورة:", "تصوير:", "مصدر الصورة", "صورة من",
    ]

    /// Agencies that sign pictures.
    private static let agencies: Set<String> = [
        "reuters", "afp", "ap", "getty", "getty images", "epa", "tass", "sputnik", "xinhua", "dpa", "ria", "unian", "ansa", "efe",
        "lusa", "ap photo", "shutterstock", "imago", "picture alliance", "ukrinform", "interfax", "anadolu", "pap", "čtk", "epa-efe",
        "тасс", "уніан", "униан", "укрінформ", "риа", "рейтер", "flickr", "istock", "alamy", "zuma", "pixabay", "depositphotos",
        "associated press", "the associated press", "gettyimages", "afp via getty images", "unsplash", "wikimedia commons", "wikimedia",
        "rex", "pa", "pa wire", "keystone", "belga", "anadolu agency", "ritzau scanpix", "ntb", "tt", "cnn", "globallookpress",
        "риа новости", "ria novosti", "ріа", "кп", "tass/dpa", "europa press", "zuma press", "nurphoto", "apa", "sipa", "vcg",
    ]

    /// Whether a line is nothing but a credit.
    static func isCredit(_ line: String) -> Bool {
        let lowered = bare(line.lowercased())
        let words = lowered.split(separator: " ")
        guard words.count <= 14, !words.isEmpty else { return false }
        if lowered.hasPrefix("©") || lowered.hasPrefix("(c) ") {
            // A copyright notice names a year and rights; a credit names an agency or a person.
            let isNotice = lowered.contains("rights") || lowered.contains("reserved") || lowered.contains { $0.isNumber }
            return !isNotice && !lowered.hasSuffix(".")
        }
        if signers.contains(lowered) { return true }
        if let first = words.first, words.count <= 4, pictureWords.contains(String(first)) {
            if agencies.contains(String(lowered.dropFirst(first.count + 1))) { return true }
        }
        if isChinesePicture(lowered) { return true }
        if let opener = opener(of: lowered) {
            if lowered.count <= opener.count + 1 { return opener.hasSuffix(":") }
            // Galleries are announced like that, too: “Photos: the old bridge through the years”.
            return words.count <= (opener.hasSuffix("s:") ? 5 : 10) && !lowered.hasSuffix(".") && !lowered.hasSuffix("。")
        }
        return isSigned(lowered, words.count)
    }

    /// The first of `openers` that the line begins with.
    private static func opener(of lowered: String) -> String? {
        let bytes = Array(lowered.utf8.prefix(longestOpener))
        return openerBytes.firstIndex { $0.count <= bytes.count && bytes.starts(with: $0) }.map { openers[$0] }
    }

    private static let openerBytes = openers.map { Array($0.utf8) }
    private static let longestOpener = openerBytes.map(\.count).max() ?? 0

    /// A word that an agency’s name follows without a colon: `Photo AFP`.
    private static let pictureWords: Set<String> = ["photo", "photos", "foto", "fotos", "bild", "фото", "zdj.", "image", "صورة"]

    /// Agencies whose name alone on a line signs a picture. A name that is a word, or a site’s, may head a list.
    private static let signers: Set<String> = [
        "reuters", "getty", "getty images", "gettyimages", "ap photo", "associated press", "the associated press", "afp via getty images",
        "epa-efe", "picture alliance", "ritzau scanpix", "anadolu agency", "pa wire", "zuma press", "nurphoto", "europa press",
        "риа новости", "ria novosti", "уніан", "униан", "укрінформ", "рейтер", "ukrinform", "unian", "shutterstock", "depositphotos",
    ]

    /// `图片：新华社`, `图：林海`: behind a picture’s label an agency, or a name; a longer title is what the picture shows.
    private static func isChinesePicture(_ lowered: String) -> Bool {
        guard let label = pictureLabels.first(where: { lowered.hasPrefix($0) }) else { return false }
        let name = lowered.dropFirst(label.count).filter { $0 != " " }
        let isName = (2...4).contains(name.count) && name.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
        return isName || agencies.contains(String(name)) || name.hasSuffix("社") || name.contains("/")
    }

    private static let pictureLabels = ["图片：", "图片:", "图：", "图:"]

    /// The line without the brackets around it.
    private static func bare(_ line: String) -> String {
        guard let first = line.first, let last = line.last, line.count > 2 else { return line }
        return first == "(" && last == ")" || first == "[" && last == "]" ? String(line.dropFirst().dropLast()) : line
    }

    /// Whether names with slashes between them begin or end in an agency.
    static func isSigned(_ lowered: String, _ words: Int) -> Bool {
        guard lowered.contains("/"), words <= 8, !lowered.hasSuffix(".") else { return false }
        // A word and a colon may stand before the names: `Zdroj: ČTK / …`.
        let names = lowered.split(separator: ":", maxSplits: 1).last ?? lowered[...]
        let parts = names.split(separator: "/").map { part in
            part.filter { $0 != "(" && $0 != ")" }.split(separator: " ").joined(separator: " ")
        }
        guard let first = parts.first, let last = parts.last, parts.count >= 2 else { return false }
        return agencies.contains(first) || agencies.contains(last) || last.hasSuffix("getty images")
    }
}
