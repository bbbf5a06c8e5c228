import Interchange
import Prose

/// What a language model is told of the tools.
extension ToolServer {
    static let instructions = """
        Obelus finds what machine translation and scraping break in a text: quotation marks, spaces, punctuation, encoding, leftovers, repetition. \
        After you have written or translated a text, call “check”; call “fix” to apply the fixes that are safe, which change no letter and no \
        digit. Look at each finding that is left yourself: it may be right as it is. “explain” says why a rule is there.
        """

    static let tools: [JSONValue] = [
        [
            "name": "check", "title": "Check a text",
            "description":
                "Report what machine translation or scraping broke in a text: for each finding its rule, message, place and fix.",
            "inputSchema": schema(textProperties, required: ["text"]),
            "outputSchema": schema([("findings", findings)], required: ["findings"]), "annotations": readOnly,
        ],
        [
            "name": "fix", "title": "Fix a text",
            "description":
                "Apply the safe fixes to a text and return the fixed text, how often each rule fixed something, and what is left.",
            "inputSchema": schema(
                textProperties + [
                    (
                        "unsafe",
                        ["type": "boolean", "description": "Also apply fixes that need review, which may change words. Default: false."]
                    )
                ], required: ["text"]),
            "outputSchema": schema(
                [
                    ("text", ["type": "string"]),
                    ("fixed", ["type": "object", "additionalProperties": ["type": "integer"]]), ("findings", findings),
                ], required: ["text", "fixed", "findings"]),
            "annotations": readOnly,
        ],
        [
            "name": "explain", "title": "Explain a rule",
            "description": "Return a rule’s page: what it finds, why, and examples before and after.",
            "inputSchema": schema(
                [("rule", ["type": "string", "description": "The rule’s id, as findings name it, such as quotes/split."])],
                required: ["rule"]),
            "annotations": readOnly,
        ],
    ]

    private static let textProperties: [(String, JSONValue)] = [
        (
            "text",
            ["type": "string", "description": "The whole text. Parts of it would be read differently: quotations reach over paragraphs."]
        ),
        (
            "format",
            [
                "type": "string", "enum": .array(TextFormat.allCases.map { .string($0.rawValue) }),
                "description": "What the text is. Default: by the name in “filename”, otherwise plain text.",
            ]
        ),
        ("language", ["type": "string", "description": "The text’s language as a BCP 47 tag, such as de or pt-BR. Default: detect it."]),
        (
            "fields",
            [
                "type": "array", "items": ["type": "string"],
                "description": "Of records (JSON Lines, tables): the fields or columns that hold text. Default: text.",
            ]
        ),
        ("language-field", ["type": "string", "description": "Of records: the field or column with the language of each."]),
        (
            "source-field",
            ["type": "string", "description": "Of records: the field with the source of the translation, which is compared with it."]
        ),
        (
            "source-language",
            ["type": "string", "description": "The language that the text was translated from. Default: the file’s, or en."]
        ),
        (
            "filename",
            [
                "type": "string",
                "description":
                    "A name that the text would have as a file: settings (.obelus.yml), what its baseline and its side file hide, and the format are found by it. Its own text is not read.",
            ]
        ),
    ]

    /// What `Interchange` makes of findings.
    private static let findings: JSONValue = [
        "type": "array",
        "items": [
            "type": "object",
            "properties": [
                "rule": ["type": "string"], "level": ["type": "string", "enum": ["error", "warning", "info"]],
                "message": ["type": "string"], "text": ["type": "string", "description": "What was found."],
                "range": ["type": "object", "description": "Offsets in UTF-8 bytes from 0; lines and columns from 1, in Unicode scalars."],
                "fix": ["type": ["object", "null"]],
            ],
            "required": ["rule", "level", "message", "text", "range", "fix"],
        ],
    ]

    /// Nothing outside of the answer is changed, and the same question has the same answer.
    private static let readOnly: JSONValue = [
        "readOnlyHint": true, "destructiveHint": false, "idempotentHint": true, "openWorldHint": false,
    ]

    private static func schema(_ properties: [(String, JSONValue)], required: [JSONValue]) -> JSONValue {
        ["type": "object", "properties": .object(properties), "required": .array(required)]
    }
}
