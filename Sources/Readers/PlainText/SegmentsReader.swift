import Bytes
import Prose

/// Reads a file of segments, a line each, with or without the file of their sources.
public enum SegmentsReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading {
        let lines = lines(of: source.bytes, source.lineStarts)
        let sources = options.sources.map { self.lines(of: $0.bytes, $0.lineStarts) }
        if let sources, let path = options.sources?.path, sources.count != lines.count {
            let message =
                "has \(lines.count) lines and its source “\(path)” has \(sources.count); the two must have one line for each segment"
            return Reading([], problems: [ReadingProblem(line: min(lines.count, sources.count) + 1, message: message)])
        }
        var passages: [Passage] = []
        for (number, line) in lines.enumerated() {
            let origin = sources?[number]
            if line.isEmpty, origin?.isEmpty ?? true { continue }
            var passage = PlainTextReader.passage(
                Text(Array(source.bytes[line]), map: SourceMap(start: source.start + line.lowerBound), escape: .line), layout: .lines)
            if let origin, let file = options.sources {
                passage.counterpart = Counterpart(
                    text: Text(Array(file.bytes[origin]), at: origin.lowerBound), language: options.sourceLanguage ?? .english,
                    context: PairContext(id: "\(number + 1)"), place: SourcePlace(path: file.path, line: number + 1))
            }
            passages.append(passage)
        }
        return Reading(options.sources == nil ? passages : PairPassages.named(passages, options.language))
    }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage { PlainTextReader.passage(bytes, layout: .lines) }

    /// The lines without their ends; nothing behind the last line end is no line.
    private static func lines(of bytes: [UInt8], _ starts: LineStarts) -> [ByteRange] {
        var lines = starts.offsets.enumerated().map { line, start in
            var end = line + 1 < starts.offsets.count ? starts.offsets[line + 1] - 1 : bytes.count
            end = max(start, end)
            if end > start, bytes[end - 1] == Ascii.carriageReturn { end -= 1 }
            return start..<end
        }
        if let last = lines.last, last.isEmpty, last.lowerBound == bytes.count { lines.removeLast() }
        return lines
    }
}
