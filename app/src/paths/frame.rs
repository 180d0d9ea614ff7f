//! What belongs to no room.

paths! {
    /// Every part of the interface, in the demonstration.
    parts = "/parts";
}
