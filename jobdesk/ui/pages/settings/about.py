"""정보: which program this is, where its files lie, and whose work it stands on."""

from __future__ import annotations

from functools import partial
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from jobdesk import __version__
from jobdesk.paths import log_file, resource
from jobdesk.ui.models.listing import plain
from jobdesk.ui.pages.settings.section import Kit, Section
from jobdesk.ui.widgets.basics import HEADING, SMALL, Button, Card, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.plain_table import PlainTable

_PARTS: tuple[tuple[str, str, str, str], ...] = (
    ("Pretendard", "", "화면과 인쇄 글꼴", "SIL OFL 1.1"),
    ("Lucide", "", "그림 단추", "ISC"),
    ("Qt for Python", "PySide6_Essentials", "화면", "LGPL 3.0"),
    ("SQLCipher", "sqlcipher3", "암호화된 자료 파일", "BSD 3-Clause"),
    ("sqlite-utils", "sqlite-utils", "자료 파일 다루기", "Apache 2.0"),
    ("python-calamine", "python-calamine", "엑셀 읽기", "MIT"),
    ("openpyxl", "openpyxl", "엑셀 쓰기", "MIT"),
    ("python-hwpx", "python-hwpx", "한글 문서 쓰기", "Apache 2.0"),
    ("lxml", "lxml", "표 읽기", "BSD 3-Clause"),
    ("defusedxml", "defusedxml", "안전한 XML 읽기", "PSF"),
    ("msoffcrypto-tool", "msoffcrypto-tool", "암호 걸린 엑셀", "MIT"),
    ("ReportLab", "reportlab", "PDF 만들기", "BSD"),
    ("pypdfium2", "pypdfium2", "PDF 보기", "BSD 3-Clause / Apache 2.0"),
    ("RapidFuzz", "rapidfuzz", "비슷한 이름 찾기", "MIT"),
    ("argon2-cffi", "argon2-cffi", "비밀번호 지키기", "MIT"),
    ("cryptography", "cryptography", "열쇠 지키기", "Apache 2.0 / BSD"),
)


def _version(package: str) -> str:
    try:
        return version(package) if package else ""
    except PackageNotFoundError:  # a frozen program carries no metadata
        return ""


class AboutSection(Section):
    """Reads nothing from the store."""

    title = "정보"

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        program = Card(spacing=8)
        program.body.addWidget(Label("잡데스크 JobDesk", points=HEADING, weight=700, look="accent"))
        program.body.addWidget(Label(f"판 {__version__} · Apache License 2.0"))
        program.body.addWidget(
            Label(
                "인터넷에 연결하지 않으며 쓰는 내용을 어디에도 보내지 않습니다.",
                look="muted",
                wrap=True,
            )
        )
        places = Card("파일이 있는 곳", spacing=8)
        for name, folder in (
            ("센터 자료", str(kit.desk.folder)),
            ("프로그램 기록", str(log_file().parent)),
        ):
            path = Label(folder, look="muted", points=SMALL, wrap=True)
            path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            button = Button("폴더 열기", icon="folder-open")
            button.setAccessibleName(f"{name} 폴더 열기")
            button.clicked.connect(partial(_open, folder))
            line = row(Label(name), path, button, spacing=12)
            line.setStretch(1, 1)
            places.body.addLayout(line)
        parts = Card("함께 쓰는 것", spacing=12)
        table = PlainTable(
            "함께 쓰는 글꼴, 그림, 라이브러리",
            (
                plain("name", "이름", 150, strong=True),
                plain("version", "판", 90, quiet=True),
                plain("use", "쓰임", 180),
                plain("licence", "허가", 200),
            ),
            stretch="use",
            fit=True,
        )
        table.set_rows([(name, _version(pkg), use, by) for name, pkg, use, by in _PARTS])
        self.texts = (
            Button("글꼴 허가 전문"),
            Button("그림 단추 허가 전문"),
        )
        for button, title, file in zip(
            self.texts,
            ("Pretendard — SIL Open Font License", "Lucide — ISC License"),
            ("fonts/OFL.txt", "icons/LICENSE"),
            strict=True,
        ):
            button.clicked.connect(partial(self._show_text, title, file))
        parts.body.addWidget(table)
        parts.body.addLayout(row(*self.texts, None))
        for card in (program, places, parts):
            self.body.addWidget(card)

    def _show_text(self, title: str, file: str) -> None:
        TextDialog(title, resource(file).read_text(encoding="utf-8"), self).open()


class TextDialog(Dialog):
    """A long text to read."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(title, parent, width=680)
        self.view = QPlainTextEdit(text)
        self.view.setReadOnly(True)
        self.view.setAccessibleName(title)
        self.view.setMinimumHeight(360)
        self.view.setTabChangesFocus(True)
        self.body.addWidget(self.view)
        close = PrimaryButton("닫기")
        close.clicked.connect(self.accept)
        self.add_button(close)
        self.finished.connect(self.deleteLater)


def _open(folder: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
