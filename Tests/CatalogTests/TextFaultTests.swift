import Catalog
import Linting
import Platform
import Prose
import Readers
import Testing

/// Texts that broke something: each test holds a kind of fault against inputs in several languages and alphabets.
@Suite struct TextFaultTests {
    private static func linter(_ style: String? = nil) -> Linter {
        Linter(rules: Catalog.rules) { card in
            if card.level == .off { return card.id == style ? .warning : nil }
            return style != nil && card.id == "quotes/typographic" ? nil : card.level
        }
    }

    private static let plain = linter()

    private func check(_ text: String, _ format: TextFormat = .plain, _ language: String? = nil) -> [Finding] {
        Self.plain.check(
            Self.plain.document(Array(text.utf8), ReadingOptions(format: format, language: language.map { LanguageTag($0) })))
    }

    private func fix(
        _ bytes: [UInt8], _ format: TextFormat = .plain, _ language: String? = nil, unsafe: Bool = false, by linter: Linter = plain
    ) -> FixResult {
        linter.fix(
            bytes, ReadingOptions(format: format, language: language.map { LanguageTag($0) }),
            choosing: FixChoice(unsafe: unsafe))
    }

    private func fixed(_ text: String, _ language: String? = nil, unsafe: Bool = false) -> String {
        String(decoding: fix(Array(text.utf8), .plain, language, unsafe: unsafe).bytes, as: UTF8.self)
    }

