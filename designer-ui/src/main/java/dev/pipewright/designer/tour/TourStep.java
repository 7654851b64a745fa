package dev.pipewright.designer.tour;

/// The steps of the tour, in their order.
enum TourStep {
    BEGIN(1),
    SOURCE(2),
    CALL(3),
    MAPPING(4),
    TRY(5);

    private final int number;

    TourStep(int number) {
        this.number = number;
    }

    /// Which step it is, from 1.
    int number() {
        return number;
    }
}
