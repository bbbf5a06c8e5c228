import Interchange
import Linting
import Settings

/// The JSON Schema (draft 7, which editors know best) of configuration files, made from the declarations that read them.
struct ConfigurationSchema {
    /// The rules whose names are completed.
    let rules: [Rule]

    /// The schema, with a line end.
    var bytes: [UInt8] { root.bytes + [0x0A] }

    private var root: JSONValue {
        [
            "$schema": "http://json-schema.org/draft-07/schema#", "title": "Configuration of Obelus",
            "description": "Settings of .obelus.yml", "type": ["object", "null"], "additionalProperties": false,
            "properties": .object(ConfigurationKey.all.map { ($0.name, property($0)) }),
            "definitions": ["level": level, "list": list(["type": "string"]), "levels": levels],
        ]
    }

    private func property(_ key: ConfigurationKey) -> JSONValue {
        guard case .object(let pairs) = shape(key) else { return true }
        return .object([("description", .string(key.summary))] + pairs)
    }

    private func shape(_ key: ConfigurationKey) -> JSONValue {
        switch key.shape {
        case .text: ["type": "string", "minLength": 1]
        // Editors of draft 7 do not show a description beside a reference.
        case .list: ["allOf": [["$ref": "#/definitions/list"]]]
        case .choice(let names): ["enum": strings(names)]
        case .choices(let names): list(["enum": strings(names)])
        case .levels: ["allOf": [["$ref": "#/definitions/levels"]]]
        case .formats(let formats):
            [
                "type": "object",
                "additionalProperties": [
                    "anyOf": [
                        ["enum": strings(formats)],
                        [
                            "type": "object", "additionalProperties": false,
                            "properties": [
                                "as": ["enum": strings(formats)], "fields": ["$ref": "#/definitions/list"],
                                "language-field": ["type": "string"], "source-field": ["type": "string"],
                                "source": ["type": "string"],
                            ],
                        ],
                    ]
                ],
            ]
        case .overrides: ["type": "array", "items": override]
        }
    }

    private var override: JSONValue {
        let keys = ConfigurationKey.all.filter(\.isForFiles)
        let files: JSONValue = [
            "description": "Patterns of the files that the entry applies to.", "allOf": [["$ref": "#/definitions/list"]],
        ]
        return [
            "type": "object", "additionalProperties": false, "required": [.string(ConfigurationKey.files)],
            "properties": .object([(ConfigurationKey.files, files)] + keys.map { ($0.name, property($0)) }),
        ]
    }

    /// A list, or its only entry.
    private func list(_ item: JSONValue) -> JSONValue { ["anyOf": [item, ["type": "array", "items": item]]] }

    private var level: JSONValue { ["enum": strings(Level.allCases.map(\.name))] }

    /// Names of rules are completed; patterns are no names, so other keys are allowed.
    private var levels: JSONValue {
        let categories = Set(rules.map(\.card.category)).sorted()
        let keys =
            categories.map { ("\($0)/*", "All rules of the category that the presets turn on") } + rules.map { ($0.id, $0.card.summary) }
        return [
            "type": "object", "additionalProperties": ["$ref": "#/definitions/level"],
            "properties": .object(
                keys.map { name, summary in (name, ["description": .string(summary), "allOf": [["$ref": "#/definitions/level"]]]) }),
        ]
    }

    private func strings(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }
}
