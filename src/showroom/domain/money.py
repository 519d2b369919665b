"""Money: whole minor units of one currency, `Decimal` for every step between, and one rounding rule.

The rule of the whole program: an amount is rounded **half up, to the currency's minor unit, where it is first printed**
(a line, a discount, a tax), and everything after that only adds printed amounts. So a total on paper is always the sum
of the figures above it. Clause QUO-01.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from showroom.domain.errors import UserError

# ISO 4217: the active codes by the number of digits after the point; all others have two.
_DIGITS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
    2: "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF"
    " CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD"
    " HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT"
    " MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR"
    " SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU"
    " UZS VED VES WST XCD YER ZAR ZMW ZWG",
}
_EXPONENTS = {code: digits for digits, codes in _DIGITS.items() for code in codes.split()}
_SYMBOLS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "SGD": "S$", "INR": "₹", "KRW": "₩"}
LARGEST = 10**15  # minor units; ten trillion yuan: what a 64-bit column, the words and a reader can all hold


def currencies() -> tuple[str, ...]:
    """The ISO 4217 codes the program knows, in order."""
    return tuple(sorted(_EXPONENTS))


def exponent(currency: str) -> int:
    """Digits after the point: 2 for CNY, 0 for JPY, 3 for KWD. Raises ``UserError("money.unknown_currency")``."""
    try:
        return _EXPONENTS[currency]
    except KeyError:
        raise UserError("money.unknown_currency", field="currency", currency=currency) from None


def round_half_up(value: Decimal) -> int:
    """The one rounding rule: to the nearest whole, halves away from zero."""
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class Money:
    """``minor`` whole minor units (fen, cents) of ``currency`` (ISO 4217)."""

    minor: int
    currency: str

    @classmethod
    def zero(cls, currency: str) -> Money:
        return cls(0, currency)

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> Money:
        """From major units, rounded half up: ``Money.of("19.995", "CNY")`` is 20.00.

        Raises ``UserError("money.not_a_number")`` for text that is no number, ``money.too_large`` beyond the limit.
        """
        try:
            value = Decimal(amount)
            if not value.is_finite():
                raise InvalidOperation
        except InvalidOperation:
            raise UserError("money.not_a_number", field="amount", text=str(amount)) from None
        scaled = value.scaleb(exponent(currency))
        if abs(scaled) > LARGEST:
            raise UserError("money.too_large", field="amount", text=str(amount))
        return cls(round_half_up(scaled), currency)

    @property
    def major(self) -> Decimal:
        """The amount in major units, with exactly the currency's digits."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.minor < other.minor

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.minor <= other.minor

    def times(self, factor: Decimal | int) -> Money:
        """The product, rounded half up."""
        return Money(round_half_up(Decimal(self.minor) * factor), self.currency)

    def percent(self, rate: Decimal) -> Money:
        """``rate`` per cent of this, rounded half up."""
        return self.times(rate / 100)

    def allocate(self, weights: Sequence[int]) -> tuple[Money, ...]:
        """This amount in parts proportional to ``weights`` (not negative); the parts always add up to it exactly.

        Each part is its exact share rounded down, and the units left over go to the largest remainders, the earlier
        part first. With all weights zero everything goes to the first part.
        """
        if not weights or min(weights) < 0:
            raise ValueError("an amount is shared out over one or more weights that are not negative")
        total = sum(weights)
        if total == 0:
            return (self, *(Money(0, self.currency) for _ in weights[1:]))
        sign = -1 if self.minor < 0 else 1
        shares = [divmod(abs(self.minor) * weight, total) for weight in weights]
        left = abs(self.minor) - sum(share for share, _ in shares)
        order = sorted(range(len(shares)), key=lambda i: (-shares[i][1], i))
        extra = set(order[:left])
        return tuple(Money(sign * (share + (i in extra)), self.currency) for i, (share, _) in enumerate(shares))

    def digits(self) -> str:
        """``-1,234.50``: grouped by thousands, the currency's digits, no sign of the currency."""
        return f"{self.major:,.{exponent(self.currency)}f}"

    def text(self) -> str:
        """With the currency's sign, or its code where it has no sign of its own: ``¥1,234.50``, ``SAR 1,234.50``."""
        minus = "-" if self.minor < 0 else ""
        sign = _SYMBOLS.get(self.currency, self.currency + " ")
        return minus + sign + Money(abs(self.minor), self.currency).digits()


def total(currency: str, amounts: Iterable[Money]) -> Money:
    """The sum of ``amounts``, zero when there are none."""
    result = Money.zero(currency)
    for amount in amounts:
        result = result + amount
    return result


def number(text: str) -> Decimal | None:
    """A number as people type it (``1,234.5``, ``１２３４``, ``¥ 12``, ``8.5%``), or None when it is none."""
    cleaned = text.strip().translate(_TYPED)
    if not cleaned:
        return None
    try:
        value = Decimal(cleaned)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) <= LARGEST else None


_TYPED = str.maketrans("０１２３４５６７８９．－", "0123456789.-", ",， \u00a0\u202f¥￥$€£%％元")
