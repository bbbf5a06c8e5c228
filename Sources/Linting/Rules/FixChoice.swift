/// Which fixes to apply.
public struct FixChoice: Sendable, Hashable {
    /// Whether unsafe fixes are applied, too.
    public var unsafe: Bool
    /// Only fixes that touch no more than one of these.
    public var touches: Set<Touch>

    public init(unsafe: Bool = false, touches: Set<Touch> = Set(Touch.allCases)) {
        self.unsafe = unsafe
        self.touches = touches
    }

    func allows(_ fix: Fix) -> Bool {
        touches.contains(fix.touches) && (fix.safety == .safe || unsafe && fix.safety == .unsafe)
    }

    /// Whether the rule may have a fix that is chosen.
    func allowsSome(of card: Card) -> Bool {
        touches.contains(card.touches) && (card.safety == .safe || unsafe && card.safety == .unsafe)
    }
}

/// Rules that a round of fixing asks together. A round needs no more than those whose fixes it may apply, and only the last
/// text is reported: rules that fix nothing are asked once, not once a round.
struct FixStage: Sendable, Hashable {
    enum Step: Sendable, Hashable {
        /// Rules that fix the encoding.
        case characters
        /// All others that fix.
        case others
        /// Rules of which no fix is chosen.
        case unfixed
    }

    let step: Step
    let choice: FixChoice

    func runs(_ card: Card) -> Bool {
        guard choice.allowsSome(of: card) else { return step == .unfixed }
        return step == (card.touches == .characters ? .characters : .others)
    }
}
