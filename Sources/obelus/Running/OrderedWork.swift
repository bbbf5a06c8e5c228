import Platform
import Synchronization

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
        let isWorthIt = threads > 1 || deliveryWaits && chunks > 1
        let taken = Mutex(0)
        let next = { @Sendable () -> Range<Int>? in
            taken.withLock { taken in
                guard taken < count else { return nil }
                defer { taken = min(count, taken + chunk) }
                return taken..<min(count, taken + chunk)
            }
        }
        stream(
            next: next, threads: isWorthIt ? threads : 0, window: threads * (deliveryWaits ? 64 : 4),
            size: { $0.reduce(0) { $0 + size($1) } }, work: { $0.map(work) },
            deliver: { results in
                for result in results where !deliver(result) { return false }
                return true
            })
    }

    /// Does pieces of work as long as there are any, and hands over each result as soon as those before it are there. What
    /// waits to be handed over is bounded.
    ///
    /// - Parameters:
    ///   - next: the next piece, or nil at the end; called by one thread at a time, never again after nil.
    ///   - threads: how many do the work; 0: the calling thread does it.
    ///   - window: as many results wait at most.
    static func stream<Piece: Sendable, Result: Sendable>(
        next: @escaping @Sendable () -> Piece?, threads: Int, window: Int, size: @escaping @Sendable (Result) -> Int,
        work: @escaping @Sendable (Piece) -> Result, deliver: (Result) -> Bool
    ) {
        let board = Board(next: next, window: window, work: work, size: size)
        // What must not be cut short is done by the calling thread, which decides when a signal may end the program.
        let started = EndingSignals.deferred { (0..<threads).compactMap { _ in WorkerThread.start { board.work() } } }
        // Without a thread to be had, this one does the work.
        guard !started.isEmpty else {
            while let piece = next() {
                guard deliver(work(piece)) else { return }
            }
            return
        }
        board.hand(deliver)
        for thread in started { pthread_join(thread, nil) }
    }
}

/// What the threads have done and not yet handed over.
///
/// Unchecked because the compiler does not know what the mutex guards: all that varies.
private final class Board<Piece: Sendable, Result: Sendable>: @unchecked Sendable {
    private let next: @Sendable () -> Piece?
    private let window: Int
    private let piece: @Sendable (Piece) -> Result
    private let size: @Sendable (Result) -> Int
    private var taken = 0
    private var delivered = 0
    /// Whether there is no further piece, or none is wanted.
    private var isAtEnd = false
    private var done: [Int: Result] = [:]
    /// How many bytes they hold.
    private var held = 0
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// There is room for another result.
    private let room = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// The result that is due is there, or there will be none.
    private let due = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// More bytes than these do not wait to be handed over, but for what the threads are just about.
    private static var most: Int { 64 << 20 }

    init(
        next: @escaping @Sendable () -> Piece?, window: Int, work: @escaping @Sendable (Piece) -> Result,
        size: @escaping @Sendable (Result) -> Int
    ) {
        self.next = next
        self.window = window
        self.piece = work
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
        while let (number, piece) = take() {
            let result = self.piece(piece)
            pthread_mutex_lock(mutex)
            done[number] = result
            held += size(result)
            if number == delivered { pthread_cond_signal(due) }
            pthread_mutex_unlock(mutex)
        }
    }

    private func take() -> (number: Int, piece: Piece)? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isAtEnd, taken > delivered, taken >= delivered + window || held >= Self.most {
            pthread_cond_wait(room, mutex)
        }
        guard !isAtEnd else { return nil }
        guard let piece = next() else {
            isAtEnd = true
            pthread_cond_signal(due)
            pthread_cond_broadcast(room)
            return nil
        }
        taken += 1
        return (taken - 1, piece)
    }

    /// Hands over all results in order, until `deliver` says false.
    func hand(_ deliver: (Result) -> Bool) {
        while let result = nextResult(), deliver(result) {}
        pthread_mutex_lock(mutex)
        isAtEnd = true
        pthread_cond_broadcast(room)
        pthread_mutex_unlock(mutex)
    }

    /// The result that is due; nil where there are no more.
    private func nextResult() -> Result? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while done[delivered] == nil, !isAtEnd || delivered < taken { pthread_cond_wait(due, mutex) }
        guard let result = done.removeValue(forKey: delivered) else { return nil }
        delivered += 1
        held -= size(result)
        pthread_cond_broadcast(room)
        return result
    }
}
