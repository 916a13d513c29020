from bench.clock import Clock


def clock_at(*times: float) -> Clock:
    return Clock(iter(times).__next__)


def test_a_part_within_another_stops_it() -> None:
    clock = clock_at(0, 1, 4, 6)
    with clock.part("outer"), clock.part("inner"):
        pass
    assert clock.seconds == {"outer": 1 + 2, "inner": 3}


def test_a_function_and_each_item_of_a_stream_are_timed() -> None:
    clock = clock_at(0, 2, 10, 11, 20, 22, 30, 33)
    assert clock.timed("double", lambda n: n * 2)(4) == 8
    assert [*clock.each("items", iter("ab"))] == ["a", "b"]
    assert clock.seconds == {"double": 2, "items": 1 + 2 + 3}


def test_time_outside_of_all_parts_counts_for_none() -> None:
    clock = clock_at(0, 1, 100, 101)
    for _ in range(2):
        with clock.part("a"):
            pass
    assert clock.seconds == {"a": 2}
