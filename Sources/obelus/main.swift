import Prose
import Linting
import Catalog
import Glibc
func readFile(_ path: String) -> [UInt8] {
    let fd = open(path, O_RDONLY); var st = stat(); fstat(fd, &st)
    let size = Int(st.st_size)
    let a = [UInt8](unsafeUninitializedCapacity: size) { b, c in var n = 0; while n < size { let r = read(fd, b.baseAddress! + n, size - n); if r <= 0 { break }; n += r }; c = n }
    close(fd); return a
}
func now() -> Double { var t = timespec(); clock_gettime(CLOCK_MONOTONIC, &t); return Double(t.tv_sec) + Double(t.tv_nsec)/1e9 }
var quiet = false, fix = false, lang = "en"
let linter = Linter(rules: Catalog.rules)
for path in CommandLine.arguments.dropFirst() {
    if path == "-q" { quiet = true; continue }
    if path == "-m" { continue }
    if path == "-f" { fix = true; continue }
    if path.hasPrefix("-l") { lang = String(path.dropFirst(2)); continue }
    let t0 = now()
    let bytes = readFile(path)
    let t1 = now()
    let d = Document(bytes, linter.readingOptions(language: LanguageTag(lang)))
    let t2 = now()
    let fs = linter.check(d)
    let t3 = now()
    if fix { let r = linter.fix(bytes, linter.readingOptions(language: LanguageTag(lang))); print(String(decoding: r.bytes, as: UTF8.self), r.refused, r.applied.map { $0.map(\.rule) }); continue }
    if quiet { print("read \(t1-t0) parse \(t2-t1) check \(t3-t2) blocks \(d.blocks.count) marks \(d.marks.count) \(d.layout) findings \(fs.count) searched \(d.quotations.searched.count)"); continue }
    if lang == "marks" || CommandLine.arguments.contains("-m") { for (m, r) in zip(d.marks, d.quotations.readings) { print(m.offset, m.glyph.text, m.left, m.right, r.role, r.partner, r.margin, d.blocks[Int(m.block)].kind, d.text(m.range.upperBound..<min(bytes.count, m.offset+33)).replacing("\n", with: "¶")) }; for c in d.quotations.cuts { print("cut", c) } }
    for f in fs {
        let lo = max(0, f.range.lowerBound - 50), hi = min(bytes.count, f.range.upperBound + 50)
        print("\(path):\(f.range.lowerBound): \(f.level.name) [\(f.rule)] \(f.confidence.formatted2) \(f.fix?.safety.rawValue ?? "-") …\(String(decoding: bytes[lo..<f.range.lowerBound], as: UTF8.self))⟦\(d.text(f.range))⟧\(String(decoding: bytes[f.range.upperBound..<hi], as: UTF8.self))…".replacing("\n", with: "¶"))
    }
}
extension Double { var formatted2: Double { (self*100).rounded()/100 } }
