import Testing

@testable import obelus

@Suite struct OrderedWorkTests {
    @Test(arguments: [1, 2, 5], [false, true]) func resultsComeInOrder(jobs: Int, waits: Bool) {
        var results: [Int] = []
        OrderedWork.run(count: 1000, jobs: jobs, deliveryWaits: waits, size: { $0 }, work: { $0 * 3 }) { result in
            results.append(result)
            return true
        }
        #expect(results == (0..<1000).map { $0 * 3 })
    }

    /// However large a result is, the one that is due is not waited for in vain.
    @Test(arguments: [1, 2, 5]) func largeResultsAreHandedOver(jobs: Int) {
        var count = 0
        OrderedWork.run(count: 300, jobs: jobs, deliveryWaits: true, size: { _ in 1 << 40 }, work: { $0 }) { result in
            count += result == count ? 1 : 0
            return true
        }
        #expect(count == 300)
    }

    @Test(arguments: [1, 2, 5]) func itMayEndEarly(jobs: Int) {
        var count = 0
        OrderedWork.run(count: 300, jobs: jobs, deliveryWaits: true, size: { _ in 1 }, work: { $0 }) { _ in
            count += 1
            return count < 7
        }
        #expect(count == 7)
    }
}
