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
        let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            let isThere = errno == EEXIST
            let reason =
                isThere
                ? "is there already; edit it, or remove it first" : "cannot be written: \(String(cString: strerror(errno)).lowercased())"
            Complaint.write(PlacedError(path: name, message: reason))
            throw ExitStatus.failed
        }
        let code = CLibrary.writeAll(Array(Self.template.utf8), to: descriptor)
        guard close(descriptor) == 0, code == 0 else {
            Complaint.write(PlacedError(path: name, message: "cannot be written: \(String(cString: strerror(code)).lowercased())"))
            throw ExitStatus.failed
        }
        let output = Output.standardOutput()
        output.write("Wrote \(name). “obelus config” shows what is in force.\n")
        output.close()
    }

    /// Sets nothing that is not so without it.
    private static let template = """
        # Settings of Obelus for this folder and those in it. The nearest .obelus.yml above a text counts.
        # Every line is what holds without it; change what you want otherwise.

        # The texts’ language, such as en or pt-BR; “auto” recognises it. A name such as article.ru.md tells it, too.
        language: auto

        # What the texts were translated from. No rule asks yet.
        # source-language: ru

        # Sets of rules: artifacts (what machines break), typography, translationese, or all.
        presets: [artifacts]

        # Quotation marks and apostrophes: locale (as the language writes them), curly, straight, or keep (as the text has
        # them). With a choice, others are findings, and “obelus fix” sets them.
        quotes: keep

        # Plain text: “lines” if every line is a paragraph, “wrapped” if blank lines stand between; “auto” recognises it.
        paragraphs: auto

        # Levels of single rules, of categories, or of patterns: error, warning, info or off. “obelus rules” lists them.
        # rules:
        #   quotes/*: error
        #   captions/credit: off

        # Folders of your own rule cards. “obelus test FOLDER” runs their examples.
        # rule-paths: [.obelus/rules]

        # What is not to be read, besides what .gitignore and .ignore leave out.
        # exclude: ["vendor/**"]

        # Settings for some of the files.
        # overrides:
        #   - files: ["content/ru/**"]
        #     language: ru

        """
}