    /// Marks without words between them, and without partners: each change of one makes another reading the best.
    @Test(arguments: [
        "„漢字‚『‚』", "„‚『‚』", "”a1”″””.\n\n”,\n\n”1\n”", "‘, «?(«»‘1‘", "‘, «?(««‘1‘", ",– word– «″« ‘?,Il pleut. «?(««‘1\n!",
        "„a‹– ”—‹  ‹‹‹”\n‹‹", "’s)\n\nDas. . said‹– ”—‹  ‹‹‹”\n‹‹", "”:  ”1”’sOne two”\u{A0}",
    ])
    func marksThatWouldBeReadOtherwiseStayAsTheyAre(_ text: String) {
        for language in ["en", "de", "de-CH", "fr", "ja", "pt", "tr"] {
            for (name, linter) in [("", Self.plain)] + Self.styled {
                for unsafe in [false, true] {
                    let once = fix(Array(text.utf8), .plain, language, unsafe: unsafe, by: linter)
                    #expect(once.refused.isEmpty, "\(language) \(name) \(text)")
                    #expect(
                        fix(once.bytes, .plain, language, unsafe: unsafe, by: linter).bytes == once.bytes, "\(language) \(name) \(text)")
                }
            }
        }
    }

    /// The outer marks stand beside markup and cannot be written there: those within, which would alternate with them, stay as well.
    @Test(arguments: ["<”“a\n‘’.” ”", "<”“0\n&laquo;&raquo; .”\n”", "<“„b\n«c» d.„ “"])
    func marksWithinThoseThatCannotBeSetStay(_ cue: String) {
        let file = Array("1\n00:00:01,000 --> 00:00:02,000\n\(cue)\n".utf8)
        for language in ["en", "pt", "de", "zh"] {
            for (name, linter) in Self.styled {
                for document in linter.read(Source(file), ReadingOptions(format: .subRip, language: LanguageTag(language))).documents {
                    let result = linter.fix(document, choosing: FixChoice(unsafe: true))
                    #expect(result.refused.isEmpty, "\(language) \(name) \(cue)")
                }
            }
        }
    }

    /// A cue in the language that was named is read so in every round: what takes three rounds is done in one run.
    @Test(arguments: [
        ("fr", "<lang fr>Bonjour , dit  le  le capitaine.\"oui\"</lang>"), ("de-CH", "<lang de>Er sagte  ,die die Fähre ,\"ja\"  .</lang>"),
        ("pl", "Powiedział: <lang pl>\"tak\"  i i poszedł , \"nie\"</lang> ."),
    ])
    func aCueIsReadInItsLanguageInEveryRound(_ language: String, _ cue: String) {
        let file = Array("WEBVTT\n\n00:01.000 --> 00:02.000\n\(cue)\n".utf8)
        let options = ReadingOptions(format: .webVTT, language: LanguageTag(language))
        for (name, linter) in [("", Self.plain)] + Self.styled {
            func fixed(_ file: [UInt8]) -> [UInt8] {
                Edit.apply(
                    linter.read(Source(file), options).documents.flatMap {
                        linter.fix($0, choosing: FixChoice(unsafe: true)).fileEdits ?? []
                    }, to: file)
            }
            let once = fixed(file)
            #expect(once != file)
            #expect(fixed(once) == once, "\(name) \(String(decoding: once, as: UTF8.self))")
        }
    }

    /// A text that ends within a letter, behind all that may come before one.
    @Test(arguments: [0xC2, 0xC3, 0xC5, 0xD0, 0xD1, 0xE2, 0xE3, 0xF0] as [UInt8])
    func aTextThatEndsWithinALetterIsRead(_ byte: UInt8) {
        let linter = Linter(rules: Catalog.rules) { card in card.level == .off ? .info : card.level }
        let start = "The ferry lay at the pier since the spring and nobody knew whose it was"
        for end in ["", " ", ". ", ", ", " “", "-", " The ", " the the ", "\n", " 5 ", "(", "**", " 1."] {
            for (language, format) in [("en", TextFormat.plain), ("ru", .plain), ("de", .markdown), ("fr", .plain)] {
                let bytes = Array((start + end).utf8) + [byte]
                let findings = linter.check(linter.document(bytes, ReadingOptions(format: format, language: LanguageTag(language))))
                #expect(findings.allSatisfy { $0.range.upperBound <= bytes.count })
            }
        }
    }

    /// What an element stands for cannot be taken out, in no round of fixing: after another fix in the same text it is asked for again.
    @Test(arguments: [
        "Zwei <cp hex=\"001F\"/>Zeilen  te\u{FE0F}xt , ja", "<cp hex=\"0007\"/>A  b\u{FE0F} , c", "Пором\u{FE0F}  <![CDATA[ , ]]> и",
    ])
    func markupIsNoTextInAnyRound(_ target: String) {
        let file = Array(
            "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"de\"><file><unit><segment><source>a</source><target>\(target)</target></segment></unit></file></xliff>"
                .utf8)
        let options = ReadingOptions(format: .xliff)
        func fixed(_ file: [UInt8]) -> [UInt8] {
            let edits = Self.plain.read(Source(file), options).documents.flatMap { document in
                let result = Self.plain.fix(document, choosing: FixChoice(unsafe: true))
                #expect(result.refused.isEmpty, "\(target)")
                #expect(result.changed || !document.bytes.contains(0xEF))
                return result.fileEdits ?? []
            }
            return Edit.apply(edits, to: file)
        }
        let once = fixed(file)
        #expect(fixed(once) == once)
    }

    /// A paragraph of one mark opens and closes at once.
    @Test(arguments: ["“", "”", "\"", "«", "„", "‘", "*“*", "「"])
    func aParagraphOfOneMarkIsRead(_ mark: String) {
        for (before, after) in [
            ("", "and nobody “came"), ("He waited for the ferry", "und „niemand kam."), ("Она «ждала", "и никто «не пришёл» вчера"),
        ] {
            for language in ["en", "de", "ru", "ja"] {
                let text = [before, mark, after].joined(separator: "\n\n")
                let findings = check(text, .markdown, language) + check(text, .plain, language)
                #expect(findings.allSatisfy { $0.range.upperBound <= text.utf8.count })
            }
        }
    }

    // MARK: A file without a block

    /// Definitions of links, comments and blank lines make no block, whatever they hold.
    @Test(arguments: [
        "[a]: /x \"He said. and left ,so\"\n", "[a]: /x 'It is `the` **bold ** text. he said'\n",
        "[a]: /x (#Title ##Two == -- | a | b |)\n",
        "[a]: /x \"====\"\n[b]: /y \"``code`` ’s ´s\"\n", "[a]: <. b>\n", "[#Title]: /x '## Two'\n", "\n\n", "\u{FEFF}",
        "[a]: /x \"wait. она ушла. 他走了。\"\n",
        "![](/x \"one. two\")\n", "---\n---\n[a]: /x \"b. c\"",
    ])
    func aFileWithoutBlocksIsChecked(_ text: String) {
        let linter = Linter(rules: Catalog.rules) { card in card.level == .off ? .info : card.level }
        for language in ["en", "de", "ru", "zh"] {
            let options = ReadingOptions(format: .markdown, language: LanguageTag(language))
            let document = linter.document(Array(text.utf8), options)
            #expect(document.blocks.allSatisfy { !$0.kind.isProse })
            #expect(
                linter.check(document).allSatisfy {
                    $0.fix?.safety != .safe || $0.rule.hasPrefix("structure/") || $0.rule.hasPrefix("spaces/")
                })
        }
    }

    // MARK: A text that is nothing but what a rule removes

    @Test(arguments: ["```\n```\n", "````", "``````\n", "``` \n\n ```", "```text\n```", "```md\r\n\r\n```\r\n", "\n\n```", "`````````"])
    func aTextOfFencesAloneStaysAsItIs(_ text: String) {
        for format in [TextFormat.plain, .markdown] {
            let result = fix(Array(text.utf8), format, unsafe: true)
            #expect(!check(text, format).contains { $0.rule == "leftovers/code-fence" })
            #expect(result.refused.isEmpty)
        }
    }

    @Test func aFenceAroundTextIsStillFound() {
        #expect(check("```\nDas Haus ist alt.\n```\n").contains { $0.rule == "leftovers/code-fence" })
        #expect(check("Všechno je hotovo.````\n").contains { $0.rule == "leftovers/code-fence" })
    }

    // MARK: Fixes that come to rest

    private static let styled = ["quotes/curly-style", "quotes/straight-style", "quotes/locale-style"].map { ($0, linter($0)) }

    @Test(arguments: ["de", "de-CH", "pl", "cs", "fr", "fr-CA", "fr-CH", "ru", "uk", "it", "es", "sv", "en", "hu", "ja", "zh", "ar"])
    func marksOfOneStyleComeToRest(_ language: String) {
        let texts = [
            "A “word one” here.\n", "A «word one» here.\n", "A „word one“ here.\n", "A \"word one\" here.\n", "A »word one« here.\n",
            "A “word ‘one’ two” here.\n", "A „word “one” two” here.\n", "“word one”\n\n„word two“\n\n«word three»\n",
        ]
        for (style, linter) in Self.styled {
            for text in texts {
                let once = fix(Array(text.utf8), .plain, language, by: linter)
                let twice = fix(once.bytes, .plain, language, by: linter)
                let shown = String(decoding: once.bytes, as: UTF8.self)
                #expect(once.refused.isEmpty, "\(style) \(text) → \(shown): \(once.refused)")
                #expect(twice.bytes == once.bytes, "\(style) \(text) → \(shown) → \(String(decoding: twice.bytes, as: UTF8.self))")
            }
        }
    }

    @Test(arguments: [
        "Elle demande : « \n\nEt puis rien.\n", "Elle demande : «\nla suite\n", "la rue«. Et puis", "la rue«, et puis", "Voici «\u{2029}",
        "\u{202F}»", "(» dit-il", "« »", "«»", "Que faire\n? Rien.\n", "Il vit « la maison »\n»\n", "«\u{A0}\u{A0}", "« …",
    ])
    func noBreakSpacesOfFrenchComeToRest(_ text: String) {
        let once = fix(Array(text.utf8), .plain, "fr")
        let twice = fix(once.bytes, .plain, "fr")
        #expect(twice.bytes == once.bytes)
        #expect(once.refused.isEmpty)
        #expect(once.bytes.count <= text.utf8.count + 8)
    }

    @Test func guillemetsOfFrenchStillGetTheirSpaces() {
        #expect(fixed("Il a dit «oui» hier.\n", "fr") == "Il a dit «\u{A0}oui\u{A0}» hier.\n")
        #expect(fixed("Il a dit « oui » hier.\n", "fr") == "Il a dit «\u{A0}oui\u{A0}» hier.\n")
    }

    @Test(arguments: ["it", "pl", "fr", "ru", "de", "en"], ["“a “word” b”\n", "«a «word» b»\n", "„a „word“ b“\n", "« «word\"\n"])
    func aQuotationInsideAnotherComesToRest(_ language: String, _ text: String) {
        let result = fix(Array(text.utf8), .plain, language, unsafe: true)
        #expect(result.refused.isEmpty, "\(result.refused)")
    }

    /// The last two: a mark that opens the outer quotation anew, and the one that closes the inner, with a space between.
    @Test(arguments: [
        "“\n\n“n\n\ne“", "«\n\n«слово\n\nещё«", "»\n«« «", "„\n\n„aha\n\nja„",
        "“He said ‘this is one of the things\n\n“ ’ that we had to do,” she told us.\n",
        "\"He said 'this is one of the things\n\n\" ' that we had to do,\" she told us.\n",
    ])
    func marksThatNobodyCanReadAreNoDefectOfARule(_ text: String) {
        for (_, linter) in Self.styled + [("", Self.plain)] {
            for language in ["en", "de", "ru", "fr"] {
                #expect(fix(Array(text.utf8), .plain, language, unsafe: true, by: linter).refused.isEmpty, "\(language)")
            }
        }
    }

    @Test func marksAlternateWithSingleOnes() {
        let text = "“He said ‘I have read “Emma” twice’ to me,” she wrote.\n"
        #expect(!check(text, .plain, "en").contains { $0.rule == "quotes/nesting" })
        #expect(check("“He said “no” twice,” she wrote.\n", .plain, "en").contains { $0.rule == "quotes/nesting" })
    }

    @Test func aMarkBeforeTheNextItemOfAListTakesNoNumberAlong() {
        let text = "1. He was asked “\n2. When will it end?”\n3. And he left “ \n4. at once.”\n"
        #expect(fix(Array(text.utf8), .markdown, "en", unsafe: true).refused.isEmpty)
        #expect(String(decoding: fix(Array(text.utf8), .markdown, "en", unsafe: true).bytes, as: UTF8.self).contains("2. "))
    }

    @Test(arguments: ["<<think>\n\nh", "Aha <think>\n\nText", "x</think>\n\nYes."])
    func thoughtsThatBeginWithinABlockTakeNoBlockAlong(_ text: String) {
        #expect(fix(Array(text.utf8), .markdown, "en", unsafe: true).refused.isEmpty)
    }

    @Test(arguments: ["wоrd", "Servi\u{301}cе", "а\u{301}dvance", "stateme\u{301}nт"])
    func aLookAlikeWithACombiningMarkIsNotReplaced(_ text: String) {
        #expect(fix(Array("The \(text) is here.\n".utf8), .plain, "en", unsafe: true).refused.isEmpty)
    }

    /// A style and `quotes/nesting` must agree which quotation is inside another: one that is never closed has no partner, and others keep
    /// their marks because they are not clear.
    @Test(arguments: [
        "“Why is it called “Blue Cove” here? Nobody knows.\n\n“And why not?\n",
        "«Почему он зовётся «Заря» здесь? Никто не знает.\n\n«А ещё\n",
        "“\u{2009}“Of course,” said he, and left.\n", "Powiedział „ten «pękł» raz'' i poszedł.\n", "„Der «alte» Hof'' steht leer.\n",
        "‘I have read “Emma” twice,’ she said.\n", "“He said ‘I have read “Emma” and “Persuasion”’ to me,” she wrote.\n",
    ])
    func innerQuotationsOfAStyleComeToRest(_ text: String) {
        for (style, linter) in Self.styled {
            for language in ["en", "de", "de-CH", "fr", "hu", "pl", "ru", "tr", "sv", "it", "ja"] {
                let once = fix(Array(text.utf8), .plain, language, unsafe: true, by: linter)
                #expect(once.refused.isEmpty, "\(style) \(language): \(once.refused)")
                let twice = fix(once.bytes, .plain, language, unsafe: true, by: linter)
                #expect(twice.bytes == once.bytes, "\(style) \(language): \(String(decoding: once.bytes, as: UTF8.self))")
            }
        }
    }

    @Test func straightMarksAlternateWithSingleOnesOutside() {
        let linter = Self.styled[1].1
        let result = fix(Array("He wrote ‘I read “Emma” twice’ to me.\n".utf8), .plain, "en", by: linter)
        #expect(String(decoding: result.bytes, as: UTF8.self) == "He wrote 'I read \"Emma\" twice' to me.\n")
    }

    /// A mark that loses the space inside it stands beside another then, and may be read in another way.
    @Test(arguments: ["s’’》 ‹\"", "o‟ ‟》 「, ‟‟\"", "„ » « “", "“ ‘ ’ ” ‘ “ ’"])
    func marksWithoutTheirSpacesComeToRest(_ text: String) {
        for (style, linter) in Self.styled {
            for language in ["en", "de", "de-CH", "fr", "tr", "it", "he"] {
                let once = fix(Array(text.utf8), .plain, language, unsafe: true, by: linter)
                #expect(once.refused.isEmpty, "\(style) \(language): \(once.refused)")
                #expect(fix(once.bytes, .plain, language, unsafe: true, by: linter).bytes == once.bytes, "\(style) \(language)")
            }
        }
    }

    /// How far a quotation is inside another does not depend on how many marks are between the two.
    @Test func aQuotationFarInsideASingleOneAlternates() {
        let names = (0..<12).map { "“Name \($0)”" }.joined(separator: ", ")
        let text = "“He said ‘I have read \(names), and all of them twice’ to me,” she wrote.\n"
        #expect(!check(text, .plain, "en").contains { $0.rule == "quotes/nesting" })
    }

    /// What is taken out can change the language that a text is recognized to be in; the marks of each are no circle.
    @Test func aTextThatIsOfAnotherLanguageOnceFixedComesToRest() {
        let text =
            " — said the tall one.\n\n“It was my turn y**.\n\nPřečtěte si také: Most, který se nestal\n\nLetos v břeesterday.”\n\n“Yes"
        let once = fix(Array(text.utf8), .plain, nil, unsafe: true)
        #expect(once.refused.isEmpty, "\(once.refused)")
        #expect(fix(once.bytes, .plain, nil, unsafe: true).bytes == once.bytes)
        #expect(once.document.language == Document.recognizedLanguage(of: once.bytes))
    }

    // MARK: Paragraphs that are joined

    @Test(arguments: [
        "Он сказал: «Мост был построен давно, ещё до войны.\n\n0.\n\nТеперь он стоит пустой», но никто не слушал его.\n",
        "Ha detto: «Il ponte era molto vecchio e stretto.\n\n7.\n\nOra è vuoto e chiuso», ma nessuno lo ascoltava.\n",
    ])
    func theNumberOfAnEmptyItemIsNotTakenAlong(_ text: String) {
        let language = text.hasPrefix("О") ? "ru" : "it"
        let result = fix(Array(text.utf8), .markdown, language, unsafe: true)
        #expect(result.refused.isEmpty)
        #expect(result.bytes.contains { $0 == 0x30 || $0 == 0x37 })
    }

    @Test(arguments: ["«\n\u{FE0F}\nSie sah aus dem Fenster. \n\n»Dann müsse", "Er sagte: „\n\u{FE0F}\nSie sah aus dem Fenster.“\n"])
    func aMarkOnACharacterThatIsGoneIsNotTakenAlong(_ text: String) {
        for language in [nil, "de", "en"] {
            #expect(fix(Array(text.utf8), .plain, language, unsafe: true).refused.isEmpty)
        }
    }

    // MARK: Many of the same in a row

    @Test(arguments: ["", "Hello", "Привет", "你好 "])
    func variationSelectorsInARowAreOneFinding(_ before: String) {
        let text = before + " " + String(repeating: "\u{FE0F}", count: 30) + " again and again.\n"
        let findings = check(text, .plain, "en").filter { $0.rule == "characters/stray-variation-selector" }
        #expect(findings.count == 1)
        #expect(!fixed(text, "en").unicodeScalars.contains("\u{FE0F}"))
    }

    @Test func aSelectorBehindAnEmojiStays() {
        #expect(fixed("I ❤\u{FE0F} you.\n", "en") == "I ❤\u{FE0F} you.\n")
    }

    // MARK: Sequences of terminals

    @Test(arguments: [
        ("Prices fell \u{1B}[ 50 % of them.", "Prices fell [ 50 % of them."), ("at \u{1B}[ (12:30) noon", "at [ (12:30) noon"),
        ("\u{1B}[see below] Das Haus", "[see below] Das Haus"), ("\u{1B}[1st place] won", "[1st place] won"),
        ("Цены \u{1B}[ 50 % дома", "Цены [ 50 % дома"), ("\u{1B}[12 mal]", "[12 mal]"), ("\u{1B}[mit Butter] essen", "[mit Butter] essen"),
        ("\u{1B}[7 quatre", "[7 quatre"), ("\u{1B}[5!p", "[5!p"), ("un\u{1B}[3] deux", "un[3] deux"), ("\u{1B}[", "["),
    ])
    func whatFollowsAStrayEscapeIsText(_ text: String, _ expected: String) {
        // Only this rule: others may have something to say about such a bracket.
        let linter = Linter(rules: Catalog.rules) { $0.id == "characters/control" ? .warning : nil }
        #expect(String(decoding: fix(Array(text.utf8), by: linter).bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        "\u{1B}[1mBold\u{1B}[0m text", "\u{1B}[38;5;196mBold\u{1B}[m text", "\u{1B}[KBold text", "\u{1B}[2JBold text",
        "\u{1B}[?25lBold\u{1B}[?25h text",
        "\u{1B}[10;20HBold text", "\u{1B}[3ABold text", "\u{1B}[200~Bold\u{1B}[201~ text",
        "\u{1B}[38;2;255;255;255;48;2;255;255;255mBold text",
    ])
    func sequencesOfTerminalsGoWhole(_ text: String) {
        let linter = Linter(rules: Catalog.rules) { $0.id == "characters/control" ? .warning : nil }
        #expect(String(decoding: fix(Array(text.utf8), by: linter).bytes, as: UTF8.self) == "Bold text")
    }

    @Test func colorsAroundABracketOfTheTextGo() {
        let linter = Linter(rules: Catalog.rules) { $0.id == "characters/control" ? .warning : nil }
        let bytes = fix(Array("\u{1B}[32m[OK]\u{1B}[0m done".utf8), by: linter).bytes
        #expect(String(decoding: bytes, as: UTF8.self) == "[OK] done")
    }

    // MARK: Escaped bytes in a row

    @Test func escapedBytesAreReadAsOneRow() {
        #expect(fixed("Die T%C3%BCr ist zu.\n", "de", unsafe: true) == "Die Tür ist zu.\n")
        #expect(fixed("Das <0xE2><0x82><0xAC> Zeichen\n", "de", unsafe: true) == "Das € Zeichen\n")
        // Windows-1251: two bytes of it may look like a letter of UTF-8.
        #expect(!check("слово %E4%EE%EC%C3%A9 здесь\n").contains { $0.rule == "characters/percent-encoding" })
    }

    // MARK: Ill-formed bytes

    @Test func aRepeatedClauseEndsWithACharacter() {
        let bytes: [UInt8] = Array("«Да», — и он ".utf8) + [0xD1] + Array("», — и он ".utf8) + [0xD1, 0x83]
        for finding in Self.plain.check(Self.plain.document(bytes, ReadingOptions(language: .russian))) {
            for edit in finding.fix?.edits ?? [] where edit.range.upperBound < bytes.count {
                #expect(bytes[edit.range.upperBound] & 0xC0 != 0x80 || finding.fix?.touches == .words)
            }
        }
        #expect(fix(bytes, .plain, "ru", unsafe: true).refused.isEmpty)
    }
}

