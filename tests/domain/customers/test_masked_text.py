"""Numbers and addresses in what was written about other people's customers (SEC-02)."""

from __future__ import annotations

import pytest

from showroom.domain.customers.masked_text import masked


@pytest.mark.clause("SEC-02")
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("call 138 1234 5678 after six", "call 138****5678 after six"),
        ("请打13812345678，别打旧号", "请打138****5678，别打旧号"),
        ("his wife: +49 (30) 901-820", "his wife: 493****1820"),
        ("座机 8888-1234", "座机 ****1234"),
        ("write to anna.k@example.com, please", "write to a***@example.com, please"),
        ("sofa 12000, 3 m by 2, on 2026-11-22", "sofa 12000, 3 m by 2, on 2026-11-22"),
        ("预算 150000 元，周六 14:30 来", "预算 150000 元，周六 14:30 来"),
    ],
)
def test_what_reaches_somebody_is_starred_and_the_rest_stays(text: str, shown: str) -> None:
    assert masked(text) == shown
