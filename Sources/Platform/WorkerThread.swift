/// A thread and what it runs.
public final class WorkerThread: Sendable {
    private let body: @Sendable () -> Void

    private init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    /// Starts a thread; nil where the system has none left.
    public static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        let worker = Unmanaged.passRetained(WorkerThread(body))
        let thread = create(worker.toOpaque())
        if thread == nil { worker.release() }
        return thread
    }

    private static func create(_ argument: UnsafeMutableRawPointer) -> pthread_t? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        // As much as the main thread has; the default is less on some systems.
        pthread_attr_setstacksize(&attributes, 8 << 20)
        #if canImport(Darwin)
        var thread: pthread_t?
        #else
        var thread = pthread_t()
        #endif
        let code = pthread_create(&thread, &attributes, WorkerThread.main, argument)
        pthread_attr_destroy(&attributes)
        return code == 0 ? thread : nil
    }

    #if canImport(Darwin)
    private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { run($0) }
    #else
    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { run($0) }
    #endif

    private static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let argument { Unmanaged<WorkerThread>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
    }
}
