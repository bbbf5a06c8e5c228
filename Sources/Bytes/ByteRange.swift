/// A place in the file: UTF-8 bytes from 0, end exclusive. The only position type below the reporters.
public typealias ByteRange = Range<Int>
