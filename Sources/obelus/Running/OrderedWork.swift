import Platform

/// Pieces of work that are done by several threads and handed over in order.
///
/// Threads instead of tasks: the work is all computing and reading files, which would block a pool of the runtime's, and
/// a run of one file starts no thread at all.
enum OrderedWork {
    /// Does `count` pieces of work, and hands over each result as soon as those before it are there. What waits to be
    /// handed over is bounded, whatever the count and however large the results.
    ///
    /// - Parameters:
    ///   - jobs: how many threads do the work.
    ///   - deliveryWaits: whether handing over waits for something in which time a thread, even a single one, could do work.
    ///   - size: how many bytes a result holds.
    ///   - work: called on these threads with the number of a piece.
    ///   - deliver: called on the calling thread, in order; false ends the work early.
    static func run<Result: Sendable>(
        count: Int, jobs: Int, deliveryWaits: Bool, size: @escaping @Sendable (Result) -> Int,
        work: @escaping @Sendable (Int) -> Result, deliver: (Result) -> Bool
    ) {
        // A thread is worth its start only for some work, and takes a few pieces at once, so that threads seldom meet.
        let chunk = deliveryWaits ? 1 : max(1, min(16, count / (jobs * 8)))
        let chunks = (count + chunk - 1) / chunk
        let threads = min(jobs, chunks)
        let board = Board<[Result]>(count: chunks, window: threads * (deliveryWaits ? 64 : 4)) { number in
            (number * chunk..<min(count, (number + 1) * chunk)).map(work)
        } size: { results in
            results.reduce(0) { $0 + size($1) }
        }
        let isWorthIt = threads > 1 || deliveryWaits && chunks > 1
        // What must not be cut short is done by the calling thread, which decides when a signal may end the program.
        let started = EndingSignals.deferred { isWorthIt ? (0..<threads).compactMap { _ in WorkerThread.start { board.work() } } : [] }
        // Without a thread to be had, this one does the work.
        guard !started.isEmpty else {
            for index in 0..<count where !deliver(work(index)) { return }
            return
        }
        board.hand { results in
            for result in results where !deliver(result) { return false }
            return true
        }
        for thread in started { pthread_join(thread, nil) }
    }
}

/// What the threads have done and not yet handed over.
///
/// Unchecked because the compiler does not know what the mutex guards: all that varies.
private final class Board<Result: Sendable>: @unchecked Sendable {
    private let count: Int
    private let window: Int
    private let piece: @Sendable (Int) -> Result
    private let size: @Sendable (Result) -> Int
    private var next = 0
    private var delivered = 0
    private var isStopped = false
    private var done: [Int: Result] = [:]
    /// How many bytes they hold.
    private var held = 0
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// There is room for another result.
    private let room = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// The result that is due is there.
    private let due = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// More bytes than these do not wait to be handed over, but for what the threads are just about.
    private static var most: Int { 64 << 20 }

    init(
        count: Int, window: Int, piece: @escaping @Sendable (Int) -> Result, size: @escaping @Sendable (Result) -> Int
    ) {
        self.count = count
        self.window = window
        self.piece = piece
        self.size = size
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(room, nil)
        pthread_cond_init(due, nil)
    }

    deinit {
        pthread_cond_destroy(due)
        pthread_cond_destroy(room)
        pthread_mutex_destroy(mutex)
        due.deallocate()
        room.deallocate()
        mutex.deallocate()
    }

    /// Does pieces until none is left.
    func work() {
        while let number = take() {
            let result = piece(number)
            pthread_mutex_lock(mutex)
            done[number] = result
            held += size(result)
            if number == delivered { pthread_cond_signal(due) }
            pthread_mutex_unlock(mutex)
        }
    }

    private func take() -> Int? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isStopped, next < count, next > delivered, next >= delivered + window || held >= Self.most {
            pthread_cond_wait(room, mutex)
        }
        guard !isStopped, next < count else { return nil }
        next += 1
        return next - 1
    }

    /// Hands over all results in order, until `deliver` says false.
    func hand(_ deliver: (Result) -> Bool) {
        for number in 0..<count {
            pthread_mutex_lock(mutex)
            while done[number] == nil { pthread_cond_wait(due, mutex) }
            let result = done.removeValue(forKey: number)
            delivered = number + 1
            if let result { held -= size(result) }
            pthread_cond_broadcast(room)
            pthread_mutex_unlock(mutex)
            guard let result, deliver(result) else { break }
        }
        pthread_mutex_lock(mutex)
        isStopped = true
        pthread_cond_broadcast(room)
        pthread_mutex_unlock(mutex)
    }
}
