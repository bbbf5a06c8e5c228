public struct Mark: Sendable {}
public struct Quotations: Sendable {}
