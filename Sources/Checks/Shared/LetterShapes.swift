/// What letters of several scripts look like.
enum LetterShapes {
    /// The letters that most fonts draw as those of another script, and keyboards confuse.
    static let alike = Set("АВЕЅІЈКМНОРСТУХаеѕіјорсухёїӧӓÄÖËÏABCEHIJKMOPSTXYaceijopsxyëïöäΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαν".unicodeScalars)
}
