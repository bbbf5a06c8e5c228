import ArgumentParser
import Platform

/// Values of options that are names.
enum Choices {
    /// The names in lists with commas between.
    static func split(_ lists: [String]) -> [String] {
        lists.flatMap { $0.split(separator: ",") }.map { name in
            String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        .filter { !$0.isEmpty }
    }

    /// The value of that name.
    static func one<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: Value.Type, _ option: String
    ) throws -> Value {
        guard let value = Value(rawValue: name) else {
            throw unknown(name, option, among: Value.allCases.map(\.rawValue))
        }
        return value
    }

    /// The error about a name that none of the candidates has.
    static func unknown(_ name: String, _ option: String, among candidates: [String]) -> ValidationError {
        ValidationError("\(option): unknown name “\(name)”" + NearestName.hint(for: name, among: candidates))
    }
}
