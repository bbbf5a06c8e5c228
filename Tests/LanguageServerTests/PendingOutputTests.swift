import Testing

@testable import LanguageServer

@Suite struct PendingOutputTests {
    /// A client that reads slowly never lets the output run empty: what it has read is given back all the same, and nothing is lost.
    @Test(arguments: [1, 7, 512, 5000])
    func whatIsReadIsGivenBack(_ piece: Int) {
        let slack = 1000
        var pending = PendingOutput(slack: slack)
        var read: [UInt8] = []
        var said = 0
        for round in 0..<2000 {
            let message = (0..<(round % 50 + 1)).map { UInt8(truncatingIfNeeded: said + $0) }
            pending.append(message)
            said += message.count
            // It reads as much as is said, some messages late.
            while pending.count > 300 {
                let next = pending.next(min(piece, pending.count - 100))
                read += next
                pending.didWrite(next.count)
            }
            #expect(pending.heldCount <= pending.count + slack + piece)
        }
        read += pending.next(pending.count)
        pending.didWrite(pending.count)
        #expect(pending.isEmpty && pending.heldCount == 0)
        #expect(read == (0..<said).map { UInt8(truncatingIfNeeded: $0) })
    }
}
