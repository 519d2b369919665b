"""Putting a finished PDF on paper: pages drawn at 300 dpi onto the system's printer, off the GUI thread (QUO-02)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from showroom.domain.errors import Fault, UserError

_DPI = 300
_POINTS = 72.0


@dataclass(frozen=True, slots=True)
class Queue:
    """A printer of this PC."""

    name: str
    description: str
    is_default: bool


def queues() -> tuple[Queue, ...]:
    """The printers, the default one first. It may ask the print server: call it off the GUI thread."""
    default = QPrinterInfo.defaultPrinterName()
    found = [
        Queue(info.printerName(), info.description() or info.printerName(), info.printerName() == default)
        for info in QPrinterInfo.availablePrinters()
    ]
    return tuple(sorted(found, key=lambda queue: (not queue.is_default, queue.name)))


def print_pdf(content: bytes, title: str, queue: str = "", copies: int = 1) -> int:
    """Prints ``content`` on ``queue`` (default: the system's); gives the number of pages.

    Raises ``UserError("quotes.no_printer")`` without a printer, ``Fault("quotes.print_failed")`` when it refuses.
    """
    name = queue or QPrinterInfo.defaultPrinterName()
    info = QPrinterInfo.printerInfo(name)
    if not name or info.isNull():
        raise UserError("quotes.no_printer")
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready or document.pageCount() == 0:
        raise Fault("quotes.print_failed", printer=name, why=document.error().name)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setResolution(_DPI)
    printer.setCopyCount(copies)
    printer.setFullPage(True)
    _draw(document, printer, name)
    pages = int(document.pageCount())
    document.close()
    return pages


def _draw(document: QPdfDocument, printer: QPrinter, name: str) -> None:
    painter = QPainter()
    for page in range(document.pageCount()):
        points = document.pagePointSize(page)
        _set_paper(printer, points)
        begun = painter.begin(printer) if page == 0 else printer.newPage()
        if not begun:
            raise Fault("quotes.print_failed", printer=name, why=printer.printerState().name)
        target = QSize(round(points.width() / _POINTS * _DPI), round(points.height() / _POINTS * _DPI))
        image = document.render(page, target, QPdfDocumentRenderOptions())
        dots = printer.resolution() / _POINTS
        painter.drawImage(QRectF(0, 0, points.width() * dots, points.height() * dots), image)
    if not painter.end():
        raise Fault("quotes.print_failed", printer=name, why=printer.printerState().name)


def _set_paper(printer: QPrinter, points: QSizeF) -> None:
    size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    across = points.width() > points.height()
    orientation = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0)))
