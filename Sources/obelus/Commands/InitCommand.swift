import ArgumentParser
import Platform
import Settings

/// `obelus init`: writes a configuration file to begin with.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", _superCommandName: "obelus", abstract: "Write a commented .obelus.yml into the current folder.")

    func run() throws {
        let name = ConfigurationFile.name
        // The system refuses to make a file that is there, so that nothing can come between asking and making.
        let descriptor = Descriptors.open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            let isThere = errno == EEXIST
            let reason =
                isThere
                ? "already exists; edit it, or remove it first" : "cannot be written: \(CLibrary.words(for: errno))"
            Complaint.write(PlacedError(path: name, message: reason))
            throw ExitStatus.failed
        }
        let code = CLibrary.writeAll(Array(Self.template.utf8), to: descriptor)
        guard close(descriptor) == 0, code == 0 else {
            Complaint.write(PlacedError(path: name, message: "cannot be written: \(CLibrary.words(for: code))"))
            throw ExitStatus.failed
        }
        let output = Output.standardOutput()
        output.write("Wrote \(name). “obelus config” shows the settings that apply.\n")
        output.close()
    }

    /// Sets nothing that is not so without it.
    private static let template = """
        # Settings of Obelus for this folder and its subfolders. For each text, the nearest .obelus.yml at or above it applies.
        # Every value shown is the default; edit what you want to change.

        # Another configuration file whose settings apply unless this file changes them.
        # extends: ../shared.yml

        # The language of the texts, such as en or pt-BR. “auto” uses a language in the file name (article.ru.md), or detects it.
        language: auto

        # The language that the texts were translated from. Rules for other source languages are turned off.
        # source-language: ru

        # Sets of rules: artifacts (what machines break), typography, translationese, or all.
        presets: [artifacts]

        # The style of quotation marks and apostrophes: locale (the language’s own marks), curly, straight, or keep (any).
        # If you choose a style, all others are reported and “obelus fix” converts them.
        quotes: keep

        # Paragraphs in plain text: lines (one per line), wrapped (separated by blank lines), or auto (detect).
        paragraphs: auto

        # Levels of rules, by id, category or glob: error, warning, info or off. “obelus rules” lists the rules.
        # rules:
        #   quotes/*: error
        #   captions/credit: off

        # Folders with your own rule cards. “obelus test FOLDER” runs their examples.
        # rule-paths: [.obelus/rules]

        # Files and folders to skip, in addition to those in .gitignore and .ignore.
        # exclude: ["vendor/**"]

        # Settings for some of the files.
        # overrides:
        #   - files: ["content/ru/**"]
        #     language: ru

        """
}