/// What must take no longer than twice as long for a text twice as long.
@Suite(.serialized) struct LinearTimeTests {
    private static let linter = Linter(rules: Catalog.rules)

    /// The time of this thread alone, in nanoseconds: other tests run at the same time.
    private func cost(_ unit: [UInt8], _ count: Int) -> Int {
        let bytes = Array(repeatElement(unit, count: count).joined())
        let document = Self.linter.document(bytes, ReadingOptions(language: .english))
        return (0..<2).map { _ in
            let start = Self.now()
            _ = Self.linter.check(document)
            return Self.now() - start
        }.min() ?? 0
    }

    /// Many fixes of one text, one of them at its end: what is taken is kept in order, and nothing is moved for each of them. What is asked
    /// of each mark is not asked of the whole paragraph each time.
    @Test(arguments: [
        ("en", TextFormat.plain, "a\u{AD}"), ("en", .plain, "a\u{301} "), ("en", .plain, "ア "), ("en", .plain, "Ġa"),
        ("en", .plain, "“ a” "),
        ("fr", .plain, "a: "), ("fr", .plain, "le mot : a: "), ("es", .plain, "f?') "), ("en", .markdown, "a *. txt* "),
        ("en", .markdown, "**a** ,"), ("en", .plain, "ab\" "), ("de", .plain, "»a» "),
    ])
    func manyFixesTakeLinearTime(_ language: String, _ format: TextFormat, _ unit: String) {
        let bytes = Array(unit.utf8)
        let cost = { (count: Int) -> Int in
            let text = Array(repeatElement(bytes, count: count / bytes.count).joined())
            let document = Self.linter.document(text, ReadingOptions(format: format, language: LanguageTag(language)))
            let start = Self.now()
            _ = Self.linter.fix(document)
            return Self.now() - start
        }
        let (small, large) = (min(cost(6000), cost(6000)), cost(48_000))
        #expect(large < max(small * 24, 20_000_000), "\(small) \(large)")
    }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    /// Eight times as much takes sixty-four times as long where the time is quadratic.
    @Test(arguments: [
        "%7B", "%FF", "%C3%A9 ", "%7B%C3", "<0xE2>", "<0x41>", "é", "ß", "Ã", "я", "中", "%C3%A9 a@b.de ", "\u{1B}[", "\u{FE0F}",
        "`%C3%A9` ",
    ])
    func aRunOfTheSameTakesLinearTime(_ unit: String) {
        let bytes = Array(unit.utf8)
        let small = cost(bytes, 6000 / bytes.count)
        let large = cost(bytes, 48_000 / bytes.count)
        #expect(large < max(small * 24, 20_000_000), "\(small) \(large)")
    }
}
