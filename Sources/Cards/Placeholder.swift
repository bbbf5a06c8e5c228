// Stands in until the target's first file comes.
