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
        // Only tests ask it: what it reads, the reader of HTML must read.
        .systemLibrary(
            name: "SystemGumbo", pkgConfig: "gumbo",
            providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
        .systemLibrary(
            name: "SystemJansson", pkgConfig: "jansson",
            providers: [.apt(["libjansson-dev"]), .brew(["jansson"])]),

        .systemLibrary(
            name: "SystemExpat", pkgConfig: "expat",
            providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
        // What its pkg-config file says holds a flag that SwiftPM warns about, so CRecords names the library itself.
        .systemLibrary(
            name: "SystemSimdJSON",
            providers: [.apt(["libsimdjson-dev"]), .brew(["simdjson"])]),
        // The ground: the system, and bytes.
        .target(name: "CFiles"),
        .target(name: "Platform", dependencies: ["CFiles"]),
        .target(name: "CScan"),
        .target(name: "Bytes", dependencies: ["CScan", "Platform"]),

        // The text: from code points to quotations.
        .target(name: "CICU", dependencies: ["SystemICU"]),
        // A module's `link` reaches only those who import it, and C++ includes.
        .target(
            name: "CLanguage", dependencies: ["SystemCLD2"],
            linkerSettings: [.linkedLibrary("cld2", .when(platforms: [.linux]))]),
        .target(name: "UnicodeText", dependencies: ["Bytes", "CICU"]),
        .target(name: "Decoding", dependencies: ["Bytes", "UnicodeText"]),
        .target(name: "Prose", dependencies: ["Bytes", "CLanguage", "CScan", "Decoding", "Platform", "UnicodeText"]),

        // From a file's bytes to its texts, one file or folder a format.
        .target(name: "CRecords", dependencies: ["SystemSimdJSON"], linkerSettings: [.linkedLibrary("simdjson")]),
        .target(
            name: "Readers", dependencies: ["Bytes", "CRecords", "Prose", "SystemCSV", "SystemExpat", "SystemMD4C"]),

        // The rules: what a finding is, and the checks.
        .target(name: "Linting", dependencies: ["Bytes", "Decoding", "Platform", "Prose", "Readers", "UnicodeText"]),
        .target(name: "Checks", dependencies: ["Bytes", "Decoding", "Linting", "Prose", "Readers", "UnicodeText"]),

        // What people write, and the cards compiled in.
        .target(name: "CSV", dependencies: ["SystemCSV"]),
        .target(name: "YAML", dependencies: ["Platform", "SystemYAML"]),
        .target(name: "BuildTools", dependencies: ["Platform"]),
        .target(name: "Cards", dependencies: ["Bytes", "CSV", "Linting", "Platform", "Prose", "Readers", "UnicodeText", "YAML"]),
        .executableTarget(name: "CardCompiler", dependencies: ["BuildTools", "Cards", "Linting", "Platform"]),
        .plugin(name: "CompileCards", capability: .buildTool(), dependencies: ["CardCompiler"]),
        .target(
            name: "Catalog", dependencies: ["Bytes", "Checks", "Linting"],
            plugins: ["CompileCards"]),
        // No plugin runs it: SwiftPM builds plugins' tools, of which CardCompiler is one that needs Prose, before it asks any
        // plugin. So scripts/compile-languages does, and a test tells when.
        .executableTarget(name: "LanguageCompiler", dependencies: ["BuildTools", "Platform", "UnicodeText", "YAML"]),

        // What stands around them.
        .target(name: "Settings", dependencies: ["Bytes", "Cards", "Linting", "Platform", "Prose", "UnicodeText", "YAML"]),
        .target(name: "Discovery", dependencies: ["Platform", "Settings"]),
        .target(name: "Interchange", dependencies: ["Bytes", "Linting", "Prose", "Readers", "SystemJansson", "UnicodeText"]),
        .target(name: "Reporting", dependencies: ["Bytes", "Interchange", "Linting", "Prose", "Readers", "UnicodeText"]),
        .target(
            name: "LanguageServer",
            dependencies: [
                "Bytes", "Discovery", "Interchange", "Linting", "Platform", "Prose", "Readers", "Reporting", "Settings",
            ]),
        .target(
            name: "ObelusKit", dependencies: ["Bytes", "Catalog", "Interchange", "Linting", "Platform", "Prose", "Readers", "Settings"]),
        .executableTarget(
            name: "obelus",
            dependencies: [
                "Bytes", "Cards", "Catalog", "Discovery", "Interchange", "LanguageServer", "Linting", "Platform", "Prose", "Readers",
                "Reporting", "Settings",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Measurements that no test makes.
        .executableTarget(
            name: "language-benchmark", dependencies: ["Prose"], path: "Benchmarks/language", exclude: ["README.md"]),
        .target(name: "Damage", dependencies: ["UnicodeText"], path: "Benchmarks/accuracy/Damage"),
        .executableTarget(
            name: "accuracy", dependencies: ["BuildTools", "Bytes", "Catalog", "Damage", "Linting", "Platform", "Prose", "Readers"],
            path: "Benchmarks/accuracy", exclude: ["Damage", "flaws", "README.md", "costs.tsv"]),
        .executableTarget(
            name: "speed",
            dependencies: [
                "Bytes", "Catalog", "Damage", "Interchange", "Linting", "Platform", "Prose", "Readers", "Reporting", "UnicodeText",
            ],
            path: "Benchmarks/speed", exclude: ["README.md"]),

        .executableTarget(
            name: "fuzz",
            dependencies: [
                "BuildTools", "Bytes", "CSV", "Cards", "Catalog", "Interchange", "LanguageServer", "Linting", "Platform", "Prose",
                "Readers",
                "Settings", "YAML",
            ],
            path: "Benchmarks/fuzz", exclude: ["README.md"]),

        // Helpers of several targets' tests.
        .target(name: "TestSupport", dependencies: ["BuildTools", "Bytes", "Linting", "Platform", "UnicodeText"], path: "Tests/Support"),
        .testTarget(name: "PlatformTests", dependencies: ["Platform"]),
        .testTarget(name: "BytesTests", dependencies: ["Bytes", "TestSupport"]),
        .testTarget(name: "UnicodeTextTests", dependencies: ["Bytes", "TestSupport", "UnicodeText"], exclude: ["Data"]),
        .testTarget(name: "DecodingTests", dependencies: ["Decoding"]),
        .testTarget(name: "ProseTests", dependencies: ["Bytes", "CScan", "Damage", "Prose", "Readers"]),
        .testTarget(
            name: "ReadersTests",
            dependencies: ["Bytes", "CSV", "Catalog", "Damage", "Linting", "Prose", "Readers", "SystemGumbo", "SystemMD4C", "TestSupport"]),
        .testTarget(name: "LintingTests", dependencies: ["Bytes", "Catalog", "Damage", "Linting", "Prose", "Readers"]),
        .testTarget(name: "YAMLTests", dependencies: ["YAML"]),
        .testTarget(
            name: "CardsTests",
            dependencies: ["CSV", "Cards", "Linting", "Platform", "Prose", "Readers", "Settings", "TestSupport", "UnicodeText", "YAML"]),
        .testTarget(
            name: "CatalogTests", dependencies: ["Bytes", "CardCompiler", "Cards", "Catalog", "Linting", "Platform", "Prose", "Readers"]),
        .testTarget(name: "LanguageCompilerTests", dependencies: ["LanguageCompiler", "Platform"]),
        .testTarget(name: "SettingsTests", dependencies: ["Catalog", "Linting", "Platform", "Prose", "Settings", "TestSupport"]),
        .testTarget(name: "DiscoveryTests", dependencies: ["Discovery", "Platform", "Settings", "TestSupport"]),
        .testTarget(
            name: "InterchangeTests", dependencies: ["Interchange", "Linting", "Prose", "Readers", "SystemJansson", "TestSupport"]),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "Interchange", "Linting", "Platform", "Prose", "Readers", "Reporting", "SystemJansson", "TestSupport", "UnicodeText",
            ],
            exclude: ["Golden"]),
        .testTarget(
            name: "LanguageServerTests",
            dependencies: [
                "Catalog", "Interchange", "LanguageServer", "Linting", "Platform", "Prose", "Readers", "Settings", "TestSupport",
            ]),
        .testTarget(name: "ObelusKitTests", dependencies: ["ObelusKit"]),
        .testTarget(name: "AccuracyTests", dependencies: ["Damage"]),
        .testTarget(name: "CommandLineTests", dependencies: ["Platform", "Readers", "obelus"], exclude: ["Faults"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
