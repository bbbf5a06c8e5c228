import BuildTools
import Linting
import Platform

// fuzz COUNT [--target NAME] [--seconds N] [--seed N] [--first N] [--input FILE] [--shrink] [--show] FOLDER…

var count = 0
var seed: UInt64 = 1
var first = 0
var seconds = UInt64.max
var shrinks = false
/// Whether each mutant is printed before it is tried: of one that crashes nothing comes back.
var shows = false
/// What is tried instead of mutants, with other languages, styles and choices each time.
var input: [UInt8]?
var name = "linter"
var folders: [String] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--seed": seed = arguments.popFirst().flatMap { UInt64($0) } ?? seed
    case "--first": first = arguments.popFirst().flatMap { Int($0) } ?? first
    case "--seconds": seconds = arguments.popFirst().flatMap { UInt64($0) } ?? seconds
    case "--input":
        do throws(PlacedError) {
            input = try arguments.popFirst().map { path throws(PlacedError) in try Files.read(path) }
        } catch {
            BuildMessages.complain(error.description)
            exit(2)
        }
    case "--shrink": shrinks = true
    case "--show": shows = true
    case "--target": name = arguments.popFirst() ?? name
    default: if count == 0, let number = Int(argument) { count = number } else { folders.append(argument) }
    }
}
let targets = Target.all.filter { $0.name == name || name == "all" }
let corpus: Corpus
do throws(PlacedError) {
    corpus = try Corpus(folders)
} catch {
    BuildMessages.complain(error.description)
    exit(2)
}
guard count > 0, !corpus[.texts].isEmpty, name == "linter" || !targets.isEmpty else {
    let names = ["linter", "all"] + Target.all.map(\.name)
    BuildMessages.complain(
        "usage: fuzz COUNT [--target NAME] [--seconds N] [--seed N] [--first N] [--input FILE] [--shrink] [--show] FOLDER…; targets: \(names.joined(separator: ", "))"
    )
    exit(2)
}

/// What a mutant breaks, and how to come by it again.
@MainActor func failures(of number: Int) -> (broken: [String], place: String) {
    var random = Randomness(seed, number)
    // Where all have their turn, every second is the linter's.
    if name == "linter" || name == "all" && number % 2 == 0 {
        var mutant =
            input.map { Mutant($0, linters: Linters.all.count, &random) } ?? Mutant(of: corpus[.texts], linters: Linters.all.count, &random)
        if shows { BuildMessages.complain("\(number) \(base64(mutant.bytes))") }
        let broken = Properties.broken(mutant)
        if shrinks, let first = broken.first {
            mutant.bytes = shrunk(mutant.bytes) { bytes in
                var smaller = mutant
                smaller.bytes = bytes
                return Properties.broken(smaller).contains(first)
            }
        }
        return (broken, "\(mutant.format), \(mutant.language ?? "auto"), linter \(mutant.linter), \(base64(mutant.bytes))")
    }
    let target = targets[number / 2 % targets.count]
    var bytes =
        input
        ?? (target.seeds == .marks ? Mutant.marks(&random) : Mutant.broken(corpus[target.seeds], whole: target.seeds != .texts, &random))
    let before = random
    if shows { BuildMessages.complain("\(number) \(base64(bytes))") }
    let broken = target.check(bytes, &random)
    if shrinks, let first = broken.first {
        bytes = shrunk(bytes) { bytes in
            var random = before
            return target.check(bytes, &random).contains(first)
        }
    }
    return (broken.map { "\(target.name): \($0)" }, base64(bytes))
}

/// The smallest bytes found that break the same: stretches of them are left out, shorter and shorter ones.
@MainActor func shrunk(_ bytes: [UInt8], _ breaks: ([UInt8]) -> Bool) -> [UInt8] {
    var bytes = bytes
    var length = bytes.count / 2
    while length > 0 {
        var start = 0
        while start < bytes.count {
            let smaller = Array(bytes[..<start] + bytes[min(bytes.count, start + length)...])
            if breaks(smaller) { bytes = smaller } else { start += length }
        }
        length /= 2
    }
    return bytes
}

/// The time that this thread has had, in nanoseconds: on a busy machine it has to wait.
func processorTime() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// Nothing of at most some kilobytes takes so long: what does would hang a run of more.
let slow = UInt64(3_000_000_000)

/// How often each property was broken.
var broken: [String: Int] = [:]
var done = 0
let start = Profile.now
for number in first..<first + count {
    if (Profile.now - start) / 1_000_000_000 >= seconds { break }
    let begun = processorTime()
    if number % 1000 == 0 { BuildMessages.complain("\(number)") }
    var (properties, place) = failures(of: number)
    if processorTime() - begun > slow { properties.append("slow") }
    done += 1
    for property in properties {
        broken[property, default: 0] += 1
        if broken[property] == 1 { print("\(property): \(number), \(place)") }
    }
}
print("\(done) mutants, \(broken.values.reduce(0, +)) failures")
for (property, times) in broken.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { print("\(times)  \(property)") }
exit(broken.isEmpty ? 0 : 1)

/// Source: RFC 4648, section 4.
func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let three = bytes[start..<min(bytes.count, start + 3)]
        let value = (0..<3).reduce(0) { $0 << 8 | ($1 < three.count ? Int(three[start + $1]) : 0) }
        for place in 0..<4 { result.append(place <= three.count ? digits[value >> (18 - 6 * place) & 63] : "=") }
    }
    return result
}
