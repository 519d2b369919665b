"""What somebody who leaves no phone is known again by: plates as they are written, words, and both masked (REG-01)."""

from __future__ import annotations

import pytest

from showroom.domain.customers import described


@pytest.mark.clause("REG-01")
@pytest.mark.parametrize(
    "text, plates",
    [
        ("粤B·12345 白色SUV", ("b12345",)),
        ("粤BD12345", ("bd12345",)),
        ("京A 88888，卷发", ("a88888",)),
        ("沪Ａ１２３４５", ("a12345",)),
        ("沪A·F0236挂", ("af0236",)),
        ("M-AB 1234, tall", ("mab1234",)),
        ("grey, AB12 CDE", ("ab12cde",)),
        ("two cars: AB-123-CD and 34 abc", ("ab123cd",)),
        ("戴眼镜，高个子", ()),
        ("call 138 1234 5678", ()),
        ("Audi A6L", ()),
        ("", ()),
    ],
)
def test_plates_in_a_description(text: str, plates: tuple[str, ...]) -> None:
    assert described.plates(text) == plates


def test_a_long_run_is_found_in_every_part_of_it() -> None:
    text = "".join(chr(0x4E00 + number) for number in range(150))
    found = described.words(text)
    assert all(len(one) <= described.LONGEST_RUN for one in found)
    pieces = (text[at : at + 12] for at in range(len(text) - 12))
    assert all(any(piece in one for one in found) for piece in pieces)


@pytest.mark.clause("SEC-02")
@pytest.mark.parametrize(
    "text, shown",
    [
        ("粤B·12345 白色SUV，戴眼镜", "粤B·***45 白色SUV，戴眼镜"),
        ("高个子，电话 138 1234 5678", "高个子，电话 138****5678"),
        ("戴眼镜", "戴眼镜"),
        ("grey, AB12 CDE", "grey, AB****DE"),
    ],
)
def test_a_colleague_reads_the_looks_without_the_plate(text: str, shown: str) -> None:
    assert described.masked(text) == shown
