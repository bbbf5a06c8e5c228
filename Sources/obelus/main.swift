import Prose
import Glibc
func readFile(_ path: String) -> [UInt8] {
    let fd = open(path, O_RDONLY); var st = stat(); fstat(fd, &st)
    let size = Int(st.st_size)
    let a = [UInt8](unsafeUninitializedCapacity: size) { b, c in var n = 0; while n < size { let r = read(fd, b.baseAddress! + n, size - n); if r <= 0 { break }; n += r }; c = n }
    close(fd); return a
}
func now() -> Double { var t = timespec(); clock_gettime(CLOCK_MONOTONIC, &t); return Double(t.tv_sec) + Double(t.tv_nsec)/1e9 }
var quiet = false
for path in CommandLine.arguments.dropFirst() {
    if path == "-q" { quiet = true; continue }
    let t0 = now()
    let bytes = readFile(path)
    let t1 = now()
    let d = Document(bytes)
    let t2 = now()
    if quiet { print("read \(t1-t0) parse \(t2-t1) blocks \(d.blocks.count) marks \(d.marks.count) \(d.layout)"); 
        var n = 0; for (m, r) in zip(d.marks, d.quotations.readings) where r.margin != MarkReading.clear { n += 1; _ = m }; print("searched", n); continue }
    for (i, m) in d.marks.enumerated() {
        let r = d.quotations.readings[i]
        var why = ""
        switch r.role {
        case .opening: if r.partner < 0 { why = "unpaired" } else if m.right.isBreak || m.left == .letter { why = "open-space" }
        case .closing: if m.left.isBreak || m.right == .letter { why = "close-space" }; if why == "", r.partner >= 0 { let o = d.marks[Int(r.partner)].glyph; if o.isStraight != m.glyph.isStraight { why = "unlike" } }
        case .stray: why = "stray"
        default: break
        }
        if why != "" {
            let lo = max(0, m.offset - 40), hi = min(bytes.count, m.offset + 40)
            print("\(path):\(m.offset) \(why) \(r.role) margin \(r.margin) …\(String(decoding: bytes[lo..<m.offset], as: UTF8.self))⟦\(m.glyph.text)⟧\(String(decoding: bytes[m.range.upperBound..<hi], as: UTF8.self))…".replacing("\n", with: "¶"))
        }
    }
    for c in d.quotations.cuts {
        let b = d.blocks[c.before], a = d.blocks[c.after]
        print("\(path):\(b.range.upperBound) cut margin \(c.margin) \(b.kind)/\(a.kind) …\(d.text(max(b.range.lowerBound, b.range.upperBound-60)..<b.range.upperBound)) ¶ \(d.text(a.range.lowerBound..<min(a.range.upperBound, a.range.lowerBound+60)))…".replacing("\n", with: "|"))
    }
}
