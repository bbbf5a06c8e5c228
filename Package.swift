// swift-tools-version: 6.1
import PackageDescription

// Every C library is the system's: its apt and brew names stand beside it, and `scripts/setup` installs what is missing.
let package = Package(
    name: "obelus",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "obelus", targets: ["obelus"]),
        .library(name: "ObelusKit", targets: ["ObelusKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        // Libraries of the system.
        .systemLibrary(
            name: "SystemICU", pkgConfig: "icu-i18n",
            providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
        .systemLibrary(
            name: "SystemMD4C", pkgConfig: "md4c",
            providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),
        .systemLibrary(
            name: "SystemCLD2",
            providers: [.apt(["libcld2-dev"])]),
        .systemLibrary(
            name: "SystemYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        // It has no pkg-config file; scripts/environment tells the compiler where Homebrew keeps it.
        .systemLibrary(
            name: "SystemCSV",
            providers: [.apt(["libcsv-dev"]), .brew(["libcsv"])]),
        .systemLibrary(
            name: "SystemJansson", pkgConfig: "jansson",
            providers: [.apt(["libjansson-dev"]), .brew(["jansson"])]),

        // What its pkg-config file says holds a flag that SwiftPM warns about, so CRecords names the library itself.
        .systemLibrary(
            name: "SystemSimdJSON",
            providers: [.apt(["libsimdjson-dev"]), .brew(["simdjson"])]),

        // The text: from code points to quotations.
        .target(name: "CICU", dependencies: ["SystemICU"]),
        // A module's `link` reaches only those who import it, and C++ includes.
        .target(
            name: "CLanguage", dependencies: ["SystemCLD2"],
            linkerSettings: [.linkedLibrary("cld2", .when(platforms: [.linux]))]),
        .target(name: "UnicodeText", dependencies: ["CICU", "CScan"]),
        .target(name: "YAML", dependencies: ["SystemYAML"]),
        .target(name: "FileReading", dependencies: ["YAML"]),
        // No plugin runs it: SwiftPM builds plugins' tools, of which CardCompiler is one that needs Prose, before it asks any
        // plugin. So scripts/compile-languages does, and a test tells when.
        .executableTarget(name: "LanguageCompiler", dependencies: ["FileReading", "UnicodeText", "YAML"]),
        .target(name: "CFiles"),
        .target(name: "CScan"),
        .target(name: "Prose", dependencies: ["UnicodeText", "CLanguage", "CScan"]),

        // From a file's bytes to its texts, one file or folder a format.
        .target(name: "CRecords", dependencies: ["SystemSimdJSON"], linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "Readers", dependencies: ["Prose", "UnicodeText", "CRecords", "SystemMD4C"]),

        // The rules: what a finding is, the checks, and the cards compiled in.
        .target(name: "Linting", dependencies: ["Prose", "Readers", "UnicodeText"]),
        .target(name: "Checks", dependencies: ["Linting", "Prose", "UnicodeText"]),
        .target(name: "CSV", dependencies: ["SystemCSV"]),
        .target(name: "Cards", dependencies: ["CSV", "FileReading", "Linting", "Prose", "Readers", "UnicodeText", "YAML"]),
        .executableTarget(name: "CardCompiler", dependencies: ["Cards", "FileReading"]),
        .plugin(name: "CompileCards", capability: .buildTool(), dependencies: ["CardCompiler"]),
        .target(
            name: "Catalog", dependencies: ["Checks", "Linting"],
            plugins: ["CompileCards"]),

        // What stands around them.
        .target(name: "ObelusKit", dependencies: ["Catalog", "Linting", "Prose", "Readers"]),
        .target(name: "Reporting", dependencies: ["Linting", "Prose", "Readers", "UnicodeText", "SystemJansson"]),
        .target(name: "Configuration", dependencies: ["Linting", "Prose", "Cards", "FileReading", "YAML"]),
        .executableTarget(
            name: "obelus",
            dependencies: [
                "Catalog", "CFiles", "Configuration", "Reporting", "Linting", "Prose", "Readers", "Cards", "FileReading",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "UnicodeTextTests", dependencies: ["UnicodeText"], exclude: ["Data"]),

        // Measurements that no test makes.
        .executableTarget(
            name: "language-benchmark", dependencies: ["Prose"], path: "Benchmarks/language", exclude: ["README.md"]),

        .target(name: "Damage", path: "Benchmarks/accuracy/Damage"),
        .executableTarget(
            name: "accuracy", dependencies: ["Damage", "Catalog", "FileReading", "Linting", "Prose", "Readers"],
            path: "Benchmarks/accuracy", exclude: ["Damage", "flaws", "README.md"]),
        .executableTarget(
            name: "speed", dependencies: ["Damage", "Catalog", "FileReading", "Linting", "Prose", "Readers", "Reporting", "UnicodeText"],
            path: "Benchmarks/speed", exclude: ["README.md"]),

        .testTarget(name: "LanguageCompilerTests", dependencies: ["LanguageCompiler", "FileReading"]),
        .testTarget(name: "AccuracyTests", dependencies: ["Damage"]),
        .testTarget(name: "ProseTests", dependencies: ["Damage", "Prose", "Readers"]),
        .testTarget(name: "ReadersTests", dependencies: ["Damage", "Prose", "Readers", "SystemMD4C"]),
        .testTarget(name: "ObelusKitTests", dependencies: ["ObelusKit"]),
        .testTarget(name: "LintingTests", dependencies: ["Damage", "Linting", "Catalog", "Prose", "Readers"]),
        .testTarget(
            name: "ConfigurationTests",
            dependencies: ["CSV", "Configuration", "Cards", "FileReading", "YAML", "Catalog", "Readers", "UnicodeText"]),
        .testTarget(name: "CatalogTests", dependencies: ["Catalog", "Linting", "Prose", "Readers"]),
        .testTarget(
            name: "ReportingTests", dependencies: ["Reporting", "Linting", "Prose", "Readers", "UnicodeText", "SystemJansson"],
            exclude: ["Golden"]),
        .testTarget(name: "CommandLineTests", dependencies: ["obelus"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
